import { describe, expect, test } from "vitest";
import { askPerDay, everyDay, noGoal, readGoal, writingDays } from "../../../story/statistics/goal.ts";

const goal = { words: 80_000, by: "2026-12-05", weekdays: everyDay };
/** A Thursday. */
const today = "2026-11-26";

describe("what a goal asks of a day", () => {
  test("is what is left among the days that are left, today among them", () => {
    expect(askPerDay(goal, { today, words: 70_000, net: 0 })).toEqual({
      kind: "a day",
      missing: 10_000,
      days: 10,
      perDay: 1000,
    });
  });

  test("doesn't grow or shrink by what is written today", () => {
    expect(askPerDay(goal, { today, words: 71_500, net: 1500 })).toMatchObject({ perDay: 1000, missing: 8500 });
  });

  test("counts only days on which is written", () => {
    const weekdays = [1, 2, 3, 4, 5];
    expect(writingDays(today, "2026-12-05", weekdays)).toBe(7);
    expect(writingDays("2026-11-28", "2026-11-29", weekdays)).toBe(0);
    expect(writingDays("2026-11-23", "2027-11-22", weekdays)).toBe(261);
    expect(askPerDay({ ...goal, weekdays }, { today, words: 73_000, net: 0 })).toMatchObject({ days: 7, perDay: 1000 });
  });

  test("says when it is reached, late, or asks nothing", () => {
    expect(askPerDay(goal, { today, words: 80_000, net: 0 })).toEqual({ kind: "reached" });
    expect(askPerDay({ ...goal, by: "2026-11-25" }, { today, words: 70_000, net: 0 })).toEqual({
      kind: "late",
      missing: 10_000,
    });
    expect(askPerDay({ ...goal, by: null }, { today, words: 1, net: 0 })).toEqual({ kind: "nothing" });
  });
});

test("what makes no sense in a stored goal is left out", () => {
  expect(readGoal({ words: -3, by: "2026-02-30", weekdays: [9, "x"] })).toEqual(noGoal);
  expect(readGoal({ words: 100, by: "2026-02-28", weekdays: [5, 1, 5] })).toEqual({
    words: 100,
    by: "2026-02-28",
    weekdays: [1, 5],
  });
});
