import { addDays, type Day, weekStart } from "./days.ts";

export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Twelve months up to today, from a Monday on, so that the weeks of a calendar are whole. */
export function lastYear(today: Day): Period {
  return { from: weekStart(addDays(today, -364)), to: today };
}

/** @param year as "2026" */
export function yearOf(year: string): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Weeks from Monday to Sunday; null is a day outside of the period. */
export function weeksOf({ from, to }: Period): readonly (readonly (Day | null)[])[] {
  const weeks: (Day | null)[][] = [];
  for (let monday = weekStart(from); monday <= to; monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, weekday) => {
        const day = addDays(monday, weekday);
        return from <= day && day <= to ? day : null;
      }),
    );
  }
  return weeks;
}

/** The first days of the months in a period, the period's own first day among them. */
export function monthsOf({ from, to }: Period): readonly Period[] {
  const months: Period[] = [];
  for (let first = from; first <= to; ) {
    const next = `${addDays(`${first.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
    const last = addDays(next, -1);
    months.push({ from: first, to: last < to ? last : to });
    first = next;
  }
  return months;
}

/**
 * How dark a day is, 0 to 4. With a target its halves and wholes are the steps; without one each step holds a quarter of the
 * days on which something was written, so that one great day doesn't make all others pale.
 */
export function shades(amounts: Iterable<number>, target: number | null): (amount: number) => number {
  const sorted = [...amounts].filter((amount) => amount > 0).sort((a, b) => a - b);
  const quarter = (part: number): number => sorted[Math.floor((sorted.length * part) / 4)] ?? 1;
  const steps = target === null ? [1, quarter(1), quarter(2), quarter(3)] : [1, target / 2, target, 1.5 * target];
  return (amount) => (amount <= 0 ? 0 : Math.max(1, steps.findLastIndex((step) => amount >= step) + 1));
}
