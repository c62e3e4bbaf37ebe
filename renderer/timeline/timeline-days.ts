import type { BookTimeline, SessionSummary } from "../../host/contract/timeline.ts";
import type { ItemId } from "../../story/ids.ts";

/** What of the book's history is shown. */
export interface TimelineFilter {
  readonly chapter: ItemId | null;
  /** As in `SessionSummary.person`. */
  readonly person: string | null;
  /** Name of a label's version: only what came after it. */
  readonly since: string | null;
}

export const wholeTimeline: TimelineFilter = { chapter: null, person: null, since: null };

/** A stretch of days that is told in one line until it is unfolded. */
export interface TimelineFold {
  readonly key: string;
  readonly kind: "day" | "week" | "month";
  /** ISO 8601 of a moment in its first day. */
  readonly start: string;
  readonly sessions: readonly SessionSummary[];
  /** Words. */
  readonly added: number;
  readonly removed: number;
}

const day = 24 * 3600 * 1000;

/** Sittings that the filter lets through, newest first, each with only the chapter that is asked about. */
export function filterSessions(timeline: BookTimeline, filter: TimelineFilter): readonly SessionSummary[] {
  const label = timeline.labels.find(({ version }) => version === filter.since);
  return timeline.sessions
    .filter(({ person, time }) => {
      if (filter.person !== null && person !== filter.person) return false;
      return !label || time > label.time;
    })
    .flatMap((session) => {
      if (filter.chapter === null) return [session];
      const chapters = session.chapters.filter(({ chapter }) => chapter === filter.chapter);
      return chapters.length === 0 ? [] : [{ ...session, chapters }];
    })
    .toReversed();
}

/**
 * Days one by one for a week, then weeks, and months where it is more than two of them ago. Newest first.
 *
 * @param now in the zone of the clock of this machine
 */
export function foldDays(sessions: readonly SessionSummary[], now: Date): readonly TimelineFold[] {
  const folds: { name: string; key: string; kind: TimelineFold["kind"]; sessions: SessionSummary[] }[] = [];
  const today = startOfDay(now).getTime();
  for (const session of sessions) {
    const date = startOfDay(new Date(session.time));
    const age = today - date.getTime();
    const kind = age < 7 * day ? "day" : age < 60 * day ? "week" : "month";
    const name = `${kind} ${kind === "day" ? dayKey(date) : kind === "week" ? dayKey(startOfWeek(date)) : monthKey(date)}`;
    const last = folds.at(-1);
    if (last?.name === name) {
      last.sessions.push(session);
      continue;
    }
    // Where a clock was wrong, a day may come twice.
    const turn = folds.filter((fold) => fold.name === name).length;
    folds.push({ name, key: turn === 0 ? name : `${name} ${turn}`, kind, sessions: [session] });
  }
  return folds.map(({ key, kind, sessions: list }) => ({
    key,
    kind,
    start: kind === "week" ? startOfWeek(new Date(list[0]?.time ?? 0)).toISOString() : (list.at(-1)?.time ?? ""),
    sessions: list,
    added: list.reduce((sum, session) => sum + wordsOf(session).added, 0),
    removed: list.reduce((sum, session) => sum + wordsOf(session).removed, 0),
  }));
}

export function wordsOf(session: SessionSummary): { readonly added: number; readonly removed: number } {
  return session.chapters.reduce(
    (sum, { added, removed }) => ({ added: sum.added + added, removed: sum.removed + removed }),
    { added: 0, removed: 0 },
  );
}

function startOfDay(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}

/** Monday. */
function startOfWeek(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - ((date.getDay() + 6) % 7));
}

function dayKey(date: Date): string {
  return `${monthKey(date)}-${date.getDate()}`;
}

function monthKey(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth() + 1}`;
}
