import { addDays, type Day, daysBetween, isDay, weekdayOf } from "./days.ts";

/** What a story is meant to come to. */
export interface Goal {
  /** Words of the book; null is none. */
  readonly words: number | null;
  /** The last day on which may be written; null is no date. */
  readonly by: Day | null;
  /** Days of the week on which is written, 1 (Monday) to 7, ascending; at least one. */
  readonly weekdays: readonly number[];
}

export const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const noGoal: Goal = { words: null, by: null, weekdays: everyDay };

/** What a peer or a file says, without what makes no sense in it. */
export function readGoal(value: unknown): Goal {
  if (typeof value !== "object" || value === null) return noGoal;
  const { words, by, weekdays } = value as { readonly [key: string]: unknown };
  const named = Array.isArray(weekdays) ? everyDay.filter((day) => weekdays.includes(day)) : [];
  return {
    words: isTarget(words) ? words : null,
    by: isDay(by) ? by : null,
    weekdays: named.length > 0 ? named : everyDay,
  };
}

/** The book's goal, and what each person wants to write a day, by the person's id. */
export interface StoryGoals {
  readonly book: Goal;
  readonly daily: { readonly [person: string]: number };
}

export function isTarget(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 && value < 1e9;
}

/** What the book's goal asks of a day. */
export type Asked =
  /** There is no goal, or it has no date. */
  | { readonly kind: "nothing" }
  | { readonly kind: "reached" }
  /** The date has gone by, or no day is left on which is written. */
  | { readonly kind: "late"; readonly missing: number }
  | {
      readonly kind: "a day";
      readonly missing: number;
      /** Days left on which is written, today among them if it is one. */
      readonly days: number;
      readonly perDay: number;
    };

/**
 * What is left of the goal, divided among the days that are left. What was written today belongs to today's share: who has
 * done it is not asked for more before midnight.
 */
export function askPerDay(
  goal: Goal,
  now: { readonly today: Day; readonly words: number; readonly net: number },
): Asked {
  if (goal.words === null || goal.by === null) return { kind: "nothing" };
  if (now.words >= goal.words) return { kind: "reached" };
  const missing = goal.words - now.words;
  const days = writingDays(now.today, goal.by, goal.weekdays);
  if (days === 0) return { kind: "late", missing };
  const isToday = goal.weekdays.includes(weekdayOf(now.today));
  const left = isToday ? goal.words - (now.words - now.net) : missing;
  return { kind: "a day", missing, days, perDay: Math.ceil(left / days) };
}

/** How many days from one to another, both among them, fall on these weekdays. */
export function writingDays(from: Day, to: Day, weekdays: readonly number[]): number {
  const length = daysBetween(from, to) + 1;
  if (length <= 0) return 0;
  let count = Math.floor(length / 7) * weekdays.length;
  for (let rest = 0; rest < length % 7; rest++) if (weekdays.includes(weekdayOf(addDays(from, rest)))) count++;
  return count;
}
