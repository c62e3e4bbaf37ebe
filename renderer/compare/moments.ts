import type { BookTimeline, SessionSummary } from "../../host/contract/timeline.ts";
import type { ItemId } from "../../story/ids.ts";

/** A point in the book's life, by the name that the host knows it by. */
export interface Moment {
  readonly version: string;
  readonly name: string;
}

/** What is to be compared: one chapter, or the whole book, between two moments. */
export interface CompareOrder {
  readonly chapter: ItemId | null;
  readonly from: Moment;
  readonly to: Moment;
  readonly view: CompareView;
  /** A place in the earlier text that is looked for: the change there is shown first. UTF-16 units. */
  readonly at?: number;
}

/** Both in one text, one beside the other, or the earlier one alone. */
export type CompareView = "inline" | "beside" | "earlier";

/** As many sittings as one would look through; older ones are named by their day. */
const mostSessions = 200;

/** The moments that can be chosen by name: now, labels, drafts (each by its own name), and where sittings ended; the newest first. */
export function momentsOf(
  timeline: BookTimeline | null,
  chapter: ItemId | null,
  said: {
    readonly now: string;
    readonly label: (name: string) => string;
    readonly draft: (name: string) => string;
    readonly session: (session: SessionSummary) => string;
  },
  drafts: readonly string[] = [],
): readonly Moment[] {
  const now = { version: "now", name: said.now };
  const variants = drafts.map((name) => ({ version: name, name: said.draft(name) }));
  if (!timeline) return [now, ...variants];
  const labels = timeline.labels.toReversed().map(({ version, name }) => ({ version, name: said.label(name) }));
  const sessions = timeline.sessions
    .filter(({ chapters }) => chapter === null || chapters.some((one) => one.chapter === chapter))
    .slice(-mostSessions)
    .toReversed()
    .map((session) => ({ version: session.after, name: said.session(session) }));
  return [now, ...labels, ...variants, ...sessions];
}

/**
 * A day or a minute that was typed: "2026-03-01", "1.3.2026", "2026-03-01 14:30". A day alone means its end, when what was
 * written on it was there. null where it is none.
 */
export function momentTyped(text: string): Moment | null {
  const match =
    /^\s*(?:(\d{4})-(\d{1,2})(?:-(\d{1,2}))?|(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}))(?:[ T,]+(\d{1,2})[:.](\d{2}))?\s*$/.exec(
      text,
    );
  if (!match) return null;
  const [, year, month, day, germanDay, germanMonth, germanYear, hour, minute] = match;
  const y = Number(year ?? germanYear);
  const m = Number(month ?? germanMonth);
  // A month alone means its last day.
  const d = Number(day ?? germanDay ?? new Date(y, m, 0).getDate());
  const date =
    hour === undefined ? new Date(y, m - 1, d, 23, 59, 59) : new Date(y, m - 1, d, Number(hour), Number(minute), 59);
  const isReal = date.getFullYear() === y && date.getMonth() === m - 1 && date.getDate() === d;
  return isReal && Number(hour ?? 0) < 24 && Number(minute ?? 0) < 60
    ? { version: date.toISOString(), name: text.trim() }
    : null;
}
