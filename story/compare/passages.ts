import type { TextRange } from "../compared-text.ts";
import { alignParagraphs, alignWords, type KeptRun, type Paragraphs } from "./align.ts";
import { cutSentences, findMoves, type GapRange, type Move } from "./moves.ts";
import { joinRuns, regionsBetween, splitRange } from "./regions.ts";

/** A passage that moved, and of what it consists. */
export interface Passage {
  readonly before: TextRange;
  readonly after: TextRange;
  /** The text of both ranges. */
  readonly was: string;
  readonly is: string;
  readonly parts: readonly {
    readonly before: TextRange;
    readonly after: TextRange;
    /** Other words, not only other spaces. */
    readonly isChanged: boolean;
  }[];
}

const nothing = { a: new Set<number>(), b: new Set<number>() };

/** What moved as units (paragraphs or sentences), compared with what it was. */
export function passageOf(a: Paragraphs, b: Paragraphs, move: Move): Passage {
  const before: TextRange = [a.starts[move.fromA] ?? 0, a.ends[move.toA - 1] ?? 0];
  const after: TextRange = [b.starts[move.fromB] ?? 0, b.ends[move.toB - 1] ?? 0];
  // How many line ends follow it tells where it stands, and not what it says.
  const ownA = unitsFrom(a, move.fromA, move.toA);
  const ownB = unitsFrom(b, move.fromB, move.toB);
  const { kept, gaps } = alignParagraphs(ownA, ownB);
  const runs: KeptRun[] = [...kept];
  for (const gap of gaps) runs.push(...alignWords(ownA, ownB, gap, nothing, true));
  const parts: { before: TextRange; after: TextRange; isChanged: boolean }[] = [];
  const add = (partA: TextRange, partB: TextRange, isChanged: boolean): void => {
    if (partA[0] === partA[1] && partB[0] === partB[1]) return;
    const last = parts.at(-1);
    if (last?.isChanged === isChanged) {
      last.before = [last.before[0], partA[1]];
      last.after = [last.after[0], partB[1]];
    } else parts.push({ before: partA, after: partB, isChanged });
  };
  for (const region of regionsBetween(joinRuns(runs), before, after)) {
    const other = !isBlank(a.text, region.before) || !isBlank(b.text, region.after);
    add(region.before, region.after, other);
    const [, endA] = region.before;
    const [, endB] = region.after;
    add([endA, endA + region.kept], [endB, endB + region.kept], false);
  }
  return { before, after, was: a.text.slice(...before), is: b.text.slice(...after), parts };
}

export function isBlank(text: string, [from, to]: TextRange): boolean {
  return text.slice(from, to).trim() === "";
}

/** The units, without the spaces at the end of the last. */
function unitsFrom({ text, starts, ends }: Paragraphs, from: number, to: number): Paragraphs {
  const own = { text, starts: starts.slice(from, to), ends: ends.slice(from, to) };
  const start = own.starts.at(-1) ?? 0;
  own.ends[own.ends.length - 1] = start + text.slice(start, own.ends.at(-1)).trimEnd().length;
  return own;
}

/** Sentences that moved, among what no move of a paragraph has claimed. */
export function movedSentences(
  before: string,
  beforeLeft: readonly GapRange[],
  after: string,
  afterLeft: readonly GapRange[],
): Passage[] {
  const a = cutSentences(before, beforeLeft);
  const b = cutSentences(after, afterLeft);
  return findMoves(a.units, a.gaps, b.units, b.gaps).map((move) => passageOf(a.units, b.units, move));
}

/** What is left of ranges, each a gap, where others are claimed. */
export function unclaimed(ranges: readonly TextRange[], claimed: readonly TextRange[]): GapRange[] {
  const sorted = [...claimed].sort((one, other) => one[0] - other[0]);
  return ranges.flatMap((range, gap) =>
    splitRange(range, sorted)
      .filter(({ claim }) => claim < 0)
      .map((part) => ({ range: part.range, gap })),
  );
}
