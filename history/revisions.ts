import { type Author, type HybridTime, type Origin, origins, parseRecordId, type ReplicaKey } from "./record.ts";
import type { TextIndex } from "./text-index.ts";
import { type RecordTable, recordIdOfRow, replicaOfRow } from "./union.ts";
import {
  emptyVersion,
  joinVersions,
  type Version,
  versionContains,
  versionFromObject,
  versionToObject,
} from "./version.ts";
import { countChangedWords } from "./word-changes.ts";

/** A stretch of work, as history shows it. Grouped whenever it is read, and never stored. */
export interface Revision {
  /** "<replica>:<seq>" of its last record. */
  readonly id: string;
  /** Rows of the index's records, in order. */
  readonly records: readonly number[];
  /** Seconds since 1970, as the writer's clock claimed. */
  readonly start: number;
  readonly end: number;
  /** Of its first and its last record: unlike the writer's clock, these never go back. */
  readonly began: HybridTime;
  readonly ended: HybridTime;
  /** null is the person of `replica`, where `people` did not say who that is. */
  readonly author: Author | null;
  /** Whose log its last record is in. */
  readonly replica: ReplicaKey;
  /** "typed" for every stretch of typing, pasting and undoing. */
  readonly origin: Origin;
  /**
   * Words. Text that was written and taken away again within the revision counts for nothing; a word that grew or
   * shrank ("walk", "walking") is one added and one removed.
   */
  readonly added: number;
  readonly removed: number;
  /** The name that the version at its end was given; the last, where there are several. */
  readonly label: string | null;
  readonly labels: readonly string[];
  /** The text as its writer knew it when it was done. */
  readonly version: Version;
  /** Sequence numbers of `records`, by log, ascending. */
  readonly sequences: ReadonlyMap<ReplicaKey, readonly number[]>;
}

export interface GroupingOptions {
  /** A pause longer than this ends a stretch of writing; 300 where it is not said. */
  readonly pauseSeconds?: number;
  /** Whose installation each replica is, so that what one person wrote on two machines is one's. */
  readonly people?: ReadonlyMap<ReplicaKey, Author>;
  /** Labels from elsewhere: those of the whole book are kept in the outline's log. */
  readonly labels?: readonly { readonly name: string; readonly version: Version }[];
}

interface OpenRevision {
  readonly rows: number[];
  readonly author: Author | null;
  readonly origin: Origin;
}

const continuous: ReadonlySet<Origin> = new Set(["typed", "pasted", "undone"]);

/**
 * A chapter's revisions, oldest first. Typing, pasting and undoing by one person without a pause are one; what another
 * person writes meanwhile is a revision of its own. Every other record stands alone. Mirrors are no work and interrupt
 * none; a label ends the revision that its version ends on, so that choosing it shows just what it named.
 *
 * How writes were batched into records changes nothing but the ids.
 */
export function groupRevisions(index: TextIndex, options: GroupingOptions = {}): Revision[] {
  const { records } = index;
  const pause = options.pauseSeconds ?? 300;
  const done: OpenRevision[] = [];
  const open = new Map<string, OpenRevision>();
  const labels = allLabels(records, options.labels ?? []);
  for (let row = 0; row < records.count; row++) {
    const origin = origins[records.origin[row] as number] as Origin;
    if (origin === "mirror" || origin === "label") continue;
    const author = authorOf(records, row, options.people);
    const key = author?.id ?? replicaOfRow(records, row);
    if (!continuous.has(origin)) {
      open.delete(key);
      done.push({ rows: [row], author, origin });
      continue;
    }
    if (changesNothing(records, row)) continue;
    const current = open.get(key);
    if (
      current !== undefined &&
      Math.abs(wallOf(records, row) - wallOf(records, lastRow(current))) <= pause &&
      !labels.some(({ version }) => holdsRow(version, records, lastRow(current)) && !holdsRow(version, records, row))
    ) {
      current.rows.push(row);
      continue;
    }
    const begun: OpenRevision = { rows: [row], author, origin: "typed" };
    open.set(key, begun);
    done.push(begun);
  }
  done.sort((a, b) => lastRow(a) - lastRow(b));
  return finish(index, done, labels);
}

