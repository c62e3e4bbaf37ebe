import { expect, it } from "vitest";
import { compareTimes, laterTime, nextTime, startOfTime } from "../../history/clock.ts";

it("never gives a time twice or an earlier one, whatever the wall clock does", () => {
  let last = startOfTime;
  for (const wall of [10.9, 10.2, 5, 11, 11, 3, 2_000_000_000, -5]) {
    const next = nextTime(last, wall);
    expect(compareTimes(next, last)).toBeGreaterThan(0);
    expect(laterTime(next, last)).toBe(next);
    last = next;
  }
  expect(nextTime({ seconds: 7, counter: 4 }, 7)).toEqual({ seconds: 7, counter: 5 });
  expect(nextTime({ seconds: 7, counter: 4 }, 8.5)).toEqual({ seconds: 8, counter: 0 });
});
