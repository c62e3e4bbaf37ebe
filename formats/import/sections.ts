import type { MatterRole } from "../../story/matter.ts";
import type { Choice, Source } from "./choose.ts";
import { plainToMarkdown } from "./escape.ts";
import { authorNoteEnd } from "./front.ts";
import { findSceneGaps } from "./gaps.ts";
import type { Head } from "./heads.ts";
import { isBlank, joinTitle, nextFull } from "./lines.ts";
import type { ImportedChapter, ImportedItem, ImportOptions } from "./manuscript.ts";
import { reflow } from "./reflow.ts";
import { splitScenes } from "./scene-chapters.ts";
import { tidyTitle } from "./titles.ts";
import { closingFrom, type RankedHead, rankHeads } from "./tree.ts";

/** Lines [from, to) and what they became. */
export interface Section {
  readonly use: "chapter" | "title" | "setAside";
  readonly from: number;
  readonly to: number;
  readonly made: string;
}

export interface BuiltItems {
  readonly items: readonly ImportedItem[];
  readonly sections: readonly Section[];
}

interface Lines {
  readonly from: number;
  readonly to: number;
}

interface OpenPart {
  readonly rank: number;
  readonly children: ImportedItem[];
}

/** Cuts the book at its headings into parts and chapters. */
export function buildItems(
  source: Source,
  choice: Choice,
  opening: Lines | null,
  options: ImportOptions,
  bookTitle: string,
): BuiltItems {
  const sections: Section[] = [];
  const early = choice.bookTitle ? between(source, choice.bookTitle.to, choice.heads[0]?.from) : opening;
  /** Before the book's own title. */
  const first = choice.bookTitle ? opening : null;
  const scenes = findScenes(source, choice, [first, early]);
  if (options.split.kind === "none" && choice.heads.length > 0) {
    return wholeBook(source, choice, [first, early], scenes, bookTitle);
  }
  const root: ImportedItem[] = [];
  const add = (
    target: ImportedItem[],
    title: string,
    from: number,
    to: number,
    isTitleMade: boolean,
    matter?: MatterRole | null,
  ): void => {
    const read = readChapter(source, scenes, title, from, to, sections);
    const made = isTitleMade ? { ...read, isTitleMade } : read;
    const chapter = matter ? { ...made, said: { matter } } : made;
    target.push(...(options.split.kind === "scenes" ? splitScenes(chapter) : [chapter]));
  };
  if (first) add(root, bookTitle, first.from, first.to, true);
  if (choice.bookTitle) addTitle(sections, source, choice.bookTitle);
  const ranked = rankHeads(choice.heads, source.lines, source.to);
  if (early) add(root, bookTitle, early.from, early.to, true);
  const closing = closingFrom(ranked);
  const open: OpenPart[] = [];
  ranked.forEach(({ head, rank }, place) => {
    const end = ranked[place + 1]?.head.from ?? source.to;
    const title = tidyTitle(head.text) || `Chapter ${untitledNumber(ranked, place)}`;
    addTitle(sections, source, head);
    if (place >= closing || head.outer) open.length = 0;
    if (rank === null) {
      const isMade = head.to === head.from || tidyTitle(head.text) === "";
      add(open.at(-1)?.children ?? root, title, head.to, end, isMade, head.matter);
      return;
    }
    while ((open.at(-1)?.rank ?? -1) >= rank) open.pop();
    const children: ImportedItem[] = [];
    (open.at(-1)?.children ?? root).push({ kind: "part", title, children });
    open.push({ rank, children });
    if (nextFull(source.lines, head.to, end) !== null) add(children, title, head.to, end, true);
  });
  if (root.length === 0) root.push({ kind: "chapter", title: bookTitle, text: "", isTitleMade: true });
  return { items: root, sections };
}

/** One chapter; its headings become scenes' headings, so that no word goes. */
function wholeBook(
  source: Source,
  choice: Choice,
  [first, early]: readonly (Lines | null)[],
  scenes: ReadonlySet<number>,
  bookTitle: string,
): BuiltItems {
  const sections: Section[] = [];
  const texts: string[] = [];
  const take = (from: number, to: number): void => {
    texts.push(readChapter(source, scenes, "", from, to, sections).text);
  };
  if (first) take(first.from, first.to);
  if (choice.bookTitle) addTitle(sections, source, choice.bookTitle);
  if (early) take(early.from, early.to);
  choice.heads.forEach((head, place) => {
    if (head.text !== "" && head.to > head.from) {
      const lines = source.lines.slice(head.from, head.to);
      const made =
        source.format === "markdown" ? lines.join("\n") : `## ${plainToMarkdown(joinTitle(lines, 0, lines.length))}`;
      sections.push({ use: "chapter", from: head.from, to: head.to, made });
      texts.push(`${made}\n`);
    }
    take(head.to, choice.heads[place + 1]?.from ?? source.to);
  });
  const text = texts.filter((part) => part !== "").join("\n");
  return { items: [{ kind: "chapter", title: bookTitle, text, isTitleMade: true }], sections };
}

/** Where blank lines alone begin a scene, judged over all chapters at once. */
function findScenes(source: Source, choice: Choice, before: readonly (Lines | null)[]): ReadonlySet<number> {
  if (source.format === "markdown") return new Set();
  const spans = choice.heads.map((head, place) => ({ from: head.to, to: choice.heads[place + 1]?.from ?? source.to }));
  const early = before.filter((span) => span !== null);
  return findSceneGaps(source.lines, [...early, ...spans], source.layout);
}

function readChapter(
  source: Source,
  scenes: ReadonlySet<number>,
  title: string,
  from: number,
  to: number,
  sections: Section[],
): ImportedChapter {
  const { lines, layout, format } = source;
  let start = from;
  if (format === "text") {
    const first = nextFull(lines, from, to);
    const noteEnd = first === null ? null : authorNoteEnd(lines, first, to);
    if (noteEnd !== null) {
      sections.push({ use: "setAside", from, to: noteEnd, made: lines.slice(from, noteEnd).join("\n") });
      start = noteEnd;
    }
  }
  const text = format === "markdown" ? keepMarkdown(lines, start, to) : reflow(lines, start, to, layout, scenes);
  sections.push({ use: "chapter", from: start, to, made: text });
  return { kind: "chapter", title, text };
}

/** As it stands, without blank lines around. */
function keepMarkdown(lines: readonly string[], from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isBlank(lines[start])) start++;
  while (end > start && isBlank(lines[end - 1])) end--;
  return start === end ? "" : `${lines.slice(start, end).join("\n")}\n`;
}

/** A title's piece is its whole line: an author who is named in it is counted with it. */
function addTitle(sections: Section[], source: Source, head: Head): void {
  if (head.to === head.from) return;
  sections.push({ use: "title", from: head.from, to: head.to, made: joinTitle(source.lines, head.from, head.to) });
}

function between(source: Source, from: number, to: number | undefined): Lines | null {
  const end = to ?? source.to;
  return nextFull(source.lines, from, end) === null ? null : { from, to: end };
}

function untitledNumber(ranked: readonly RankedHead[], place: number): number {
  return ranked.slice(0, place + 1).filter(({ rank }) => rank === null).length;
}
