import { addRun, alignParagraphs, alignWords, cutParagraphs, type KeptRun, type Paragraphs } from "./compare/align.ts";
import { cutSentences, findMoves, type GapRange } from "./compare/moves.ts";
import { countWords } from "./words.ts";

/** From and to, UTF-16. */
export type TextRange = readonly [number, number];

export interface TextPiece {
  readonly kind: "kept" | "inserted" | "deleted";
  readonly text: string;
  /** Place in `changes`; null for kept text. */
  readonly change: number | null;
}

/** A change that a reader would call one. */
export interface TextChange {
  readonly kind: "inserted" | "deleted" | "replaced" | "moved";
  readonly before: string;
  readonly after: string;
  /** Where its deleted pieces are in the text before; more than one where something moved away between them. */
  readonly beforeAt: readonly TextRange[];
  /** Where its inserted pieces are in the text after. */
  readonly afterAt: readonly TextRange[];
}

export interface ComparedText {
  /** Kept and deleted pieces give the text before, kept and inserted ones the text after, to the character. */
  readonly pieces: readonly TextPiece[];
  readonly changes: readonly TextChange[];
  readonly words: { readonly added: number; readonly removed: number; readonly moved: number };
}

/** Put `insert` in place of [from, to). */
export interface WordEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The difference of two texts as an editor would mark it: paragraphs, then whole words; a few words that survived
 * between larger changes join them; a passage of 40 characters or more that stands elsewhere is moved, not written
 * twice. No change splits a word or a grapheme.
 */
export function compareTexts(before: string, after: string): ComparedText {
  const a = cutParagraphs(before);
  const b = cutParagraphs(after);
  const { kept, gaps } = alignParagraphs(a, b);
  const deleted = new Map(
    gaps.flatMap(({ fromA, toA }, gap) => numbersBetween(fromA, toA).map((unit) => [unit, gap] as const)),
  );
  const inserted = new Map(
    gaps.flatMap(({ fromB, toB }, gap) => numbersBetween(fromB, toB).map((unit) => [unit, gap] as const)),
  );
  const moves = findMoves(a, deleted, b, inserted).map((move) => movedText(a, b, move));
  const leaveOut = { a: unitsWithin(a, moves, "before"), b: unitsWithin(b, moves, "after") };
  const runs = [...kept];
  for (const gap of gaps) runs.push(...alignWords(a, b, gap, leaveOut, true));
  const regions = regionsBetween(joinRuns(runs), before.length, after.length);
  moves.push(...movedSentences(before, after, regions, moves));
  return assemble(before, after, regions, moves);
}

/**
 * The smallest edits, in whole words, that make `after` of `before`: ascending, not overlapping. For putting what
 * another program wrote into a live text, and for restoring: what is not named stays the same characters. Texts with
 * little in common give few and large edits, in bounded time.
 */
export function wordEdits(before: string, after: string): WordEdit[] {
  const a = cutParagraphs(before);
  const b = cutParagraphs(after);
  const { kept, gaps } = alignParagraphs(a, b);
  const nothing = { a: new Set<number>(), b: new Set<number>() };
  const runs = [...kept];
  for (const gap of gaps) runs.push(...alignWords(a, b, gap, nothing, false));
  return regionsBetween(joinRuns(runs), before.length, after.length)
    .filter(({ before: [fromA, toA], after: [fromB, toB] }) => toA > fromA || toB > fromB)
    .map(({ before: [from, to], after: at }) => ({ from, to, insert: after.slice(...at) }));
}

/** What lies between two kept runs, and the kept run after it. */
interface Region {
  readonly before: TextRange;
  readonly after: TextRange;
  /** UTF-16 units of kept text that follow. */
  readonly kept: number;
}

interface MovedText {
  readonly before: TextRange;
  readonly after: TextRange;
}

function joinRuns(runs: readonly KeptRun[]): KeptRun[] {
  const joined: KeptRun[] = [];
  for (const run of [...runs].sort((one, other) => one.a - other.a)) addRun(joined, run.a, run.b, run.length);
  return joined;
}

function regionsBetween(runs: readonly KeptRun[], endA: number, endB: number): Region[] {
  const regions: Region[] = [];
  let a = 0;
  let b = 0;
  for (const run of [...runs, { a: endA, b: endB, length: 0 }]) {
    regions.push({ before: [a, run.a], after: [b, run.b], kept: run.length });
    a = run.a + run.length;
    b = run.b + run.length;
  }
  return regions;
}

function movedText(a: Paragraphs, b: Paragraphs, move: { a: number; b: number; length: number }): MovedText {
  const last = move.length - 1;
  return {
    before: [a.starts[move.a] ?? 0, a.ends[move.a + last] ?? 0],
    after: [b.starts[move.b] ?? 0, b.ends[move.b + last] ?? 0],
  };
}

