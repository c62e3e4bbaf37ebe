import { findFootnotes, withoutFootnotes } from "../../../story/footnotes.ts";
import type { ReviewComment, ReviewSuggestion } from "../../../story/review.ts";
import { visibleText } from "../../../story/visible-text.ts";
import type { Piece } from "../account.ts";
import type { OutlineEntry, ReadFlow } from "../flow.ts";
import { guessLanguage } from "../language.ts";
import type { SetAside } from "../manuscript.ts";
import { stepsOf, suggestionsOf, takeChanges, takenBack } from "./changes.ts";
import { kept, look, type Part, type StyledDocument, type StyledParagraph, textBefore } from "./document.ts";
import { type RenderOptions, renderParagraphs } from "./render.ts";
import { sortParagraphs } from "./roles.ts";

/** Stands for a place; no text has it (Unicode 17, section 23.7: a noncharacter). */
const sentinel = "\ufdd0";

/**
 * A word processor's document as Markdown before any of its tracked changes, with the changes as suggestions: applied
 * together they give the document with all of them accepted.
 */
export function flowOf(source: StyledDocument): ReadFlow {
  const document = withText(source);
  const sorted = sortParagraphs(document.paragraphs);
  const numbers = new Map<string, number>();
  const numberOf = (note: string) => {
    const known = numbers.get(note) ?? numbers.size + 1;
    numbers.set(note, known);
    return known;
  };
  const emphasise = (paragraph: StyledParagraph) => withEmphasis(paragraph, sorted.underlineIsEmphasis);
  const notes = new Map([...document.notes].map(([key, paragraphs]) => [key, paragraphs.map(emphasise).map(apart)]));
  const placed = new Set<string>();
  const base = { numberOf, notes, sentinel: "", includes: isBefore, endsAt: isBefore };
  const pieces: Piece[] = [];
  const suggestions: ReviewSuggestion[] = [];
  const places: Place[] = [];
  const outline: OutlineEntry[] = [];
  let markdown = "";
  const setAside: SetAside[] = [];
  for (const { kind, paragraphs } of sorted.asides) {
    const text = paragraphs
      .map((paragraph) => asideText(paragraph, notes, numberOf))
      .filter((line) => line !== "")
      .join("\n");
    if (text === "") continue;
    setAside.push({ kind, text });
    pieces.push({
      use: "setAside",
      source: paragraphs.map((paragraph) => rawOf([paragraph], notes)).join("\n"),
      made: text,
    });
    for (const { parts } of paragraphs)
      for (const part of parts) if (part.kind === "mark") places.push({ ...part, at: 0 });
  }
  for (const own of groupsOf(sorted.body)) {
    const paragraphs = own.map(emphasise).map(apart);
    const ownNotes = notesOf(paragraphs, notes, placed);
    const options = { ...base, notes: ownNotes };
    const steps = stepsOf([...paragraphs, ...[...ownNotes.values()].flat()]);
    const textAt = (taken: number) => {
      const text = renderParagraphs(paragraphs, {
        ...options,
        includes: (fate) => steps.includes(fate, taken),
        endsAt: (end) => steps.endsAt(end, taken),
      });
      return text === "" ? "" : `${text}\n\n`;
    };
    const before = textAt(0);
    const from = markdown.length;
    for (const beginning of own[0]?.begins ?? []) outline.push({ ...beginning, at: from });
    for (const suggestion of suggestionsOf(steps.list, textAt, paragraphs.length)) {
      suggestions.push({ ...suggestion, from: from + suggestion.from, to: from + suggestion.to });
    }
    places.push(...placesOf(paragraphs, before, options).map((place) => ({ ...place, at: from + place.at })));
    if (before !== "") pieces.push({ use: "chapter", source: rawOf(paragraphs, ownNotes), made: lettersOf(before) });
    markdown += before;
  }
  const unreferred = [...notes].filter(([key]) => !numbers.has(key)).map(([, paragraphs]) => paragraphs);
  for (const paragraphs of unreferred) {
    const text = paragraphs.map(textBefore).join("\n").trim();
    if (text === "") continue;
    setAside.push({ kind: "what could not be placed", text });
    pieces.push({ use: "setAside", source: paragraphs.map(({ raw }) => raw).join("\n"), made: text });
  }
  const put = [...sorted.asides.flatMap(({ paragraphs }) => paragraphs), ...unreferred.flat()].flatMap(insertions);
  if (put.length > 0) {
    const text = put.join("\n");
    setAside.push({ kind: "what could not be placed", text });
    pieces.push({ use: "setAside", source: text, made: text });
  }
  const back = takenBack([...source.paragraphs, ...[...source.notes.values()].flat()]).join("\n");
  const asides: readonly SetAside[] = back === "" ? [] : [{ kind: "what was put in and taken out again", text: back }];
  for (const aside of [...asides, ...document.setAside]) {
    setAside.push(aside);
    pieces.push({ use: "setAside", source: aside.text, made: aside.text });
  }
  const removed = [...document.removed];
  if (sorted.underlined > 0) removed.push(sayUnderlined(sorted.underlined));
  return {
    title: sorted.title || document.title,
    hasTitlePage: sorted.title !== "",
    chapterLevel: document.chapterLevel ?? null,
    author: sorted.author || document.author,
    language: languageOf(document.language, markdown),
    markdown,
    pieces,
    setAside,
    images: document.images,
    comments: commentsOf(document, places, markdown.length),
    suggestions,
    removed,
    ...(outline.length > 0 ? { outline } : {}),
  };
}

