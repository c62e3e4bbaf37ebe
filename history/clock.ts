import type { HybridTime } from "./record.ts";

/** Earlier than every time that a clock gives. */
export const startOfTime: HybridTime = { seconds: 0, counter: 0 };

/**
 * The time of the next record: strictly later than `last`, and the wall clock's where that is not behind. A wall clock
 * that was set back therefore only counts up; causes never come after their effects.
 *
 * @param last the latest time that was given here or seen in any record
 * @param wallSeconds seconds since 1970; fractions are dropped
 */
export function nextTime(last: HybridTime, wallSeconds: number): HybridTime {
  const seconds = Math.max(0, Math.floor(wallSeconds));
  if (seconds > last.seconds) return { seconds, counter: 0 };
  return { seconds: last.seconds, counter: last.counter + 1 };
}

/** Negative where a is earlier than b, 0 where they are the same. */
export function compareTimes(a: HybridTime, b: HybridTime): number {
  return a.seconds - b.seconds || a.counter - b.counter;
}

export function laterTime(a: HybridTime, b: HybridTime): HybridTime {
  return compareTimes(a, b) >= 0 ? a : b;
}
