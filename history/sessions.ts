import { compareTimes, laterTime, startOfTime } from "./clock.ts";
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
  extends Pick<Revision, "id" | "start" | "end" | "began" | "ended" | "origin" | "added" | "removed" | "version"> {
  readonly text: Text;
  readonly person: string;
  /** The first of its records in each log. */
  readonly first: ReadonlyMap<ReplicaKey, number>;
}

/** A longer pause, in seconds, ends a sitting: half an hour, which a meal takes and a look out of the window does not. */
const pause = 1800;

/**
 * Sittings, in the order in which they happened, whatever the writers' clocks said. What one person does in several chapters
 * one after the other, or to and fro, is one; two people at the same time are two. Grouped whenever they are read, and never stored.
 */
export function groupSessions<Text>(revisions: readonly TextRevision<Text>[]): readonly Session<Text>[] {
  const sorted = [...revisions].sort((a, b) => compareTimes(a.began, b.began) || compareTimes(a.ended, b.ended));
  const open = new Map<string, { readonly revisions: TextRevision<Text>[]; start: number; end: number }>();
  const groups: TextRevision<Text>[][] = [];
  for (const revision of sorted) {
    const { person, start, end } = revision;
    const current = open.get(person);
    // A clock that was set back or on in between makes a pause of its own.
    if (current && start - current.end <= pause && current.start - end <= pause) {
      current.revisions.push(revision);
      current.start = Math.min(current.start, start);
      current.end = Math.max(current.end, end);
      continue;
    }
    const begun = { revisions: [revision], start, end };
    open.set(person, begun);
    groups.push(begun.revisions);
  }
  const ends = new Map(groups.map((group) => [group, group.map(({ ended }) => ended).reduce(laterTime)]));
  const endOf = (group: TextRevision<Text>[]) => ends.get(group) ?? startOfTime;
  return groups
    .sort((a, b) => compareTimes(endOf(a), endOf(b)) || (a[0]?.start ?? 0) - (b[0]?.start ?? 0))
    .map(sessionOf);
}

function sessionOf<Text>(revisions: readonly TextRevision<Text>[]): Session<Text> {
  const last = revisions.reduce((a, b) => (compareTimes(b.ended, a.ended) >= 0 ? b : a));
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
    end: Math.max(...revisions.map(({ end }) => end)),
    person: last.person,
    texts: [...texts].map(([text, { origins, ...words }]) => ({ text, ...words, origins: [...origins] })),
    after,
    before,
  };
}
