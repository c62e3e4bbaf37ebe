import { countWords } from "../words.ts";
import type { Match } from "./match.ts";
import { dropRewritten } from "./rewritten.ts";
import { endsSentence, type Tokens } from "./tokens.ts";

/** Both sides of a stretch that was compared: texts, tokens, and their numbers. */
export interface Sides {
  readonly before: string;
  readonly after: string;
  readonly a: Tokens;
  readonly b: Tokens;
  readonly numbersA: Int32Array;
  readonly numbersB: Int32Array;
}

/** Fewer words than this between two changes are no landmark for a reader. */
const landmarkWords = 3;

/** From changes of this many UTF-16 units on, each doubling asks for one word more: chance finds phrases in long texts. */
const longChange = 200;

/** Between changes longer than this, a shared line break is no landmark either. */
const longestChange = 4000;

/**
 * Makes an exact difference readable: an insertion or deletion that could lie in several places is put where a
 * sentence or a word begins, a few words that survived between two larger changes join them, and what both sides of a
 * change begin or end with is no part of it.
 */
export function tidy(matches: readonly Match[], sides: Sides): Match[] {
  return grow(dropRewritten(absorb(slide(matches, sides), sides, landmarkWords), sides), sides);
}

/** Keeps every word that survived, except what only chance left between long changes. */
export function dropChance(matches: readonly Match[], sides: Sides): Match[] {
  return absorb(matches, sides, 0);
}

function slide(matches: readonly Match[], sides: Sides): Match[] {
  const { numbersA, numbersB } = sides;
  const result: Match[] = [];
  let pending: Match = { a: 0, b: 0, length: 0 };
  for (const next of [...matches, { a: numbersA.length, b: numbersB.length, length: 0 }]) {
    const endA = pending.a + pending.length;
    const endB = pending.b + pending.length;
    let shift = 0;
    if (next.a === endA && next.b > endB) {
      shift = bestShift(numbersB, endB, next.b, pending.length, next.length, (at) => score(sides.after, sides.b, at));
    } else if (next.b === endB && next.a > endA) {
      shift = bestShift(numbersA, endA, next.a, pending.length, next.length, (at) => score(sides.before, sides.a, at));
    }
    result.push({ ...pending, length: pending.length + shift });
    pending = { a: next.a + shift, b: next.b + shift, length: next.length - shift };
  }
  result.push(pending);
  return result.filter(({ length }) => length > 0);
}

/** How far the edit [from, to) moves, at most `left` tokens to the left or `right` to the right, to lie best. */
function bestShift(
  numbers: Int32Array,
  from: number,
  to: number,
  left: number,
  right: number,
  scoreAt: (at: number) => number,
): number {
  let best = 0;
  let bestScore = scoreAt(from) + scoreAt(to);
  const consider = (shift: number): void => {
    const here = scoreAt(from + shift) + scoreAt(to + shift);
    if (here > bestScore) {
      best = shift;
      bestScore = here;
    }
  };
  for (let n = 1; n <= left && numbers[from - n] === numbers[to - n]; n++) consider(-n);
  for (let n = 0; n < right && numbers[from + n] === numbers[to + n]; n++) consider(n + 1);
  return best;
}

/** How natural it is to cut before the token at `at`. */
function score(text: string, { starts, ends }: Tokens, at: number): number {
  const before = at === 0 ? "\n" : text.slice(starts[at - 1], ends[at - 1]);
  if (before.includes("\n")) return 6;
  const next = at < starts.length ? text.slice(starts[at], ends[at]) : "\n";
  if (/^\s/.test(before)) return endsSentence(text, starts[at - 1] ?? 0) ? 5 : 3;
  if (next.startsWith("\n")) return 4;
  return /^\s/.test(next) ? 2 : 0;
}

function absorb(matches: readonly Match[], sides: Sides, landmark: number): Match[] {
  let current = [...matches];
  for (let pass = 0; pass < 12; pass++) {
    const kept: Match[] = [];
    current.forEach((match, index) => {
      const previous = kept.at(-1);
      const next = current[index + 1];
      const left = editLength(sides, previous, match);
      const right = editLength(sides, match, next);
      const isLandmark =
        left === 0 ||
        right === 0 ||
        !isLeftover(sides, match, Math.max(left, right), landmark) ||
        (landmark > 0 && (isBlankEdit(sides, previous, match) || isBlankEdit(sides, match, next)));
      if (isLandmark) kept.push(match);
    });
    if (kept.length === current.length) return kept;
    current = kept;
  }
  return current;
}

