import type { Paragraphs } from "./align.ts";

/** Units [fromA, toA) of the text before stand as [fromB, toB) elsewhere in the text after. */
export interface Move {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Shorter passages recur by chance: "“Yes,” he said." */
export const shortestMove = 40;

/**
 * Finds what was taken out here and put in there: the same text but for its spaces, at least 40 characters, and with
 * it the shorter units before and after that went along.
 *
 * @param deleted units (paragraphs or sentences) that the text after no longer has in their place, each with the number
 *   of the gap that it is in: what is deleted and inserted in one gap has not moved
 */
export function findMoves(
  a: Paragraphs,
  deleted: ReadonlyMap<number, number>,
  b: Paragraphs,
  inserted: ReadonlyMap<number, number>,
): Move[] {
  const places = new Map<string, number[]>();
  for (const unit of deleted.keys()) {
    if ((a.ends[unit] ?? 0) - (a.starts[unit] ?? 0) < shortestMove) continue;
    const text = normal(a, unit);
    if (text.length < shortestMove) continue;
    const known = places.get(text);
    if (known === undefined) places.set(text, [unit]);
    else known.push(unit);
  }
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  const fits = (unitA: number, unitB: number): boolean => {
    const gapA = deleted.get(unitA);
    const gapB = inserted.get(unitB);
    if (gapA === undefined || gapB === undefined || gapA === gapB) return false;
    return !takenA.has(unitA) && !takenB.has(unitB) && normal(a, unitA) === normal(b, unitB);
  };
  const moves: Move[] = [];
  for (const unit of inserted.keys()) {
    if ((b.ends[unit] ?? 0) - (b.starts[unit] ?? 0) < shortestMove) continue;
    const from = places.get(normal(b, unit))?.find((candidate) => fits(candidate, unit));
    if (from === undefined) continue;
    let start = 0;
    let end = 1;
    while (follows(a, from + start) && follows(b, unit + start) && fits(from + start - 1, unit + start - 1)) start--;
    while (follows(a, from + end) && follows(b, unit + end) && fits(from + end, unit + end)) end++;
    for (let i = start; i < end; i++) {
      takenA.add(from + i);
      takenB.add(unit + i);
    }
    moves.push({ fromA: from + start, toA: from + end, fromB: unit + start, toB: unit + end });
  }
  return moves;
}

/** Whether the unit begins where the one before it ends. */
export function follows({ starts, ends }: Paragraphs, unit: number): boolean {
  return unit > 0 && unit < starts.length && starts[unit] === ends[unit - 1];
}

export function normal({ text, starts, ends }: Paragraphs, unit: number): string {
  const own = text.slice(starts[unit], ends[unit]).trim();
  return /\s\s|[^\S ]/.test(own) ? own.replace(/\s+/g, " ") : own;
}

/** A stretch of a text, UTF-16, and the number of the gap that it is in. */
export interface GapRange {
  readonly range: readonly [number, number];
  readonly gap: number;
}

/** The sentences of the stretches, as units: a full stop, a space, and then a letter or a quote part two of them. */
export function cutSentences(
  text: string,
  stretches: readonly GapRange[],
): { readonly units: Paragraphs; readonly gaps: ReadonlyMap<number, number> } {
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps = new Map<number, number>();
  const add = (start: number, end: number, gap: number): void => {
    gaps.set(starts.length, gap);
    starts.push(start);
    ends.push(end);
  };
  for (const { range, gap } of stretches) {
    const [from, to] = range;
    let start = from;
    for (const match of text.slice(from, to).matchAll(sentenceEnd)) {
      const cut = from + match.index + match[0].length;
      if (cut >= to) break;
      add(start, cut, gap);
      start = cut;
    }
    if (start < to) add(start, to, gap);
  }
  return { units: { text, starts, ends }, gaps };
}

const sentenceEnd = /[.!?…]["'”’»)*_]*\s+(?=[\p{L}\p{N}"“‘«(*_—])|\n+/gu;
