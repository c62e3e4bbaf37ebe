import { isSceneBreak } from "../break-line.ts";
import { readHeading } from "../heading.ts";
import type { SetAsideKind } from "../manuscript.ts";
import { look, type StyledParagraph, textBefore } from "./document.ts";

/** A manuscript's paragraphs with what they are in it, and those that are in no chapter. */
export interface SortedParagraphs {
  readonly body: readonly StyledParagraph[];
  readonly asides: readonly { readonly kind: SetAsideKind; readonly paragraphs: readonly StyledParagraph[] }[];
  /** From the title page; empty where there is none. */
  readonly title: string;
  readonly author: string;
  readonly underlineIsEmphasis: boolean;
  /** Underlined words that are only underlined. */
  readonly underlined: number;
}

const byAuthor = /^(?:written\s+)?(?:by|von|par|por|di|door|av|af)\s+(\S.{0,80})$/iu;
const closing = /^[^\p{L}\p{N}]*(?:the\s+end|end|ende|fin|fine|finis|slut|einde|koniec|konec)[^\p{L}\p{N}]*$/iu;
const aboutWords =
  /(?:\b(?:about|approx(?:imately)?\.?|circa|ca\.|rund|etwa)\s+)?\d[\d.,\s]*\s*(?:words|wörter|mots|palabras|parole)\b/iu;
/** A title page, with address and word count, has no more words than that, and a line of it no more letters. */
const longestFront = 150;
const longestFrontLine = 120;

export function sortParagraphs(paragraphs: readonly StyledParagraph[]): SortedParagraphs {
  const underline = judgeUnderline(paragraphs);
  let body = dropBlankBreaks(findHeadings(findBreaks(raiseTitles(paragraphs))));
  const asides: { kind: SetAsideKind; paragraphs: StyledParagraph[] }[] = [];
  const contents = body.filter(({ role }) => role.kind === "contents");
  if (contents.length > 0) asides.push({ kind: "table of contents", paragraphs: contents });
  body = body.filter(({ role }) => role.kind !== "contents");
  const front = frontOf(body);
  if (front > 0) asides.unshift({ kind: "title page", paragraphs: body.slice(0, front) });
  const names = namesOf(body.slice(0, front));
  body = body.slice(front);
  const end = closingOf(body);
  if (end !== null) {
    asides.push({ kind: "what is not in the book", paragraphs: body.slice(end) });
    body = body.slice(0, end);
  }
  return { body: trimBreaks(body), asides, ...names, ...underline };
}

/** Typewriters had no italics: where a text has none, what is underlined is meant to be emphasised (Shunn, classic). */
function judgeUnderline(paragraphs: readonly StyledParagraph[]) {
  let italic = 0;
  let underlined = 0;
  for (const { role, parts } of paragraphs) {
    if (role.kind === "heading" || role.kind === "title" || role.kind === "title page") continue;
    for (const part of parts) {
      if (part.kind !== "text" || part.link !== null || !/[\p{L}\p{N}]/u.test(part.text)) continue;
      if (part.looks & look.italic) italic++;
      else if (part.looks & look.underlined) underlined++;
    }
  }
  const underlineIsEmphasis = italic * 4 <= underlined;
  return { underlineIsEmphasis, underlined: underlineIsEmphasis ? 0 : underlined };
}

/** One title is the book's; many are chapters'. */
function raiseTitles(paragraphs: readonly StyledParagraph[]): StyledParagraph[] {
  const isFull = (paragraph: StyledParagraph) => /[\p{L}\p{N}]/u.test(textBefore(paragraph));
  const firstHeading = paragraphs.findIndex(({ role }) => role.kind === "heading");
  const later = paragraphs.filter(
    ({ role }, place) => role.kind === "title" && firstHeading >= 0 && place > firstHeading,
  );
  const titles = paragraphs.filter((paragraph) => paragraph.role.kind === "title" && isFull(paragraph));
  const raise = later.some(isFull) || (firstHeading < 0 && titles.length > 2);
  return paragraphs.map((paragraph) => {
    const { role } = paragraph;
    if (!raise) return paragraph;
    if (role.kind === "title") return { ...paragraph, role: { kind: "heading", level: 1 } };
    return role.kind === "heading"
      ? { ...paragraph, role: { kind: "heading", level: Math.min(6, role.level + 1) } }
      : paragraph;
  });
}