/** Gives back to what is kept the tokens at a change's ends that are the same on both sides. */
function grow(matches: readonly Match[], { numbersA, numbersB }: Sides): Match[] {
  const result: Match[] = [];
  let a = 0;
  let b = 0;
  for (const match of [...matches, { a: numbersA.length, b: numbersB.length, length: 0 }]) {
    let before = 0;
    while (a + before < match.a && b + before < match.b && numbersA[a + before] === numbersB[b + before]) before++;
    if (before > 0) result.push({ a, b, length: before });
    a += before;
    b += before;
    let extra = 0;
    while (match.a - extra > a && match.b - extra > b) {
      if (numbersA[match.a - extra - 1] !== numbersB[match.b - extra - 1]) break;
      extra++;
    }
    if (match.length + extra > 0) {
      result.push({ a: match.a - extra, b: match.b - extra, length: match.length + extra });
    }
    a = match.a + match.length;
    b = match.b + match.length;
  }
  return result;
}

function isLeftover(sides: Sides, match: Match, largerEdit: number, landmark: number): boolean {
  const { before, a } = sides;
  const needed = landmark + Math.max(0, Math.floor(Math.log2(largerEdit / longChange)));
  if (match.length > 4 * needed) return false;
  const text = before.slice(a.starts[match.a], a.ends[match.a + match.length - 1]);
  if (largerEdit < longestChange && text.includes("\n")) return false;
  const words = countWords(text);
  const partsSentences = landmark > 0 && sentenceEnd.test(text);
  if (words === 0 && needed > 0) {
    if (partsSentences && largerEdit < longChange) return false;
    return !(largerEdit < longestChange && beginsLine(sides, match));
  }
  return words + (partsSentences ? 1 : 0) < needed && text.length <= largerEdit / 2;
}

/** The end of a sentence that another follows: it parts what was changed in the two. */
const sentenceEnd = /[.!?…]["'”’»)*_]*\s/;

/** Whether only spaces were changed between two matches. */
function isBlankEdit(sides: Sides, previous: Match | undefined, next: Match | undefined): boolean {
  const { fromA, toA, fromB, toB } = editBetween(sides, previous, next);
  return isBlank(sides.before, sides.a, fromA, toA) && isBlank(sides.after, sides.b, fromB, toB);
}

function isBlank(text: string, { starts, ends }: Tokens, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (/\S/.test(text.slice(starts[at], ends[at]))) return false;
  return true;
}

/** Whether what is kept begins a paragraph on both sides: a quotation mark there parts two changes. */
function beginsLine({ before, after, a, b }: Sides, match: Match): boolean {
  const isStart = (text: string, at: number): boolean => at === 0 || text[at - 1] === "\n";
  return isStart(before, a.starts[match.a] ?? 0) && isStart(after, b.starts[match.b] ?? 0);
}

/** UTF-16 units that were deleted and inserted between two matches; null is the beginning or the end. */
function editLength(sides: Sides, previous: Match | undefined, next: Match | undefined): number {
  const { fromA, toA, fromB, toB } = editBetween(sides, previous, next);
  return lengthOf(sides.a, fromA, toA) + lengthOf(sides.b, fromB, toB);
}

/** The tokens between two matches. */
function editBetween(sides: Sides, previous: Match | undefined, next: Match | undefined) {
  return {
    fromA: previous === undefined ? 0 : previous.a + previous.length,
    fromB: previous === undefined ? 0 : previous.b + previous.length,
    toA: next === undefined ? sides.numbersA.length : next.a,
    toB: next === undefined ? sides.numbersB.length : next.b,
  };
}

function lengthOf({ starts, ends }: Tokens, from: number, to: number): number {
  return from >= to ? 0 : (ends[to - 1] ?? 0) - (starts[from] ?? 0);
}
