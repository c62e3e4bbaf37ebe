import type { RevisionSummary } from "../../host/contract/history.ts";
import type { InterfaceLanguage } from "../language/language.ts";
import { clockTime, dayName } from "../words.ts";

export function revisionTime(revision: RevisionSummary): string {
  return `${dayName(revision.time)}, ${clockTime(revision.time)}`;
}

export interface RevisionDay {
  readonly name: string;
  readonly revisions: readonly RevisionSummary[];
}

/** Newest first, gathered by day. The host gives them oldest first. */
export function revisionDays(
  revisions: readonly RevisionSummary[],
  language: InterfaceLanguage,
): readonly RevisionDay[] {
  const days: { name: string; revisions: RevisionSummary[] }[] = [];
  const now = new Date();
  for (const revision of revisions.toReversed()) {
    const name = dayName(revision.time, now, language);
    const last = days.at(-1);
    if (last?.name === name) last.revisions.push(revision);
    else days.push({ name, revisions: [revision] });
  }
  return days;
}
