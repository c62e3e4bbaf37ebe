import { longestRise } from "../longest-rise.ts";
import { characterClass, classOf } from "../words.ts";
import type { Paragraphs } from "./align.ts";
import { follows, type Move, normal, shortestMove } from "./moves.ts";
import { cutTokens, Numbering } from "./tokens.ts";

/** So much of its words must a paragraph that stands elsewhere have in common with the one that went. */
const leastAlike = 0.6;

/** A word that is in more paragraphs than this tells nothing about which of them is meant. */
const mostPlaces = 24;

/** So many paragraphs, those that share the most rare words, are compared word for word with each. */
const mostCandidates = 4;

/** Between two passages that moved together so many others may have been changed. */
const mostBetween = 2;

/**
 * Finds paragraphs that were moved and changed: in another gap, or in the same one past another that stayed.
 *
 * @param goneA paragraphs of which little is left in their place, each with the number of its gap
 * @param goneB paragraphs of which little was in their place before
 */
export function findTouchedMoves(
  a: Paragraphs,
  goneA: ReadonlyMap<number, number>,
  b: Paragraphs,
  goneB: ReadonlyMap<number, number>,
): Move[] {
  const numbering = new Numbering();
  const wordsA = wordsOfUnits(a, goneA.keys(), numbering);
  const wordsB = wordsOfUnits(b, goneB.keys(), numbering);
  if (wordsA.size === 0 || wordsB.size === 0) return [];
  const places = new Map<number, number[]>();
  for (const [unit, { words }] of wordsB) {
    for (const word of words.keys()) {
      const known = places.get(word);
      if (known) known.push(unit);
      else places.set(word, [unit]);
    }
  }
  const pairs: { readonly a: number; readonly b: number; readonly alike: number }[] = [];
  for (const [unit, own] of wordsA) {
    for (const candidate of candidatesFor(own, places)) {
      const other = wordsB.get(candidate);
      if (!other) continue;
      const alike = likeness(own, other);
      if (alike >= leastAlike) pairs.push({ a: unit, b: candidate, alike });
    }
  }
  pairs.sort((one, other) => other.alike - one.alike || one.a - other.a || one.b - other.b);
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  const chosen = pairs.filter((pair) => {
    if (takenA.has(pair.a) || takenB.has(pair.b)) return false;
    takenA.add(pair.a);
    takenB.add(pair.b);
    return true;
  });
  chosen.sort((one, other) => one.a - other.a);
  const staying = stayingPairs(chosen, goneA, goneB);
  return chosen
    .filter((pair) => !staying.has(pair))
    .map((pair) => ({ fromA: pair.a, toA: pair.a + 1, fromB: pair.b, toB: pair.b + 1 }));
}

/** Of the pairs in one gap, as many as can stay in their order: those have not moved. */
function stayingPairs<Pair extends { readonly a: number; readonly b: number }>(
  pairs: readonly Pair[],
  goneA: ReadonlyMap<number, number>,
  goneB: ReadonlyMap<number, number>,
): Set<Pair> {
  const inGaps = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const gap = goneA.get(pair.a);
    if (gap === undefined || gap !== goneB.get(pair.b)) continue;
    const known = inGaps.get(gap);
    if (known) known.push(pair);
    else inGaps.set(gap, [pair]);
  }
  const staying = new Set<Pair>();
  for (const list of inGaps.values()) {
    const rise = longestRise(list.map(({ b }) => b));
    for (const place of rise) staying.add(list[place] as Pair);
  }
  return staying;
}

/**
 * Makes one move of those that went together: of a scene, with its short paragraphs, and with what was changed in it.
 *
 * @param freeA paragraphs of which little is left in their place, those that moved included
 */
