import type { WordEdit } from "./compare.ts";

/**
 * Brings places of one text to the other that its edits make: null where the place lies in what an edit replaces. A place at an
 * edit's edge stays at that edge.
 *
 * @param edits ascending, as `wordEdits` gives them
 */
export function carryPlace(edits: readonly WordEdit[], place: number, side: "start" | "end"): number | null {
  let shift = 0;
  for (const { from, to, insert } of edits) {
    if (place < from || (place === from && side === "end")) break;
    if (place < to || (place === from && to > from)) {
      if (place === from) return from + shift;
      return null;
    }
    // Before an insertion, for what begins there; behind it for what ends behind.
    shift += insert.length - (to - from);
  }
  return place + shift;
}

/** The same, at the edge of what an edit replaces where it lies in it. */
export function nearestPlace(edits: readonly WordEdit[], place: number): number {
  let shift = 0;
  for (const { from, to, insert } of edits) {
    if (place <= from) break;
    if (place < to) return from + shift + Math.min(insert.length, place - from);
    shift += insert.length - (to - from);
  }
  return place + shift;
}
