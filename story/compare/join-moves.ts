import type { Paragraphs } from "./align.ts";
import { follows, type Move, normal } from "./moves.ts";

/** Between two passages that moved together so many others may have been changed. */
const mostBetween = 2;

/**
 * Makes one move of those that went together: of a scene, with its short paragraphs, and with what was changed in it.
 *
 * @param freeA paragraphs that have not stayed in their place, those that moved included, each with the number of its gap
 */
export function joinMoves(
  a: Paragraphs,
  freeA: ReadonlyMap<number, number>,
  b: Paragraphs,
  freeB: ReadonlyMap<number, number>,
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
      last !== undefined &&
      freeA.get(last.fromA) === freeA.get(fromA) &&
      freeB.get(last.fromB) === freeB.get(fromB) &&
      allFree(last.toA, fromA, freeA, takenA) &&
      allFree(last.toB, fromB, freeB, takenB);
    if (canJoin) joined[joined.length - 1] = { fromA: last.fromA, toA, fromB: last.fromB, toB };
    else joined.push({ fromA, toA, fromB, toB });
  }
  return joined;
}

function allFree(from: number, to: number, free: ReadonlyMap<number, number>, taken: ReadonlySet<number>): boolean {
  if (to < from || to - from > mostBetween) return false;
  return between(from, to).every((unit) => free.has(unit) && !taken.has(unit));
}

function between(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
