import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";

/** The whole book's history. */
export interface TimelineCalls {
  /** What is known of it, after some more was read: to be asked again until `done` is `total`. */
  "history.timeline"(argument: { project: ProjectId }): BookTimeline;
  /** The outline as it was: which chapters the book had, in which order, and what they were called. */
  "history.outline"(argument: { project: ProjectId; at: string }): Outline;
  /** What others, and other programs, have written since this installation's last session; null where nobody has. */
  "history.away"(argument: { project: ProjectId }): AwayDigest | null;
  /** What the digest tells of has been seen: the next one begins here. */
  "history.seen"(argument: { project: ProjectId }): null;
}

export interface BookTimeline {
  /** Oldest first. */
  readonly sessions: readonly SessionSummary[];
  /** Oldest first. */
  readonly labels: readonly LabelSummary[];
  readonly done: number;
  readonly total: number;
}

/** A sitting: what one person did to the book without a pause of half an hour. */
export interface SessionSummary {
  readonly id: string;
  /** ISO 8601. */
  readonly started: string;
  readonly time: string;
  /** Stands for the person, also where two have one name. */
  readonly person: string;
  readonly author: string;
  /** Another program's work on the files. */
  readonly isOutside: boolean;
  readonly chapters: readonly SessionChapter[];
  /** Names of versions: the book when it was done, and the same without it. */
  readonly after: string;
  readonly before: string;
}

export interface SessionChapter {
  readonly chapter: ItemId;
  /** As it is called now. */
  readonly title: string;
  /** Words. */
  readonly added: number;
  readonly removed: number;
  readonly origins: readonly string[];
}

/** A version of the whole book that got a name. */
export interface LabelSummary {
  readonly name: string;
  /** ISO 8601; when it was given. */
  readonly time: string;
  /** The version's own name, which no other label can take. */
  readonly version: string;
}

export interface AwayDigest {
  /** ISO 8601; when this installation last had the story open. */
  readonly since: string;
  /** Names of versions: as it was then, and as it is. */
  readonly before: string;
  readonly after: string;
  readonly people: readonly string[];
  readonly chapters: readonly SessionChapter[];
}
