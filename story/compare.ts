import { alignParagraphs, alignWords, cutParagraphs } from "./compare/align.ts";
import { assemble } from "./compare/assemble.ts";
import { divideGap } from "./compare/divide-gap.ts";
import { joinMoves } from "./compare/join-moves.ts";
import { findMoves, type Move } from "./compare/moves.ts";
import { pairParagraphs } from "./compare/paragraph-pairs.ts";
import { movedSentences, passageOf, unclaimed } from "./compare/passages.ts";
import { joinRuns, regionsBetween } from "./compare/regions.ts";
import type { ComparedText } from "./compared-text.ts";

/** Put `insert` in place of [from, to). */
export interface WordEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

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
  const whole = unitsOf(exact);
  const pairs = pairParagraphs(a, without(deleted, whole.a), b, without(inserted, whole.b));
  const staying = pairs.filter(({ stays }) => stays);
  const elsewhere = pairs.filter(({ stays }) => !stays);
  const touched = elsewhere.map((pair) => ({ fromA: pair.a, toA: pair.a + 1, fromB: pair.b, toB: pair.b + 1 }));
  const freeA = without(deleted, new Set(staying.map((pair) => pair.a)));
  const freeB = without(inserted, new Set(staying.map((pair) => pair.b)));
  const moves = joinMoves(a, freeA, b, freeB, [...exact, ...touched]);
  const leaveOut = unitsOf(moves);
  const runs = [...kept];
  for (const gap of gaps)
    for (const part of divideGap(a, b, gap, staying)) runs.push(...alignWords(a, b, part, leaveOut, true));
  const regions = regionsBetween(joinRuns(runs), [0, before.length], [0, after.length]);
  const passages = moves.map((move) => passageOf(a, b, move));
  const claimed = {
    before: passages.map((passage) => passage.before),
    after: passages.map((passage) => passage.after),
  };
  const beforeLeft = unclaimed(
    regions.map((region) => region.before),
    claimed.before,
  );
  const afterLeft = unclaimed(
    regions.map((region) => region.after),
    claimed.after,
  );
  passages.push(...movedSentences(before, beforeLeft, after, afterLeft));
  return assemble(before, after, regions, { within: passages, away: [], here: [] }).compared;
}

/**
 * The smallest edits, in whole words, that make `after` of `before`: ascending, not overlapping. For putting what
 * another program wrote into a live text, and for restoring: what is not named stays the same characters. Texts with
 * little in common give few and large edits, in bounded time.
 */
export function wordEdits(before: string, after: string): WordEdit[] {
  if (before === "") return after === "" ? [] : [{ from: 0, to: 0, insert: after }];
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

/** Each unit with the place of its gap. */
function gapsOfUnits(gaps: readonly (readonly [from: number, to: number])[]): Map<number, number> {
  return new Map(gaps.flatMap(([from, to], gap) => numbersBetween(from, to).map((unit) => [unit, gap] as const)));
}

function unitsOf(moves: readonly Move[]): { readonly a: ReadonlySet<number>; readonly b: ReadonlySet<number> } {
  return {
    a: new Set(moves.flatMap(({ fromA, toA }) => numbersBetween(fromA, toA))),
    b: new Set(moves.flatMap(({ fromB, toB }) => numbersBetween(fromB, toB))),
  };
}

function without(units: ReadonlyMap<number, number>, some: ReadonlySet<number>): ReadonlyMap<number, number> {
  return some.size === 0 ? units : new Map([...units].filter(([unit]) => !some.has(unit)));
}

function numbersBetween(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