/** Where all of a text was written with the changes tracked, there is nothing that it could be suggested to. */
function withText(document: StyledDocument): StyledDocument {
  const { paragraphs } = document;
  const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);
  if (paragraphs.some((paragraph) => hasWords(textBefore(paragraph)))) return document;
  const taken = paragraphs.map(takeChanges);
  if (!taken.some(({ raw }) => hasWords(raw))) return document;
  const removed = [...document.removed, "All of the text is a tracked insertion: it was taken as the text."];
  return { ...document, paragraphs: taken, removed };
}

type Place = { readonly comment: string; readonly side: "from" | "to"; readonly at: number };

const isBefore: RenderOptions["includes"] = ({ inserted }) => inserted === null;

/** What somebody put into a paragraph that is in no chapter, where it can't be suggested. */
function insertions({ parts }: StyledParagraph): string[] {
  return parts.flatMap((part) =>
    part.kind === "text" && part.fate.inserted !== null && part.fate.deleted === null && /\S/.test(part.text)
      ? [`${part.fate.inserted.author}: “${part.text.trim()}”`]
      : [],
  );
}

/** Paragraphs that Markdown joins, or a tracked change does. */
function groupsOf(paragraphs: readonly StyledParagraph[]): StyledParagraph[][] {
  const groups: StyledParagraph[][] = [];
  let last: StyledParagraph | null = null;
  for (const paragraph of paragraphs) {
    const { kind } = paragraph.role;
    const isOpen = last !== null && (last.end.inserted !== null || last.end.deleted !== null);
    const goesOn = kind === "item" || kind === "quote" || kind === "code" || kind === "inside";
    const isSame = last?.role.kind === kind && goesOn && paragraph.begins === undefined;
    if (isOpen || isSame) groups.at(-1)?.push(paragraph);
    else groups.push([paragraph]);
    last = paragraph;
  }
  return groups;
}

/** Each fate an object of its own, so that a step can be named by it. */
function apart(paragraph: StyledParagraph): StyledParagraph {
  const own = (part: Part): Part =>
    part.kind === "mark" || part.fate === kept ? part : { ...part, fate: { ...part.fate } };
  return { ...paragraph, parts: paragraph.parts.map(own), end: { ...paragraph.end } };
}

function withEmphasis(paragraph: StyledParagraph, underlineIsEmphasis: boolean): StyledParagraph {
  // A heading is bold or in the middle by itself, whatever stands in the file for that.
  const isHeading = paragraph.role.kind === "heading";
  const whole = paragraph.parts.reduce(
    (all, part) => (part.kind === "text" && /\S/.test(part.text) ? all & part.looks : all),
    ~0,
  );
  const parts = paragraph.parts.map((part): Part => {
    if (part.kind !== "text") return part;
    let { looks } = part;
    if (isHeading) looks &= ~(whole & (look.bold | look.italic | look.underlined));
    if (looks & look.underlined)
      looks = (looks & ~look.underlined) | (underlineIsEmphasis && part.link === null ? look.italic : 0);
    return looks === part.looks ? part : { ...part, looks };
  });
  return { ...paragraph, parts };
}

