import type { RevisionSummary } from "../../host/contract/contract.ts";
import { clockTime, dayName, grouped } from "../words.ts";

const origins: Readonly<Record<string, string>> = {
  typed: "Written",
  pasted: "Pasted in",
  undone: "Undone",
  restored: "Restored",
  imported: "Imported",
  outside: "From outside",
  replaced: "Replaced",
  taken: "Taken from a draft",
  split: "Split",
  joined: "Joined",
  moved: "Moved",
  untaken: "Taken back",
  label: "Labelled",
};

export function originWords(origin: string): string {
  return origins[origin] ?? "Changed";
}

/** "12 words added, 3 removed". */
export function changeWords(added: number, removed: number): string {
  return `${grouped(added)} ${added === 1 ? "word" : "words"} added, ${grouped(removed)} removed`;
}

export function revisionTime(revision: RevisionSummary): string {
  return `${dayName(revision.time)}, ${clockTime(revision.time)}`;
}

export interface RevisionDay {
  readonly name: string;
  readonly revisions: readonly RevisionSummary[];
}

/** Newest first, gathered by day. The host gives them oldest first. */
export function revisionDays(revisions: readonly RevisionSummary[]): readonly RevisionDay[] {
  const days: { name: string; revisions: RevisionSummary[] }[] = [];
  for (const revision of revisions.toReversed()) {
    const name = dayName(revision.time);
    const last = days.at(-1);
    if (last?.name === name) last.revisions.push(revision);
    else days.push({ name, revisions: [revision] });
  }
  return days;
}
