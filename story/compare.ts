import { alignParagraphs, alignWords, cutParagraphs, type KeptRun, type Paragraphs } from "./compare/align.ts";
import { assemble } from "./compare/assemble.ts";
import { cutSentences, findMoves, type GapRange, type Move } from "./compare/moves.ts";
import { type Passage, passageOf } from "./compare/passages.ts";
import { joinRuns, type Region, regionsBetween, splitRange } from "./compare/regions.ts";
import { findTouchedMoves, joinMoves } from "./compare/touched-moves.ts";
import type { ComparedText } from "./compared-text.ts";

/** Put `insert` in place of [from, to). */
export interface WordEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A paragraph of which less than this part is left in its place may have moved. */
const mostLeft = 0.4;

/**
 * The difference of two texts as an editor would mark it: paragraphs, then whole words; a few words that survived
 * between larger changes join them; a passage of 40 characters or more that stands elsewhere is moved, not written
 * twice, and what was changed in it is marked in it. No change splits a word or a grapheme.
 */
export function compareTexts(before: string, after: string): ComparedText {
  const a = cutParagraphs(before);
  const b = cutParagraphs(after);
  const { kept, gaps } = alignParagraphs(a, b);
  const deleted = gapsOfUnits(gaps.map(({ fromA, toA }) => [fromA, toA]));
  const inserted = gapsOfUnits(gaps.map(({ fromB, toB }) => [fromB, toB]));
  const exact = findMoves(a, deleted, b, inserted);
  const words = gaps.map((gap) => alignWords(a, b, gap, leftOut(exact), true));
  const goneA = goneUnits(a, deleted, words, "a", exact);
  const goneB = goneUnits(b, inserted, words, "b", exact);
  const touched = findTouchedMoves(a, goneA, b, goneB);
  const freeA = new Set([...goneA.keys(), ...exact.flatMap(({ fromA, toA }) => numbersBetween(fromA, toA))]);
  const freeB = new Set([...goneB.keys(), ...exact.flatMap(({ fromB, toB }) => numbersBetween(fromB, toB))]);
  const moves = joinMoves(a, freeA, b, freeB, [...exact, ...touched]);
  const again = new Set<number>();
  for (const unit of leftOut(moves).a) if (goneA.has(unit)) again.add(deleted.get(unit) ?? -1);
  for (const unit of leftOut(moves).b) if (goneB.has(unit)) again.add(inserted.get(unit) ?? -1);
  const runs = [...kept];
  gaps.forEach((gap, place) => {
    runs.push(...(again.has(place) ? alignWords(a, b, gap, leftOut(moves), true) : (words[place] ?? [])));
  });
  const regions = regionsBetween(joinRuns(runs), [0, before.length], [0, after.length]);
  const passages = moves.map((move) => passageOf(a, b, move));
  passages.push(...movedSentences(before, after, regions, passages));
  return assemble(before, after, regions, passages);
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
  return regionsBetween(joinRuns(runs), [0, before.length], [0, after.length])
    .filter(({ before: [fromA, toA], after: [fromB, toB] }) => toA > fromA || toB > fromB)
    .map(({ before: [from, to], after: at }) => ({ from, to, insert: after.slice(...at) }));
}

/** Sentences that moved, among what no move of a paragraph has claimed. */
function movedSentences(
  before: string,
  after: string,
  regions: readonly Region[],
  passages: readonly Passage[],
): Passage[] {
  const a = cutSentences(before, unclaimed(regions, passages, "before"));
  const b = cutSentences(after, unclaimed(regions, passages, "after"));
  return findMoves(a.units, a.gaps, b.units, b.gaps).map((move) => passageOf(a.units, b.units, move));
}

function unclaimed(regions: readonly Region[], passages: readonly Passage[], side: "before" | "after"): GapRange[] {
  const claimed = passages.map((passage) => passage[side]).sort((one, other) => one[0] - other[0]);
  return regions.flatMap((region, gap) =>
    splitRange(region[side], claimed)
      .filter(({ claim }) => claim < 0)
      .map(({ range }) => ({ range, gap })),
  );
}

/** Each unit with the place of its gap. */
function gapsOfUnits(gaps: readonly (readonly [from: number, to: number])[]): Map<number, number> {
  return new Map(gaps.flatMap(([from, to], gap) => numbersBetween(from, to).map((unit) => [unit, gap] as const)));
}

function leftOut(moves: readonly Move[]): { readonly a: ReadonlySet<number>; readonly b: ReadonlySet<number> } {
  return {
    a: new Set(moves.flatMap(({ fromA, toA }) => numbersBetween(fromA, toA))),
    b: new Set(moves.flatMap(({ fromB, toB }) => numbersBetween(fromB, toB))),
  };
}

/** The units that did not move whole and of which little is left where it was, with the places of their gaps. */
function goneUnits(
  { starts, ends }: Paragraphs,
  units: ReadonlyMap<number, number>,
  runsOfGaps: readonly (readonly KeptRun[])[],
  side: "a" | "b",
  moved: readonly Move[],
): Map<number, number> {
  const without = leftOut(moved)[side];
  const gone = new Map<number, number>();
  const next = runsOfGaps.map(() => 0);
  for (const [unit, gap] of units) {
    if (without.has(unit)) continue;
    const [from, to] = [starts[unit] ?? 0, ends[unit] ?? 0];
    const runs = runsOfGaps[gap] ?? [];
    let left = 0;
    let at = next[gap] ?? 0;
    for (; at < runs.length; at++) {
      const run = runs[at] as KeptRun;
      left += Math.max(0, Math.min(run[side] + run.length, to) - Math.max(run[side], from));
      if (run[side] + run.length >= to) break;
    }
    next[gap] = at;
    if (left < mostLeft * (to - from)) gone.set(unit, gap);
  }
  return gone;
}

function numbersBetween(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
