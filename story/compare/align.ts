import { matchSequences } from "./match.ts";
import { dropChance, tidy } from "./tidy.ts";
import { cutTokens, Numbering } from "./tokens.ts";

/** `before` from `a` and `after` from `b` are equal for `length` UTF-16 units. */
export interface KeptRun {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** From the beginning of a text's paragraphs to their ends, UTF-16; blank lines belong to the paragraph before. */
export interface Paragraphs {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Paragraphs that are in both texts, and those between them that are not. */
export interface ParagraphGap {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Three words with the spaces between and around them. */
const phraseLength = 6;

export function cutParagraphs(text: string): Paragraphs {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < text.length) {
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    while (end < text.length && text.charCodeAt(end) === 10) end++;
    starts.push(at);
    ends.push(end);
    at = end;
  }
  return { text, starts, ends };
}

/** Compares paragraph by paragraph: what is kept whole, in UTF-16, and the gaps, in paragraphs. */
export function alignParagraphs(a: Paragraphs, b: Paragraphs): { kept: KeptRun[]; gaps: ParagraphGap[] } {
  const numbering = new Numbering();
  const matches = matchSequences(numbering.numberAll(a.text, a), numbering.numberAll(b.text, b), 1);
  const kept: KeptRun[] = [];
  const gaps: ParagraphGap[] = [];
  let fromA = 0;
  let fromB = 0;
  for (const match of [...matches, { a: a.starts.length, b: b.starts.length, length: 0 }]) {
    if (match.a > fromA || match.b > fromB) gaps.push({ fromA, toA: match.a, fromB, toB: match.b });
    fromA = match.a + match.length;
    fromB = match.b + match.length;
    if (match.length === 0) continue;
    const start = a.starts[match.a] ?? 0;
    kept.push({ a: start, b: b.starts[match.b] ?? 0, length: (a.ends[fromA - 1] ?? 0) - start });
  }
  return { kept, gaps };
}

/**
 * Compares word by word inside a gap.
 *
 * @param leaveOut paragraphs that have moved, which are compared with nothing
 * @param readable true for the difference that is shown, false for every word that survived
 */
export function alignWords(
  a: Paragraphs,
  b: Paragraphs,
  gap: ParagraphGap,
  leaveOut: { readonly a: ReadonlySet<number>; readonly b: ReadonlySet<number> },
  readable: boolean,
): KeptRun[] {
  const tokensA = tokensOf(a, gap.fromA, gap.toA, leaveOut.a);
  const tokensB = tokensOf(b, gap.fromB, gap.toB, leaveOut.b);
  if (tokensA.starts.length === 0 || tokensB.starts.length === 0) return [];
  const numbering = new Numbering();
  const numbersA = numbering.numberAll(a.text, tokensA);
  const numbersB = numbering.numberAll(b.text, tokensB);
  const sides = { before: a.text, after: b.text, a: tokensA, b: tokensB, numbersA, numbersB };
  const exact = matchSequences(numbersA, numbersB, phraseLength);
  const matches = readable ? tidy(exact, sides) : dropChance(exact, sides);
  const kept: KeptRun[] = [];
  for (const match of matches) {
    for (let i = 0; i < match.length; i++) {
      const startA = tokensA.starts[match.a + i] ?? 0;
      const startB = tokensB.starts[match.b + i] ?? 0;
      addRun(kept, startA, startB, (tokensA.ends[match.a + i] ?? 0) - startA);
    }
  }
  return kept;
}

/** Appends to the last run where it goes on in both texts. */
export function addRun(runs: KeptRun[], a: number, b: number, length: number): void {
  const last = runs.at(-1);
  if (last !== undefined && last.a + last.length === a && last.b + last.length === b) {
    runs[runs.length - 1] = { ...last, length: last.length + length };
  } else {
    runs.push({ a, b, length });
  }
}

function tokensOf(
  { text, starts, ends }: Paragraphs,
  from: number,
  to: number,
  leaveOut: ReadonlySet<number>,
): { starts: number[]; ends: number[] } {
  const tokens = { starts: [] as number[], ends: [] as number[] };
  for (let i = from; i < to; i++) {
    if (!leaveOut.has(i)) cutTokens(text, starts[i] ?? 0, ends[i] ?? 0, tokens);
  }
  return tokens;
}