export function joinMoves(
  a: Paragraphs,
  freeA: ReadonlySet<number>,
  b: Paragraphs,
  freeB: ReadonlySet<number>,
  moves: readonly Move[],
): Move[] {
  const sorted = [...moves].sort((one, other) => one.fromA - other.fromA);
  const takenA = new Set(sorted.flatMap(({ fromA, toA }) => between(fromA, toA)));
  const takenB = new Set(sorted.flatMap(({ fromB, toB }) => between(fromB, toB)));
  const isFree = (unitA: number, unitB: number): boolean =>
    freeA.has(unitA) && freeB.has(unitB) && !takenA.has(unitA) && !takenB.has(unitB);
  const take = (unitA: number, unitB: number): void => {
    takenA.add(unitA);
    takenB.add(unitB);
  };
  const joined: Move[] = [];
  for (const move of sorted) {
    let { fromA, toA, fromB, toB } = move;
    while (follows(a, fromA) && follows(b, fromB) && isFree(fromA - 1, fromB - 1)) {
      if (normal(a, fromA - 1) !== normal(b, fromB - 1)) break;
      take(--fromA, --fromB);
    }
    while (follows(a, toA) && follows(b, toB) && isFree(toA, toB)) {
      if (normal(a, toA) !== normal(b, toB)) break;
      take(toA++, toB++);
    }
    const last = joined.at(-1);
    const canJoin =
      last !== undefined && allFree(last.toA, fromA, freeA, takenA) && allFree(last.toB, fromB, freeB, takenB);
    if (canJoin) joined[joined.length - 1] = { fromA: last.fromA, toA, fromB: last.fromB, toB };
    else joined.push({ fromA, toA, fromB, toB });
  }
  return joined;
}

function allFree(from: number, to: number, free: ReadonlySet<number>, taken: ReadonlySet<number>): boolean {
  if (to < from || to - from > mostBetween) return false;
  return between(from, to).every((unit) => free.has(unit) && !taken.has(unit));
}

const { letter, digit, glue, foreign } = characterClass;
const beginsWord: ReadonlySet<number> = new Set([letter, digit, glue, foreign]);

interface UnitWords {
  /** How often it has each. */
  readonly words: ReadonlyMap<number, number>;
  readonly count: number;
}

/** The words of those units that are long enough to be known again. */
function wordsOfUnits(
  { text, starts, ends }: Paragraphs,
  units: Iterable<number>,
  numbering: Numbering,
): Map<number, UnitWords> {
  const result = new Map<number, UnitWords>();
  for (const unit of units) {
    const [from, to] = [starts[unit] ?? 0, ends[unit] ?? 0];
    if (to - from < shortestMove) continue;
    const tokens = { starts: [] as number[], ends: [] as number[] };
    cutTokens(text, from, to, tokens);
    const words = new Map<number, number>();
    let count = 0;
    for (let i = 0; i < tokens.starts.length; i++) {
      const start = tokens.starts[i] ?? 0;
      if (!beginsWord.has(classOf(text.charCodeAt(start)))) continue;
      const word = numbering.number(text.slice(start, tokens.ends[i]).toLowerCase());
      words.set(word, (words.get(word) ?? 0) + 1);
      count++;
    }
    if (count > 0) result.set(unit, { words, count });
  }
  return result;
}

function candidatesFor({ words }: UnitWords, places: ReadonlyMap<number, readonly number[]>): number[] {
  const shared = new Map<number, number>();
  for (const word of words.keys()) {
    const units = places.get(word) ?? [];
    if (units.length > mostPlaces) continue;
    for (const unit of units) shared.set(unit, (shared.get(unit) ?? 0) + 1 / units.length);
  }
  return [...shared]
    .sort((one, other) => other[1] - one[1])
    .slice(0, mostCandidates)
    .map(([unit]) => unit);
}

/**
 * Words in common, of all that both have: 1 for the same words. Counted with and without repetitions, and the lower
 * holds: a hundred times "the" is no likeness.
 */
function likeness(one: UnitWords, other: UnitWords): number {
  let common = 0;
  let distinct = 0;
  for (const [word, count] of one.words) {
    const times = Math.min(count, other.words.get(word) ?? 0);
    common += times;
    if (times > 0) distinct++;
  }
  return Math.min((2 * common) / (one.count + other.count), (2 * distinct) / (one.words.size + other.words.size));
}

function between(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
