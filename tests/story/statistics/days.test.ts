import { describe, expect, test } from "vitest";
import { addDays, dayOf, daysBetween, isDay, weekdayOf, weekStart } from "../../../story/statistics/days.ts";

describe("days", () => {
  test("begin at midnight where the writer is", () => {
    expect(dayOf("2026-03-01T23:59:59Z", "UTC")).toBe("2026-03-01");
    expect(dayOf("2026-03-01T23:59:59Z", "Europe/Berlin")).toBe("2026-03-02");
    expect(dayOf("2026-03-01T04:59:59Z", "America/New_York")).toBe("2026-02-28");
    expect(dayOf("2026-01-01T00:10:00Z", "Asia/Kathmandu")).toBe("2026-01-01");
  });

  test("have 23 or 25 hours where clocks are changed", () => {
    // Berlin goes from 02:00 to 03:00 on March 29, and from 03:00 back to 02:00 on October 25.
    expect(dayOf("2026-03-28T22:59:59Z", "Europe/Berlin")).toBe("2026-03-28");
    expect(dayOf("2026-03-28T23:00:00Z", "Europe/Berlin")).toBe("2026-03-29");
    expect(dayOf("2026-03-29T21:59:59Z", "Europe/Berlin")).toBe("2026-03-29");
    expect(dayOf("2026-03-29T22:00:00Z", "Europe/Berlin")).toBe("2026-03-30");
    expect(dayOf("2026-10-25T22:59:59Z", "Europe/Berlin")).toBe("2026-10-25");
  });

  test("are added and parted over months and leap years", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(weekdayOf("2026-11-26")).toBe(4);
    expect(weekStart("2026-11-29")).toBe("2026-11-23");
    expect(weekStart("2026-11-23")).toBe("2026-11-23");
  });

  test("are none where no calendar has them", () => {
    expect(["2026-02-29", "2026-1-1", "soon", 7, null].filter(isDay)).toEqual([]);
  });
});
