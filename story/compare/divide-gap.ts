import type { ParagraphGap, Paragraphs } from "./align.ts";
import type { ParagraphPair } from "./paragraph-pairs.ts";

/** So many UTF-16 units at its end tell that a paragraph ends there still. */
const edgeLength = 12;

/**
 * Divides a gap where a paragraph surely begins or ends in both texts, so that each is compared with what it was. Where
 * one was perhaps split, or joined with the next, nothing is divided.
 *
 * @param staying pairs that have not moved, ascending
 */
export function divideGap(
  a: Paragraphs,
  b: Paragraphs,
  gap: ParagraphGap,
  staying: readonly ParagraphPair[],
): ParagraphGap[] {
  const own = staying.filter((pair) => pair.a >= gap.fromA && pair.a < gap.toA && !pair.isShared);
  const parts: ParagraphGap[] = [];
  let { fromA, fromB } = gap;
  const cut = (toA: number, toB: number): void => {
    if (toA > fromA || toB > fromB) parts.push({ fromA, toA, fromB, toB });
    fromA = toA;
    fromB = toB;
  };
  own.forEach((pair, place) => {
    const last = own[place - 1];
    const follows = last?.a === pair.a - 1 && last.b === pair.b - 1;
    if (follows || beginsAlike(a, pair.a, b, pair.b)) cut(pair.a, pair.b);
    if (endsAlike(a, pair.a, b, pair.b)) cut(pair.a + 1, pair.b + 1);
  });
  cut(gap.toA, gap.toB);
  return parts;
}

function beginsAlike(a: Paragraphs, unitA: number, b: Paragraphs, unitB: number): boolean {
  return textOf(a, unitA).slice(0, edgeLength) === textOf(b, unitB).slice(0, edgeLength);
}

function endsAlike(a: Paragraphs, unitA: number, b: Paragraphs, unitB: number): boolean {
  return textOf(a, unitA).slice(-edgeLength) === textOf(b, unitB).slice(-edgeLength);
}

function textOf({ text, starts, ends }: Paragraphs, unit: number): string {
  return text.slice(starts[unit], ends[unit]).trim();
}
