import { describe, expect, test } from "vitest";
import { backupsToKeep } from "../../host/backups/keep-rule.ts";
import { createRandom } from "../story/random.ts";

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 26, 12);
const rule = { days: 7, weeks: 8, months: 12 };
const ago = (days: number) => now - days * day;

describe("which backups stay", () => {
  test("all of the last days, however many", () => {
    const times = [0, 0.1, 0.2, 1, 3, 6.9].map(ago);
    expect(backupsToKeep(times, now, rule).size).toBe(times.length);
  });

  test("one of each week after that, the newest of it", () => {
    // The 26th of November 2026 is a Thursday: the 19th and 18th are of one week, the 15th to 13th of the one before.
    const times = [0, 7.5, 8, 11.5, 12, 13].map(ago);
    expect([...backupsToKeep(times, now, rule)].sort()).toEqual([0, 1, 3]);
  });

  test("one of each month after the weeks, and none that is older", () => {
    // The 14th and 10th of September, the 8th of August, and more than a year before those weeks.
    const times = [0, 73, 77, 110, 63 + 12 * 31 + 1].map(ago);
    expect([...backupsToKeep(times, now, rule)].sort()).toEqual([0, 1, 3]);
  });

  test("the newest stays, however old it is and whatever the rule", () => {
    expect(backupsToKeep([ago(5000), ago(6000)], now, { days: 0, weeks: 0, months: 0 })).toEqual(new Set([0]));
    expect(backupsToKeep([], now, rule)).toEqual(new Set());
  });

  test("law: with a backup a day for years, there is always one that is not much older than what is asked for", () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = createRandom(seed);
      let times: number[] = [];
      let clock = now;
      for (let n = 0; n < 600; n++) {
        clock += (random.below(3) * day) / 2 + 1;
        times = [...times, clock];
        const kept = backupsToKeep(times, clock, rule);
        times = times.filter((_, place) => kept.has(place));
      }
      const ages = times.map((time) => (clock - time) / day);
      const within = (from: number, to: number) => ages.some((age) => age >= from && age < to);
      expect(times.length, `seed ${seed}`).toBeLessThanOrEqual(7 * 3 + 9 + 13 + 1);
      for (let week = 0; week < 7; week++)
        expect(within(week * 7, week * 7 + 14), `seed ${seed}, week ${week}`).toBe(true);
      expect(within(63, 130), `seed ${seed}: ${ages.map(Math.round)}`).toBe(true);
    }
  });
});
