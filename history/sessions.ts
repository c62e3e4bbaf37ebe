import type { Origin, ReplicaKey } from "./record.ts";
import type { Revision } from "./revisions.ts";
import { emptyVersion, joinVersions, type Version } from "./version.ts";

/** What one sitting did to one text. */
export interface SessionText<Text> {
  readonly text: Text;
  /** Words. */
  readonly added: number;
  readonly removed: number;
  readonly origins: readonly Origin[];
}

/** A sitting: what one person did to the book without a long pause. */
export interface Session<Text> {
  /** Of its last record. */
  readonly id: string;
  /** Seconds since 1970, as the writer's clock claimed. */
  readonly start: number;
  readonly end: number;
  readonly person: string;
  readonly texts: readonly SessionText<Text>[];
  /** The book as its writer knew it when it was done, and the same without what was done. */
  readonly after: Version;
  readonly before: Version;
}

/** A revision of one of the book's texts, as far as sessions are made of it. */
export interface TextRevision<Text>
  extends Pick<Revision, "id" | "start" | "end" | "origin" | "added" | "removed" | "version"> {
  readonly text: Text;
  readonly person: string;
  /** The first of its records in each log. */
  readonly first: ReadonlyMap<ReplicaKey, number>;
}

/** A longer pause, in seconds, ends a sitting: half an hour, which a meal takes and a look out of the window does not. */
const pause = 1800;

/**
 * Sittings, oldest first. What one person does in several chapters one after the other, or to and fro, is one; two people
 * at the same time are two. Grouped whenever they are read, and never stored.
 */
export function groupSessions<Text>(revisions: readonly TextRevision<Text>[]): readonly Session<Text>[] {
  const sorted = [...revisions].sort((a, b) => a.start - b.start || a.end - b.end);
  const open = new Map<string, TextRevision<Text>[]>();
  const ends = new Map<string, number>();
  const groups: TextRevision<Text>[][] = [];
  for (const revision of sorted) {
    const { person } = revision;
    const current = open.get(person);
    if (current && revision.start - (ends.get(person) ?? 0) <= pause) {
      current.push(revision);
      ends.set(person, Math.max(ends.get(person) ?? 0, revision.end));
      continue;
    }
    const begun = [revision];
    open.set(person, begun);
    ends.set(person, revision.end);
    groups.push(begun);
  }
  return groups.map(sessionOf).sort((a, b) => a.end - b.end || a.start - b.start);
}

function sessionOf<Text>(revisions: readonly TextRevision<Text>[]): Session<Text> {
  const last = revisions.reduce((a, b) => (b.end >= a.end ? b : a));
  const texts = new Map<Text, { added: number; removed: number; origins: Set<Origin> }>();
  const first = new Map<ReplicaKey, number>();
  let after: Version = emptyVersion;
  for (const revision of revisions) {
    const sum = texts.get(revision.text) ?? { added: 0, removed: 0, origins: new Set<Origin>() };
    sum.added += revision.added;
    sum.removed += revision.removed;
    sum.origins.add(revision.origin);
    texts.set(revision.text, sum);
    after = joinVersions(after, revision.version);
    for (const [replica, seq] of revision.first)
      first.set(replica, Math.min(seq, first.get(replica) ?? Number.POSITIVE_INFINITY));
  }
  const before = new Map(after);
  for (const [replica, seq] of first) before.set(replica, seq - 1);
  return {
    id: last.id,
    start: Math.min(...revisions.map(({ start }) => start)),
    end: last.end,
    person: last.person,
    texts: [...texts].map(([text, { origins, ...words }]) => ({ text, ...words, origins: [...origins] })),
    after,
    before,
  };
}
