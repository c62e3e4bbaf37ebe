import { characterClass, classOf } from "../words.ts";
import type { Match } from "./match.ts";
import type { Sides } from "./tidy.ts";
import { endsSentence } from "./tokens.ts";

/** A sentence of which less than this part of the words is left, on both sides, was written anew. */
const leastLeft = 0.4;

/** Of a shorter sentence every word that is left is shown. */
const shortSentence = 5;

/**
 * Where a sentence was written anew in several places, lets go of what is left in it: the old sentence and the new one
 * are easier to read whole than as a row of single words.
 */
export function dropRewritten(matches: readonly Match[], sides: Sides): Match[] {
  const result: Match[] = [];
  let sentence: Match[] = [];
  let fromA = 0;
  let fromB = 0;
  const close = (toA: number, toB: number): void => {
    const last = sentence.at(-1);
    const isEnd = last !== undefined && last.a + last.length === toA && last.b + last.length === toB;
    if (!isRewritten(sentence, sides, fromA, toA, fromB, toB)) result.push(...sentence);
    else if (isEnd) result.push({ a: toA - 1, b: toB - 1, length: 1 });
    sentence = [];
    fromA = toA;
    fromB = toB;
  };
  for (const { a, b, length } of matches) {
    let from = 0;
    for (let at = 1; at <= length; at++) {
      if (!isBreak(sides, a + at - 1)) continue;
      sentence.push({ a: a + from, b: b + from, length: at - from });
      close(a + at, b + at);
      from = at;
    }
    if (from < length) sentence.push({ a: a + from, b: b + from, length: length - from });
  }
  close(sides.numbersA.length, sides.numbersB.length);
  return joined(result);
}

function isRewritten(
  matches: readonly Match[],
  sides: Sides,
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
): boolean {
  // With one change in it, it is read easily enough.
  if (matches.length < 2) return false;
  const left = matches.reduce((sum, { a, length }) => sum + wordsIn(sides.before, sides.a.starts, a, a + length), 0);
  const before = wordsIn(sides.before, sides.a.starts, fromA, toA);
  const after = wordsIn(sides.after, sides.b.starts, fromB, toB);
  return Math.min(before, after) > shortSentence && left < leastLeft * before && left < leastLeft * after;
}

/** A space behind a sentence, or a line's end. */
function isBreak({ before, a }: Sides, token: number): boolean {
  const start = a.starts[token] ?? 0;
  const unit = before.charCodeAt(start);
  return unit === 10 || (unit === 32 && endsSentence(before, start));
}

const { letter, digit, foreign } = characterClass;

function wordsIn(text: string, starts: readonly number[], from: number, to: number): number {
  let words = 0;
  for (let at = from; at < to; at++) {
    const kind = classOf(text.charCodeAt(starts[at] ?? 0));
    if (kind === letter || kind === digit || kind === foreign) words++;
  }
  return words;
}

function joined(matches: readonly Match[]): Match[] {
  const result: Match[] = [];
  for (const match of matches) {
    const last = result.at(-1);
    if (last && last.a + last.length === match.a && last.b + last.length === match.b)
      result[result.length - 1] = { ...last, length: last.length + match.length };
    else result.push(match);
  }
  return result;
}