/** Where the marks are in the group's Markdown: found in it as they stand, or near it where a mark changes what is read. */
function placesOf(paragraphs: readonly StyledParagraph[], before: string, base: RenderOptions): Place[] {
  const noted = paragraphs.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === "note" && isBefore(part.fate) ? (base.notes.get(part.note) ?? []) : [])),
  );
  const marks = [...paragraphs, ...noted].flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === "mark" ? [part] : [])),
  );
  if (marks.length === 0) return [];
  const pieces = renderParagraphs(paragraphs, { ...base, sentinel }).split(sentinel);
  let marked = "";
  return marks.map(({ comment, side }, place) => {
    marked += pieces[place] ?? "";
    let at = 0;
    while (at < marked.length && marked.charCodeAt(at) === before.charCodeAt(at)) at++;
    return { comment, side, at };
  });
}

function commentsOf({ comments }: StyledDocument, places: readonly Place[], end: number): ReviewComment[] {
  const found: ReviewComment[] = [];
  for (const [key, said] of comments) {
    const own = places.filter(({ comment }) => comment === key);
    const from = own.find(({ side }) => side === "from")?.at ?? own[0]?.at ?? end;
    const to = Math.max(from, own.find(({ side }) => side === "to")?.at ?? from);
    found.push({ ...said, from, to });
  }
  return found.sort((left, right) => left.from - right.from);
}

/** A note stands where it is first referred to. */
function notesOf(
  paragraphs: readonly StyledParagraph[],
  notes: StyledDocument["notes"],
  placed: Set<string>,
): Map<string, readonly StyledParagraph[]> {
  const own = new Map<string, readonly StyledParagraph[]>();
  for (const { parts } of paragraphs) {
    for (const part of parts) {
      if (part.kind !== "note" || placed.has(part.note)) continue;
      placed.add(part.note);
      own.set(part.note, notes.get(part.note) ?? []);
    }
  }
  return own;
}

/** With the notes that they refer to behind them, as in the Markdown. */
function rawOf(paragraphs: readonly StyledParagraph[], notes: StyledDocument["notes"]): string {
  const keys = new Set<string>();
  for (const { parts } of paragraphs)
    for (const part of parts) if (part.kind === "note" && isBefore(part.fate)) keys.add(part.note);
  const noted = [...keys].flatMap((key) => (notes.get(key) ?? []).map(({ raw }) => raw));
  // Without an end that was put in, two paragraphs are one.
  const lines = paragraphs.map(({ raw, end }) => (end.inserted === null ? `${raw}\n` : raw));
  return [lines.join("").replace(/\n$/, ""), ...noted].join("\n");
}

/** One line of prose in which no sign means anything to Markdown. */
const plainLine = /^[\p{L}“”‘’"'(—][\p{L}\p{N}\p{M} .,;:?!'"“”‘’—–…()-]*$/u;

/** What describes an image is no word of the text. */
const ownImage = /!\[(?:\\.|[^\]\\\n])*\]\(assets\/image-\d+\.\w+\)/g;

/** What a reader sees of Markdown, its footnotes too: what the account of words compares with the source. */
function lettersOf(written: string): string {
  const markdown = written.replace(ownImage, "");
  const line = markdown.trimEnd();
  if (plainLine.test(line)) return line;
  const notes = findFootnotes(markdown);
  const text = visibleText(withoutFootnotes(markdown, notes)).text;
  return [text, ...notes.map((note) => visibleText(note.text).text)].join("\n");
}

function asideText(
  paragraph: StyledParagraph,
  notes: StyledDocument["notes"],
  numberOf: (note: string) => number,
): string {
  const lines = [textBefore(paragraph).trim()];
  for (const part of paragraph.parts) {
    if (part.kind !== "note" || !isBefore(part.fate)) continue;
    numberOf(part.note);
    lines.push(...(notes.get(part.note) ?? []).map((note) => textBefore(note).trim()));
  }
  return lines.filter((line) => line !== "").join("\n");
}

/** Many files say the language of the program that made them: it is believed where the text could be in it. */
function languageOf(said: string, markdown: string): string {
  const guess = guessLanguage(markdown);
  if (said === "" || /^(?:und|zxx|x-none)$/i.test(said)) return guess;
  const known = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "ja", "ko", "zh", "ru", "el", "he", "ar"];
  const primary = said.split("-")[0]?.toLowerCase() ?? "";
  return known.includes(primary) && primary !== guess ? guess : said;
}

function sayUnderlined(count: number): string {
  return count === 1
    ? "1 underlined passage is not underlined any more; its words are all there."
    : `${count} underlined passages are not underlined any more; their words are all there.`;
}
