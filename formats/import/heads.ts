import type { MatterRole } from "../../story/matter.ts";
import { type HeadingShape, readHeading } from "./heading.ts";
import { fillsLine, type Layout } from "./layout.ts";
import { endOfBlock, isBlank, joinTitle, nextFull } from "./lines.ts";

/** A heading where it stands: lines [from, to), which become a title whole. */
export interface Head {
  readonly from: number;
  readonly to: number;
  /** "listed" stands in the table of contents, "shape" recurs, "page" follows a form feed, "markdown" has its marks. */
  readonly family: HeadingShape["family"] | "listed" | "shape" | "page" | "markdown" | "scene" | "matched";
  /** The keyword in lower case, or empty. */
  readonly word: string;
  readonly number: number | null;
  readonly bare: boolean;
  /** As it stood, lines joined by a space; empty for a chapter that has no title of its own. */
  readonly text: string;
  /** A chapter that stands in no part, though a part stands above it. */
  readonly outer?: boolean;
  readonly matter?: MatterRole | null;
}

const longestTitle = 80;

/** Lines that read as headings and stand alone, in order. Prose that begins with "Chapter 7 …" is not among them. */
export function findHeads(lines: readonly string[], from: number, to: number, layout: Layout): Head[] {
  const heads: Head[] = [];
  let place = from;
  while (place < to) {
    const head = headAt(lines, place, from, to, layout, heads.at(-1));
    if (head) heads.push(head);
    place = head ? head.to : place + 1;
  }
  return heads;
}

function headAt(
  lines: readonly string[],
  place: number,
  from: number,
  to: number,
  layout: Layout,
  previous: Head | undefined,
): Head | null {
  const line = (lines[place] ?? "").trim();
  if (line === "") return null;
  const free = place === from || isBlank(lines[place - 1]) || previous?.to === place || !layout.wrapped;
  if (!free) return null;
  const shape = readHeading(line);
  if (!shape) return null;
  const end = headEnd(lines, place, to, layout, shape);
  if (end === null) return null;
  return { from: place, to: end, ...pick(shape), text: joinTitle(lines, place, end) };
}

/** Past its last line, or null where what follows makes it prose. */
function headEnd(
  lines: readonly string[],
  place: number,
  to: number,
  layout: Layout,
  shape: HeadingShape,
): number | null {
  const next = place + 1 < to ? lines[place + 1] : undefined;
  if (isBlank(next) || next === undefined) return place + 1;
  if (readHeading(next.trim())?.family === "chapter" && shape.family !== "numeral") return place + 1;
  const blockEnd = endOfBlock(lines, place, Math.min(to, place + 4));
  const short = blockEnd - place <= 3;
  const closed = blockEnd >= to || isBlank(lines[blockEnd]);
  const runs = layout.wrapped && short && closed && fillsLine(lines[place] ?? "", next, layout.width);
  if (runs) return isLongTitle(joinTitle(lines, place, blockEnd)) ? blockEnd : null;
  if (shape.bare && short && closed && isTitleLine(next)) return place + 2;
  if (shape.family === "numeral") return layout.wrapped ? null : place + 1;
  return shape.bare || !layout.wrapped ? place + 1 : null;
}

/** Of two or three lines; a paragraph that begins "BOOK I. (Folio), CHAPTER II." is none. */
function isLongTitle(text: string): boolean {
  return text.length <= 170 && !/^\P{Lu}*\p{L}+\s.*[,;]\s*(?:book|part|chapter|volume)\s+[ivxlc\d]+\b/iu.test(text);
}

/** "CHAPTER I" with its title in a block of its own: taken together where most of the bare headings have one. */
export function joinTitleLines(
  heads: readonly Head[],
  lines: readonly string[],
  to: number,
  taken: ReadonlySet<number>,
): Head[] {
  const bare = heads.filter((head) => head.bare && head.family !== "division" && head.to - head.from === 1);
  const titled = new Map<Head, number>();
  for (const head of bare) {
    const place = nextFull(lines, head.to, to);
    if (place === null || taken.has(place) || !isTitleLine(lines[place] ?? "")) continue;
    if (place + 1 >= to || isBlank(lines[place + 1])) titled.set(head, place);
  }
  if (titled.size < 2 || titled.size * 10 < bare.length * 6) return [...heads];
  return heads.map((head) => {
    const place = titled.get(head);
    if (place === undefined) return head;
    return { ...head, to: place + 1, bare: false, text: `${head.text} ${(lines[place] ?? "").trim()}` };
  });
}

/** Numbers that count up by one, or begin again at one: the rest are dates and prices that stand alone. */
export function keepSequence(heads: readonly Head[]): Head[] {
  const kept: Head[] = [];
  let last = 0;
  for (const head of heads) {
    if (head.number !== last + 1 && head.number !== 1) continue;
    last = head.number;
    kept.push(head);
  }
  return kept.length >= 2 ? kept : [];
}

/** Short, begins tall, is no speech and ends like no sentence. */
export function isTitleLine(line: string): boolean {
  const text = line.trim();
  if (text.length === 0 || text.length > longestTitle || /[.,;:]$/.test(text.replace(/\.{3}$/, ""))) return false;
  return /^[^\p{L}\d"“„«‘]*[\p{Lu}\p{Lt}\p{Lo}\d]/u.test(text);
}

function pick(shape: HeadingShape) {
  return { family: shape.family, word: shape.word, number: shape.number, bare: shape.bare };
}
