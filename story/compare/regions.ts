import type { TextRange } from "../compared-text.ts";
import { addRun, type KeptRun } from "./align.ts";

/** What lies between two kept runs, and the kept run after it. */
export interface Region {
  readonly before: TextRange;
  readonly after: TextRange;
  /** UTF-16 units of kept text that follow. */
  readonly kept: number;
}

export function joinRuns(runs: readonly KeptRun[]): KeptRun[] {
  const joined: KeptRun[] = [];
  for (const run of [...runs].sort((one, other) => one.a - other.a)) addRun(joined, run.a, run.b, run.length);
  return joined;
}

/** @param runs ascending, joined */
export function regionsBetween(runs: readonly KeptRun[], before: TextRange, after: TextRange): Region[] {
  const regions: Region[] = [];
  let [a] = before;
  let [b] = after;
  for (const run of [...runs, { a: before[1], b: after[1], length: 0 }]) {
    regions.push({ before: [a, run.a], after: [b, run.b], kept: run.length });
    a = run.a + run.length;
    b = run.b + run.length;
  }
  return regions;
}

/** Divides a range where claimed ones (ascending) begin and end; `claim` is the claimed one's place, or -1. */
export function splitRange(
  range: TextRange,
  claimed: readonly TextRange[],
): { readonly range: TextRange; readonly claim: number }[] {
  const parts: { range: TextRange; claim: number }[] = [];
  let [at] = range;
  const [, end] = range;
  for (let i = firstEndingAfter(claimed, at); i < claimed.length && at < end; i++) {
    const [from, to] = claimed[i] ?? [end, end];
    if (from >= end) break;
    if (from > at) parts.push({ range: [at, from], claim: -1 });
    parts.push({ range: [Math.max(from, at), Math.min(to, end)], claim: i });
    at = Math.min(to, end);
  }
  if (at < end) parts.push({ range: [at, end], claim: -1 });
  return parts;
}

function firstEndingAfter(ranges: readonly TextRange[], at: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
