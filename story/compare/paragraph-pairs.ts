import { longestRise } from "../longest-rise.ts";
import { characterClass, classOf } from "../words.ts";
import type { Paragraphs } from "./align.ts";
import { shortestMove } from "./moves.ts";
import { cutTokens, Numbering } from "./tokens.ts";

/** So much of their words have two paragraphs in common that are one, rewritten. */
const leastAlike = 0.6;

/** A word that is in more paragraphs than this tells nothing about which of them is meant. */
const mostPlaces = 24;

/** So many paragraphs, those that share the most rare words, are compared word for word with each. */
const mostCandidates = 4;

/** A paragraph of the text before and one of the text after that are the same one, rewritten. */
export interface ParagraphPair {
  readonly a: number;
  readonly b: number;
  /** False where it stands elsewhere: in another gap, or past a paragraph of the same one that stayed. */
  readonly stays: boolean;
  /** Is part of it in another paragraph now, or was? Then it was split, or joined with that one. */
  readonly isShared: boolean;
}

/**
 * Finds paragraphs again that were rewritten, wherever they stand.
 *
 * @param gapsA paragraphs that are not the same in both texts, each with the number of the gap that it is in
 */
export function pairParagraphs(
  a: Paragraphs,
  gapsA: ReadonlyMap<number, number>,
  b: Paragraphs,
  gapsB: ReadonlyMap<number, number>,
): ParagraphPair[] {
  const numbering = new Numbering();
  const wordsA = wordsOfUnits(a, gapsA.keys(), numbering);
  const wordsB = wordsOfUnits(b, gapsB.keys(), numbering);
  if (wordsA.size === 0 || wordsB.size === 0) return [];
  const places = new Map<number, number[]>();
  for (const [unit, { words }] of wordsB) {
    for (const word of words.keys()) {
      const known = places.get(word);
      if (known) known.push(unit);
      else places.set(word, [unit]);
    }
  }
  const compared: Likeness[] = [];
  for (const [unit, own] of wordsA) {
    for (const candidate of candidatesFor(own, places)) {
      const other = wordsB.get(candidate);
      if (other) compared.push({ a: unit, b: candidate, ...likeness(own, other) });
    }
  }
  compared.sort((one, other) => other.alike - one.alike || one.a - other.a || one.b - other.b);
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  const chosen = compared.filter((pair) => {
    if (pair.alike < leastAlike || takenA.has(pair.a) || takenB.has(pair.b)) return false;
    takenA.add(pair.a);
    takenB.add(pair.b);
    return true;
  });
  chosen.sort((one, other) => one.a - other.a);
  const staying = stayingPairs(chosen, gapsA, gapsB);
  // What its own place still has, longer or in two pieces, has not moved, whatever it resembles elsewhere.
  const kept = compared.filter(({ a: unitA, b: unitB, shared }) => {
    const isInPlace = gapsA.get(unitA) === gapsB.get(unitB);
    return isInPlace && shared >= leastAlike && !(takenA.has(unitA) && takenB.has(unitB));
  });
  const keptA = new Set(kept.filter(({ b: unit }) => !takenB.has(unit)).map(({ a: unit }) => unit));
  const keptB = new Set(kept.filter(({ a: unit }) => !takenA.has(unit)).map(({ b: unit }) => unit));
  return chosen
    .map((pair) => {
      const isShared = keptA.has(pair.a) || keptB.has(pair.b);
      return { a: pair.a, b: pair.b, stays: staying.has(pair), isShared };
    })
    .filter(({ stays, isShared }) => stays || !isShared);
}

interface Likeness {
  readonly a: number;
  readonly b: number;
  readonly alike: number;
  /** Words in common, of those that the shorter one has. */
  readonly shared: number;
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
function likeness(one: UnitWords, other: UnitWords): { readonly alike: number; readonly shared: number } {
  let common = 0;
  let distinct = 0;
  for (const [word, count] of one.words) {
    const times = Math.min(count, other.words.get(word) ?? 0);
    common += times;
    if (times > 0) distinct++;
  }
  return {
    alike: Math.min((2 * common) / (one.count + other.count), (2 * distinct) / (one.words.size + other.words.size)),
    shared: Math.min(common / Math.min(one.count, other.count), distinct / Math.min(one.words.size, other.words.size)),
  };
}
