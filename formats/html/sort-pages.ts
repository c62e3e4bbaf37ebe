import type { MatterRole } from "../../story/matter.ts";
import { contentsLine } from "../import/contents.ts";
import { findLibraryFrame, type LibraryFrame } from "../import/library.ts";
import type { SetAsideKind } from "../import/manuscript.ts";
import type { StyledParagraph } from "../import/styled/document.ts";
import type { PageParagraph } from "./draft-paragraph.ts";

export interface SortedPages {
  readonly paragraphs: readonly PageParagraph[];
  /** Of a digital library's frame. */
  readonly frame: LibraryFrame | null;
}

const notesLine =
  /^[^\p{L}]*(?:(?:foot|end)?notes?|fu(?:ß|ss)noten|endnoten|anmerkungen|notes de bas de page|notas|note)[^\p{L}]*$/iu;
const longestEntry = 200;
const longestTitlePage = 60;

/** Sets aside what only the order of a page's paragraphs tells: a library's frame, a table of contents, a title page. */
export function sortPages(paragraphs: readonly PageParagraph[], hasTitlePage: boolean): SortedPages {
  const framed = setFrameAside(hasText(paragraphs) ? paragraphs : takeAll(paragraphs));
  const sorted = findContents(dropNotesHeading(framed.paragraphs));
  const kept = hasText(sorted) ? sorted : takeAll(sorted);
  return { frame: framed.frame, paragraphs: hasTitlePage ? findTitlePage(kept) : kept };
}

function hasText(paragraphs: readonly PageParagraph[]): boolean {
  return paragraphs.some((one) => one.aside === null && isFull(one));
}

/** A page that is nothing but what others have beside their text is that. */
function takeAll(paragraphs: readonly PageParagraph[]): readonly PageParagraph[] {
  return paragraphs.map((one) => ({ ...one, aside: null }));
}

/** The marker lines of Project Gutenberg, in files that name their frame nowhere else. */
function setFrameAside(paragraphs: readonly PageParagraph[]): SortedPages {
  const header = paragraphs.filter(({ aside }) => aside === "library header").map(({ paragraph }) => paragraph.raw);
  const lines = header.length > 0 ? header : paragraphs.map(({ paragraph }) => paragraph.raw);
  const split = lines.flatMap((text) => text.split("\n"));
  const marker = split.findIndex((line) => /\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG/i.test(line));
  const frame = marker < 0 ? null : findLibraryFrame([...split.slice(0, marker).flatMap(fields), split[marker] ?? ""]);
  if (header.length > 0 || frame === null) return { paragraphs, frame };
  const start = paragraphs.findIndex(({ paragraph }) => /\*{3}\s*START OF (?:THE|THIS) PROJECT/i.test(paragraph.raw));
  const end = paragraphs.findIndex(
    ({ paragraph }, at) => at > start && /\*{3}\s*END OF (?:THE|THIS) PROJECT/i.test(paragraph.raw),
  );
  const set = (paragraph: PageParagraph, at: number): PageParagraph => {
    if (at <= start) return aside(paragraph, "library header");
    return end >= 0 && at >= end ? aside(paragraph, "library footer") : paragraph;
  };
  return { paragraphs: paragraphs.map(set), frame };
}

/** "Title: Moby Dick Author: Herman Melville" on one line, as some pages have it. */
function fields(line: string): string[] {
  return line.split(/\s+(?=(?:Title|Author|Language|Release Date|Credits|Translator|Illustrator):)/);
}

function aside(paragraph: PageParagraph, kind: SetAsideKind): PageParagraph {
  return paragraph.aside === null ? { ...paragraph, aside: kind } : paragraph;
}

/** "Footnotes", where nothing is left below it but the next chapter. */
function dropNotesHeading(paragraphs: readonly PageParagraph[]): PageParagraph[] {
  return paragraphs.map((paragraph, place) => {
    if (paragraph.aside !== null || !paragraph.notesFollow || !notesLine.test(textOf(paragraph))) return paragraph;
    const next = paragraphs.slice(place + 1).find((other) => other.aside === null && isFull(other));
    const isEnd = next === undefined || next.paragraph.role.kind === "heading" || next.page !== paragraph.page;
    return isEnd ? aside(paragraph, "headers and footers") : paragraph;
  });
}