/** Marks alone; and in a text whose paragraphs follow each other without blank ones, or with one, the blanks that are more. */
function findBreaks(paragraphs: readonly StyledParagraph[]): StyledParagraph[] {
  const marked = paragraphs.map((paragraph): StyledParagraph => {
    const { role, parts } = paragraph;
    if (role.kind === "contents" || role.kind === "code") return paragraph;
    // A style that says "break" is believed of no words.
    if (role.kind === "scene break")
      return /[\p{L}\p{N}]/u.test(allText(paragraph)) ? { ...paragraph, role: { kind: "body" } } : paragraph;
    if (!isSceneBreak(allText(paragraph)) || parts.some(({ kind }) => kind === "image" || kind === "note"))
      return paragraph;
    return { ...paragraph, role: { kind: "scene break" } };
  });
  const gaps = gapsOf(marked);
  const counts = [0, 0, 0];
  for (const { blanks } of gaps) counts[Math.min(2, blanks)] = (counts[Math.min(2, blanks)] ?? 0) + 1;
  const usual = (counts[0] ?? 0) >= (counts[1] ?? 0) + (counts[2] ?? 0) ? 0 : 1;
  const wide = gaps.filter(({ blanks }) => blanks > usual);
  if (wide.length === 0 || wide.length * 3 > gaps.length) return marked;
  for (const { at } of wide) {
    const blank = marked[at];
    if (blank) marked[at] = { ...blank, role: { kind: "scene break" } };
  }
  return marked;
}

/** Between two paragraphs of prose: how many blank ones, and where the first of them is. */
function gapsOf(paragraphs: readonly StyledParagraph[]) {
  const gaps: { at: number; blanks: number }[] = [];
  let from: number | null = null;
  let blanks = 0;
  paragraphs.forEach((paragraph, place) => {
    if (isBlank(paragraph)) {
      blanks++;
      if (paragraph.startsPage) from = null;
      return;
    }
    const isProse = paragraph.role.kind === "body" && !paragraph.centred;
    if (isProse && from !== null && !paragraph.startsPage) gaps.push({ at: from + 1, blanks });
    from = isProse ? place : null;
    blanks = 0;
  });
  return gaps;
}

