import { characterClass, classOf } from "../words.ts";

/**
 * A text cut into what an editor would not cut further: words with their apostrophes and hyphens, stretches of space,
 * line breaks, and other characters (equal ones in a row together). Never inside a grapheme.
 */
export interface Tokens {
  /** Where each token ends, UTF-16, in the text that the tokens were taken from. */
  readonly ends: readonly number[];
  /** Where each begins. The token before it may end earlier: tokens can be taken from several stretches. */
  readonly starts: readonly number[];
}

/** The cuts of `text` between `from` and `to`, appended to `tokens`; both must lie at a line's beginning or end. */
export function cutTokens(text: string, from: number, to: number, tokens: { starts: number[]; ends: number[] }): void {
  let at = from;
  while (at < to) {
    const end = tokenEnd(text, at, to);
    if (end < 0) {
      at = cutForeign(text, at, to, tokens);
      continue;
    }
    tokens.starts.push(at);
    tokens.ends.push(end);
    at = end;
  }
}

/** Whether what stands before a place is the end of a sentence. */
export function endsSentence(text: string, at: number): boolean {
  return /[.!?…]["'”’»)*_]*$/.test(text.slice(Math.max(0, at - 6), at));
}

/** Numbers for strings: equal strings, equal numbers, over several texts. */
export class Numbering {
  private readonly numbers = new Map<string, number>();

  number(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(text, number);
    }
    return number;
  }

  numberAll(text: string, { starts, ends }: Tokens): Int32Array {
    const numbers = new Int32Array(starts.length);
    for (let i = 0; i < starts.length; i++) numbers[i] = this.number(text.slice(starts[i], ends[i]));
    return numbers;
  }
}

const newline = 10;
const { letter, digit, glue, betweenLetters, betweenDigits, betweenEither, attached, foreign } = characterClass;

/** -1 where a script begins that `Intl.Segmenter` has to cut. */
function tokenEnd(text: string, start: number, to: number): number {
  const unit = text.charCodeAt(start);
  const kind = classOf(unit);
  if (kind === foreign) return -1;
  if (isCore(kind)) return wordEnd(text, start, to);
  let at = start + 1;
  if (unit === newline) {
    while (at < to && text.charCodeAt(at) === newline) at++;
    return at;
  }
  if (isSpace(unit)) while (at < to && isSpace(text.charCodeAt(at))) at++;
  else while (at < to && text.charCodeAt(at) === unit) at++;
  while (at < to && classOf(text.charCodeAt(at)) === attached) at++;
  // A mark of another script on this character makes one grapheme with it.
  return at < to && classOf(text.charCodeAt(at)) === foreign ? -1 : at;
}

function wordEnd(text: string, start: number, to: number): number {
  let last = classOf(text.charCodeAt(start));
  let at = start + 1;
  while (at < to) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === foreign) return -1;
    if (isCore(kind)) {
      last = kind;
      at++;
    } else if (kind === attached) {
      at++;
    } else {
      const next = nextCore(text, at + 1, to);
      if (next < to && kind >= betweenLetters && classOf(text.charCodeAt(next)) === foreign) return -1;
      if (
        next === to ||
        !isCore(classOf(text.charCodeAt(next))) ||
        !joins(text.charCodeAt(at), kind, last, classOf(text.charCodeAt(next)))
      )
        return at;
      last = classOf(text.charCodeAt(next));
      at = next + 1;
    }
  }
  return at;
}

/** The next character that is not part of the one before it. */
function nextCore(text: string, at: number, to: number): number {
  let here = at;
  while (here < to && classOf(text.charCodeAt(here)) === attached) here++;
  return here;
}

/** Whether a character between two others holds them together as one word: "don't", "well-known", "3.5". */
function joins(unit: number, kind: number, before: number, after: number): boolean {
  if (unit === 0x27 || unit === 0x2019 || unit === 0x2d || unit === 0x2010 || unit === 0x2011) return true;
  if (before === letter && after === letter) return kind === betweenLetters || kind === betweenEither;
  return before === digit && after === digit && (kind === betweenDigits || kind === betweenEither);
}

function isCore(kind: number): boolean {
  return kind === letter || kind === digit || kind === glue;
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0xa0 || unit === 0x3000;
}

let words: Intl.Segmenter | null = null;
let graphemes: Intl.Segmenter | null = null;

/** Cuts up to the next space between foreign and known scripts by the platform's dictionaries; returns where it ended. */
function cutForeign(text: string, from: number, to: number, tokens: { starts: number[]; ends: number[] }): number {
  words ??= new Intl.Segmenter("en", { granularity: "word" });
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  const end = foreignEnd(text, from, to);
  const stretch = text.slice(from, end);
  const whole = new Set<number>();
  for (const { index } of graphemes.segment(stretch)) whole.add(index);
  let start = from;
  for (const { index, segment } of words.segment(stretch)) {
    const cut = from + index + segment.length;
    if (cut < end && !whole.has(cut - from)) continue;
    tokens.starts.push(start);
    tokens.ends.push(cut);
    start = cut;
  }
  return end;
}

function foreignEnd(text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === newline) return at;
    if (unit !== 32 || at - from < 2) continue;
    const next = at + 1 < to ? classOf(text.charCodeAt(at + 1)) : characterClass.other;
    if (next !== foreign && next !== attached) return at;
  }
  return to;
}
