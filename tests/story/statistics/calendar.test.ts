import { describe, expect, test } from "vitest";
import { lastYear, monthsOf, shades, weeksOf, yearOf } from "../../../story/statistics/calendar.ts";

describe("a calendar", () => {
  test("of the last year is whole weeks and ends today", () => {
    const weeks = weeksOf(lastYear("2026-11-26"));
    expect(weeks).toHaveLength(53);
    expect(weeks[0]?.[0]).toBe("2025-11-24");
    expect(weeks.at(-1)).toEqual(["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", null, null, null]);
  });

  test("of a year has each of its days once", () => {
    const days = weeksOf(yearOf("2028"))
      .flat()
      .filter((day) => day !== null);
    expect(days).toHaveLength(366);
    expect(new Set(days).size).toBe(366);
    expect(weeksOf(yearOf("2028"))[0]?.slice(4)).toEqual([null, "2028-01-01", "2028-01-02"]);
  });

  test("has months, of which the first and the last may be parts", () => {
    const months = monthsOf({ from: "2025-11-24", to: "2026-02-10" });
    expect(months.map(({ from, to }) => `${from} ${to}`)).toEqual([
      "2025-11-24 2025-11-30",
      "2025-12-01 2025-12-31",
      "2026-01-01 2026-01-31",
      "2026-02-01 2026-02-10",
    ]);
  });

  test("is shaded by quarters of its days, so that one great day doesn't make all others pale", () => {
    const shade = shades([0, 10, 20, 30, 40, 50, 60, 70, 9000], null);
    expect([0, 10, 30, 50, 70, 9000].map(shade)).toEqual([0, 1, 2, 3, 4, 4]);
  });

  test("is shaded by halves of a target where there is one", () => {
    const shade = shades([], 500);
    expect([0, 1, 250, 499, 500, 750].map(shade)).toEqual([0, 1, 2, 2, 3, 4]);
  });
});