/** Short lines that lead elsewhere in the book, several after each other, with what is written above them. */
function findContents(paragraphs: readonly PageParagraph[]): PageParagraph[] {
  const sorted = [...paragraphs];
  for (let place = 0; place < sorted.length; place++) {
    if (!isEntry(sorted[place])) continue;
    let end = place;
    let entries = 0;
    for (let at = place; at < sorted.length && at - end <= 3; at++) {
      if (isEntry(sorted[at])) {
        entries++;
        end = at + 1;
      } else if (isFull(sorted[at]) && textOf(sorted[at]).length > 80) break;
      else if (sorted[at]?.paragraph.role.kind === "heading" && !isEntry(sorted[at])) break;
    }
    if (entries < 3) {
      place = Math.max(place, end - 1);
      continue;
    }
    let from = place;
    while (from > 0 && (!isFull(sorted[from - 1]) || sorted[from - 1]?.aside !== null) && place - from < 3) from--;
    const title = sorted[from - 1];
    if (title && contentsLine.test(textOf(title))) from--;
    else from = place;
    for (let at = from; at < end; at++) {
      const entry = sorted[at] as PageParagraph;
      if (entry.paragraph.role.kind !== "scene break") sorted[at] = aside(entry, "table of contents");
    }
    place = end - 1;
  }
  return sorted;
}

function isEntry(paragraph: PageParagraph | undefined): boolean {
  if (!paragraph || paragraph.aside !== null || paragraph.paragraph.role.kind === "heading") return false;
  const length = textOf(paragraph).length;
  return paragraph.linked > 0 && length > 0 && length <= longestEntry && paragraph.linked * 8 >= length;
}

/** The book's own title, where it is the only heading of the highest level and little stands below it. */
function findTitlePage(paragraphs: readonly PageParagraph[]): PageParagraph[] {
  const body = paragraphs.filter((paragraph) => paragraph.aside === null && isFull(paragraph));
  const headings = body.filter(({ paragraph }) => paragraph.role.kind === "heading");
  const [first, ...others] = headings;
  if (!first || others.length < 2 || levelOf(first) >= Math.min(...others.map(levelOf))) return [...paragraphs];
  const before = body.slice(0, body.indexOf(first));
  if (wordsIn(before) > longestTitlePage) return [...paragraphs];
  const below = body.slice(body.indexOf(first) + 1);
  // "by Herman Melville" is often a heading, too.
  const next = below.findIndex((one) => one.paragraph.role.kind === "heading" && !isByline(one));
  const front = below.slice(0, next);
  if (next < 0 || wordsIn(front) > longestTitlePage) return [...paragraphs];
  return paragraphs.map((one) => {
    if (one === first) return withRole(one, { kind: "title" });
    return before.includes(one) || front.includes(one) ? withRole(one, { kind: "title page" }) : one;
  });
}

export function withRole(paragraph: PageParagraph, role: StyledParagraph["role"]): PageParagraph {
  return { ...paragraph, paragraph: { ...paragraph.paragraph, role } };
}

/** Where the page says of each of its highest headings which part or chapter it begins, that counts. */
export function followSections(paragraphs: readonly PageParagraph[]): readonly PageParagraph[] {
  const headings = paragraphs.filter(
    (one) => one.aside === null && one.paragraph.role.kind === "heading" && isFull(one),
  );
  const highest = Math.min(...headings.map(levelOf));
  if (headings.length === 0 || headings.some((one) => levelOf(one) === highest && one.opens === null))
    return paragraphs;
  return paragraphs.map((one) => {
    if (one.opens === null || one.aside !== null) return one;
    const { kind, matter } = one.opens;
    if (matter === "contents") return aside(one, "table of contents");
    const isTitle = one.paragraph.role.kind === "heading";
    const depth = isTitle ? levelOf(one) - highest : 0;
    const begins = [{ kind, matter, depth, title: isTitle ? null : titleOfMatter(matter) }];
    return { ...one, paragraph: { ...one.paragraph, begins } };
  });
}

/** What a page is called that has no heading: "Dedication". */
export function titleOfMatter(matter: MatterRole | null): string {
  return matter === null ? "" : `${matter.charAt(0).toUpperCase()}${matter.slice(1)}`;
}

function isByline(paragraph: PageParagraph): boolean {
  return /^(?:\[?(?:written\s+)?(?:by|von|par|por|di|door|av|af)\b|\[?(?:illustrat|translat|edit|with\s|in\s\w+\svolumes)|herausgegeben|übersetzt)/iu.test(
    textOf(paragraph),
  );
}

function levelOf({ paragraph }: PageParagraph): number {
  return paragraph.role.kind === "heading" ? paragraph.role.level : 7;
}

export function isFull(paragraph: PageParagraph | undefined): boolean {
  return paragraph !== undefined && /[\p{L}\p{N}]/u.test(paragraph.paragraph.raw);
}

export function textOf(paragraph: PageParagraph | undefined): string {
  return paragraph?.paragraph.raw.replace(/\s+/g, " ").trim() ?? "";
}

function wordsIn(paragraphs: readonly PageParagraph[]): number {
  return paragraphs.reduce((sum, paragraph) => sum + textOf(paragraph).split(" ").length, 0);
}
