import type { StoryGoals } from "../../story/statistics/goal.ts";
import type { Lengths, WrittenDay } from "../../story/statistics/written.ts";

export interface WrittenNumbers {
  /** By the clock of the host's machine, in the zone that was asked for. */
  readonly today: string;
  /** Whose installation this is. */
  readonly person: string;
  readonly goals: StoryGoals;
  /** Days on which something was written or taken away, ascending. */
  readonly days: readonly WrittenDay[];
  /** Words of the book at the end of each day on which they changed, ascending; the last before `since` is among them. */
  readonly book: Lengths;
}