/** Sentences that moved, among what no move of a paragraph has claimed. */
function movedSentences(
  before: string,
  after: string,
  regions: readonly Region[],
  moves: readonly MovedText[],
): MovedText[] {
  const a = cutSentences(before, unclaimed(regions, moves, "before"));
  const b = cutSentences(after, unclaimed(regions, moves, "after"));
  return findMoves(a.units, a.gaps, b.units, b.gaps).map((move) => movedText(a.units, b.units, move));
}

function unclaimed(regions: readonly Region[], moves: readonly MovedText[], side: "before" | "after"): GapRange[] {
  const claimed = moves.map((move) => move[side]).sort((one, other) => one[0] - other[0]);
  return regions.flatMap((region, gap) =>
    splitRange(region[side], claimed)
      .filter(({ move }) => move < 0)
      .map(({ range }) => ({ range, gap })),
  );
}

/** Divides a range where claimed ones (ascending) begin and end; `move` is the claimed one's place, or -1. */
function splitRange(range: TextRange, claimed: readonly TextRange[]): { range: TextRange; move: number }[] {
  const parts: { range: TextRange; move: number }[] = [];
  let [at] = range;
  const [, end] = range;
  for (let i = firstEndingAfter(claimed, at); i < claimed.length && at < end; i++) {
    const [from, to] = claimed[i] ?? [end, end];
    if (from >= end) break;
    if (from > at) parts.push({ range: [at, from], move: -1 });
    parts.push({ range: [Math.max(from, at), Math.min(to, end)], move: i });
    at = Math.min(to, end);
  }
  if (at < end) parts.push({ range: [at, end], move: -1 });
  return parts;
}

function firstEndingAfter(ranges: readonly TextRange[], at: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function assemble(
  before: string,
  after: string,
  regions: readonly Region[],
  moves: readonly MovedText[],
): ComparedText {
  const pieces: TextPiece[] = [];
  const changes: TextChange[] = [];
  const moveChanges = new Map<MovedText, number>();
  const byBefore = [...moves].sort((one, other) => one.before[0] - other.before[0]);
  const byAfter = [...moves].sort((one, other) => one.after[0] - other.after[0]);
  const words = { added: 0, removed: 0, moved: 0 };
  const changeOfMove = (move: MovedText): number => {
    const known = moveChanges.get(move);
    if (known !== undefined) return known;
    const text = after.slice(...move.after);
    words.moved += countWords(text);
    moveChanges.set(move, changes.length);
    const at = { beforeAt: [move.before], afterAt: [move.after] };
    return changes.push({ kind: "moved", before: before.slice(...move.before), after: text, ...at }) - 1;
  };
  const claimedBefore = byBefore.map((move) => move.before);
  const claimedAfter = byAfter.map((move) => move.after);
  for (const region of regions) {
    const partsA = splitRange(region.before, claimedBefore);
    const partsB = splitRange(region.after, claimedAfter);
    const beforeAt = partsA.filter(({ move }) => move < 0).map(({ range }) => range);
    const afterAt = partsB.filter(({ move }) => move < 0).map(({ range }) => range);
    let own: number | null = null;
    if (beforeAt.length > 0 || afterAt.length > 0) {
      own = changes.push(changeOf(before, after, beforeAt, afterAt)) - 1;
      for (const range of beforeAt) words.removed += countWords(before.slice(...range));
      for (const range of afterAt) words.added += countWords(after.slice(...range));
    }
    const add = (kind: "inserted" | "deleted", text: string, range: TextRange, move: MovedText | undefined): void => {
      pieces.push({ kind, text: text.slice(...range), change: move === undefined ? own : changeOfMove(move) });
    };
    for (const { range, move } of partsA) add("deleted", before, range, byBefore[move]);
    for (const { range, move } of partsB) add("inserted", after, range, byAfter[move]);
    const [, end] = region.before;
    if (region.kept > 0) pieces.push({ kind: "kept", text: before.slice(end, end + region.kept), change: null });
  }
  return { pieces, changes, words };
}

function changeOf(
  before: string,
  after: string,
  beforeAt: readonly TextRange[],
  afterAt: readonly TextRange[],
): TextChange {
  const kind = beforeAt.length === 0 ? "inserted" : afterAt.length === 0 ? "deleted" : "replaced";
  const textOf = (text: string, ranges: readonly TextRange[]): string =>
    ranges.map((range) => text.slice(...range)).join("");
  return { kind, before: textOf(before, beforeAt), after: textOf(after, afterAt), beforeAt, afterAt };
}

function unitsWithin({ starts, ends }: Paragraphs, moves: readonly MovedText[], side: "before" | "after"): Set<number> {
  const units = new Set<number>();
  const ranges = moves.map((move) => move[side]).sort((one, other) => one[0] - other[0]);
  let next = 0;
  starts.forEach((start, unit) => {
    while (next < ranges.length && (ranges[next]?.[1] ?? 0) <= start) next++;
    const range = ranges[next];
    if (range !== undefined && range[0] <= start && (ends[unit] ?? 0) <= range[1]) units.add(unit);
  });
  return units;
}

function numbersBetween(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