/** In a text whose headings have no style: a line that reads as one, or that stands in the middle, bold, or on a new page. */
function findHeadings(paragraphs: readonly StyledParagraph[]): StyledParagraph[] {
  if (paragraphs.some((paragraph) => paragraph.role.kind === "heading" && !isBlank(paragraph))) return [...paragraphs];
  const candidates = new Map<number, number>();
  let afterBlank = true;
  let isFirst = true;
  paragraphs.forEach((paragraph, place) => {
    const text = allText(paragraph).trim();
    if (text === "") {
      afterBlank ||= true;
      return;
    }
    const isShort = text.length <= 80 && !/[.,;:…]["”’»]?$/u.test(text) && !text.includes("\n");
    const isLoud = standsOut(paragraph);
    const next = !isFirst ? undefined : paragraphs.slice(place + 1).find((other) => !isBlank(other));
    // The document's first line begins a page, too; with another such line below it is a title page.
    const isOpening = isFirst && next !== undefined && !standsOut(next);
    isFirst = false;
    const shape = text.length <= longestFrontLine ? readHeading(text) : null;
    if (
      paragraph.role.kind === "body" &&
      shape &&
      (isLoud || paragraph.startsPage || (afterBlank && shape.family !== "numeral"))
    )
      candidates.set(place, shape.family === "division" ? 1 : 2);
    else if (paragraph.role.kind === "body" && isShort && isLoud && (paragraph.startsPage || isOpening))
      candidates.set(place, 2);
    afterBlank = paragraph.startsPage;
  });
  const levels = new Set(candidates.values());
  if (candidates.size < 2) return [...paragraphs];
  const top = levels.size === 1 ? Math.min(...levels) - 1 : 0;
  return paragraphs.map((paragraph, place) => {
    const level = candidates.get(place);
    return level === undefined ? paragraph : { ...paragraph, role: { kind: "heading", level: level - top } };
  });
}

function standsOut(paragraph: StyledParagraph): boolean {
  return paragraph.centred || isAll(paragraph, look.bold) || isAll(paragraph, look.underlined);
}

function isAll(paragraph: StyledParagraph, bit: number): boolean {
  const texts = paragraph.parts.filter((part) => part.kind === "text" && /\S/.test(part.text));
  return texts.length > 0 && texts.every((part) => part.kind === "text" && (part.looks & bit) !== 0);
}

/** Where the text begins behind a title page: before the first heading, or behind a byline in the middle of the page. */
function frontOf(paragraphs: readonly StyledParagraph[]): number {
  const first = paragraphs.findIndex(({ role }) => role.kind === "heading");
  const limit = first < 0 ? paragraphs.length : first;
  let words = 0;
  let end = 0;
  let isFront = false;
  for (let place = 0; place < limit; place++) {
    const paragraph = paragraphs[place] as StyledParagraph;
    const text = textBefore(paragraph).trim();
    words += text.split(/\s+/).length;
    const longest = Math.max(...text.split("\n").map((line) => line.trim().length));
    if (words > longestFront || longest > longestFrontLine || isStory(paragraph)) break;
    const { kind } = paragraph.role;
    const isTitle = kind === "title" || kind === "title page";
    const isByline = paragraph.centred && byAuthor.test(text);
    if (isTitle || isByline || aboutWords.test(text)) {
      end = place + 1;
      isFront = true;
    } else if (first >= 0 && place + 1 === limit && (isFront || paragraphs[0]?.centred)) end = limit;
  }
  // A page that has nothing behind it is the text.
  return paragraphs.slice(end).every(isBlank) ? 0 : end;
}

/** What no title page has. */
function isStory({ role, parts }: StyledParagraph): boolean {
  return (
    role.kind === "quote" ||
    role.kind === "item" ||
    role.kind === "scene break" ||
    parts.some(({ kind }) => kind === "note")
  );
}

function namesOf(front: readonly StyledParagraph[]): { title: string; author: string } {
  let title = "";
  let author = "";
  for (const paragraph of front) {
    const text = textBefore(paragraph).replace(/\s+/g, " ").trim();
    const by = byAuthor.exec(text)?.[1];
    if (by) author ||= by;
    else if (paragraph.role.kind === "title") title ||= text;
  }
  const lines = front.filter((paragraph) => paragraph.centred && !isBlank(paragraph));
  const byline = lines.findIndex((paragraph) => byAuthor.test(textBefore(paragraph).trim()));
  const oneLine = (paragraph: StyledParagraph | undefined) =>
    paragraph ? textBefore(paragraph).replace(/\s+/g, " ").trim() : "";
  if (title === "") title = oneLine(lines[byline < 0 ? 0 : byline - 1]);
  // "Missing Him", and below it "Weeza": a name has no more than a few words, and a subtitle is rarely alone.
  if (author === "" && byline < 0 && lines.length === 2 && /^\p{Lu}\S*(?:\s+\S+){0,3}$/u.test(oneLine(lines[1])))
    author = oneLine(lines[1]);
  return { title, author };
}

/** "END" in the middle of the last line: where it begins, with what stands around it. */
function closingOf(paragraphs: readonly StyledParagraph[]): number | null {
  let place = paragraphs.length - 1;
  while (place >= 0 && isBlank(paragraphs[place] as StyledParagraph)) place--;
  const last = paragraphs[place];
  if (place === 0 || !last?.centred || last.role.kind !== "body" || !closing.test(textBefore(last))) return null;
  return place;
}

function dropBlankBreaks(paragraphs: readonly StyledParagraph[]): StyledParagraph[] {
  return paragraphs.filter(
    (paragraph) => paragraph.role.kind === "scene break" || !isBlank(paragraph) || hasChange(paragraph),
  );
}

/** A break before a heading, at the beginning, at the end and behind another one parts nothing. */
function trimBreaks(paragraphs: readonly StyledParagraph[]): StyledParagraph[] {
  const isBreak = (paragraph: StyledParagraph | undefined) =>
    paragraph?.role.kind === "scene break" && !hasChange(paragraph);
  return paragraphs.filter((paragraph, place) => {
    if (!isBreak(paragraph)) return true;
    const before = paragraphs[place - 1];
    const after = paragraphs[place + 1];
    if (!before || !after || isBreak(after)) return false;
    return before.role.kind !== "heading" && after.role.kind !== "heading";
  });
}

function hasChange({ parts, end }: StyledParagraph): boolean {
  const isChanged = ({ inserted, deleted }: StyledParagraph["end"]) => inserted !== null || deleted !== null;
  return isChanged(end) || parts.some((part) => part.kind !== "mark" && isChanged(part.fate));
}

function isBlank({ role, parts }: StyledParagraph): boolean {
  return (
    role.kind !== "scene break" &&
    !parts.some((part) => (part.kind === "text" ? /\S/.test(part.text) : part.kind !== "mark"))
  );
}

/** With what was put in and what was taken out. */
function allText({ parts }: StyledParagraph): string {
  let text = "";
  for (const part of parts) if (part.kind === "text") text += part.text;
  return text;
}