/** The labels in this document's own log and those that are kept elsewhere, each once. */
function allLabels(records: RecordTable, elsewhere: readonly NamedVersion[]): readonly NamedVersion[] {
  const labels = new Map<string, NamedVersion>();
  const add = (label: NamedVersion): void => {
    labels.set(JSON.stringify([label.name, versionToObject(label.version)]), label);
  };
  for (const label of elsewhere) add(label);
  for (let row = 0; row < records.count; row++) {
    const label = origins[records.origin[row] as number] === "label" ? labelOf(records, row) : null;
    if (label !== null) add(label);
  }
  return [...labels.values()];
}

function holdsRow(version: Version, records: RecordTable, row: number): boolean {
  return versionContains(version, replicaOfRow(records, row), records.seq[row] as number);
}

function finish(index: TextIndex, groups: readonly OpenRevision[], labels: readonly NamedVersion[]): Revision[] {
  const { records } = index;
  const revisionOf = new Int32Array(records.count).fill(-1);
  groups.forEach((group, place) => {
    for (const row of group.rows) revisionOf[row] = place;
  });
  const words = countChangedWords(index.life, revisionOf, groups.map(lastRow));
  const names = new Map<number, string[]>();
  for (const { name, version } of labels) {
    const place = revisionAt(records, revisionOf, version);
    if (place >= 0) names.set(place, [...(names.get(place) ?? []), name]);
  }
  return groups.map(({ rows, author, origin }, place) => {
    const sequences = new Map<ReplicaKey, number[]>();
    const ends = new Map<ReplicaKey, number>();
    for (const row of rows) {
      const replica = replicaOfRow(records, row);
      const list = sequences.get(replica);
      if (list) list.push(records.seq[row] as number);
      else sequences.set(replica, [records.seq[row] as number]);
      ends.set(replica, row);
    }
    const last = rows.at(-1) as number;
    const walls = rows.map((row) => wallOf(records, row));
    return {
      id: recordIdOfRow(records, last),
      records: rows,
      start: walls.reduce((a, b) => Math.min(a, b)),
      end: walls.reduce((a, b) => Math.max(a, b)),
      began: timeOf(records, rows[0] as number),
      ended: timeOf(records, last),
      author,
      replica: replicaOfRow(records, last),
      origin,
      added: words[place]?.added ?? 0,
      removed: words[place]?.removed ?? 0,
      label: names.get(place)?.at(-1) ?? null,
      labels: names.get(place) ?? [],
      version: [...ends.values()].reduce((version, row) => joinVersions(version, index.versionOf(row)), emptyVersion),
      sequences,
    };
  });
}

/**
 * The revision of any record's id, a mirror's, a label's or another document's too: then it is the last that its log
 * had made before. null where the id is none, or nothing was made before.
 */
export function findRevision(revisions: readonly Revision[], id: string): Revision | null {
  const wanted = parseRecordId(id);
  if (wanted === null) return null;
  let found: Revision | null = null;
  let best = 0;
  for (const revision of revisions) {
    for (const seq of revision.sequences.get(wanted.replica) ?? []) {
      if (seq > wanted.seq || seq <= best) continue;
      best = seq;
      found = revision;
    }
  }
  return found;
}

interface NamedVersion {
  readonly name: string;
  readonly version: Version;
}

function labelOf(records: RecordTable, row: number): NamedVersion | null {
  const detail = records.detail.get(row);
  const version = versionFromObject(detail?.version);
  const name = detail?.name;
  return version === null || typeof name !== "string" ? null : { name, version };
}

/** The revision of the last row that a version has; -1 where it has none. */
function revisionAt(records: RecordTable, revisionOf: Int32Array, version: Version): number {
  for (let row = records.count - 1; row >= 0; row--) {
    if (revisionOf[row] === -1) continue;
    if (versionContains(version, replicaOfRow(records, row), records.seq[row] as number))
      return revisionOf[row] as number;
  }
  return -1;
}

function authorOf(records: RecordTable, row: number, people: GroupingOptions["people"]): Author | null {
  return records.authors[records.author[row] as number] ?? people?.get(replicaOfRow(records, row)) ?? null;
}

function changesNothing(records: RecordTable, row: number): boolean {
  const { inserted, deleted } = records;
  return inserted.starts[row] === inserted.starts[row + 1] && deleted.starts[row] === deleted.starts[row + 1];
}

function timeOf(records: RecordTable, row: number): HybridTime {
  return { seconds: records.seconds[row] as number, counter: records.counter[row] as number };
}

function wallOf(records: RecordTable, row: number): number {
  return records.wall[row] as number;
}

function lastRow(revision: OpenRevision): number {
  return revision.rows.at(-1) as number;
}
