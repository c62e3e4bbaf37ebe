import { ColumnsBuilder, rangesAt } from "../columns.ts";
import { forgetInSlice, forgottenIn } from "../forgetting.ts";
import type { DocumentName, ReplicaKey } from "../record.ts";
import { firstPlace } from "../search.ts";
import { firstSeq, type LogSlice, lastSeq } from "../slice.ts";
import { cutStruct, decodeUpdateV2, encodeUpdate, type IdRange, joinRuns, type Struct, tabulate } from "../structs.ts";
import { emptyVersion, joinVersions, type Version, versionFromObject } from "../version.ts";

/**
 * Everything that makes a draft's text: main's records up to the version that the draft follows, and the draft's own.
 * What main's logs brought stands under keys of its own ("main/<replica>"), because one replica writes in both texts.
 *
 * @param document the draft's
 * @param main all slices of the main text
 * @param own all slices of the draft
 * @param pinned the version that the draft began with
 */
export function draftSlices(
  document: DocumentName,
  main: readonly LogSlice[],
  own: readonly LogSlice[],
  pinned: Version,
): readonly LogSlice[] {
  const followed = followedVersion(own, pinned);
  // Also what was forgotten after the version that the draft follows.
  const forgotten = forgottenIn(main);
  const shown = main.map((slice) => forgetInSlice(slice, forgotten));
  return [
    ...shown.flatMap((slice) => asMain(cutSlice(slice, followed.get(slice.replica) ?? 0), document)),
    ...own.map((slice) => knowingMain(slice, pinned)),
  ];
}

/** The version of the main text that a draft shows: the one that it began with, and all that its records have followed. */
export function followedVersion(own: readonly LogSlice[], pinned: Version): Version {
  return own.reduce((version, slice) => {
    let followed = version;
    for (let row = 0; row < slice.timeline.count; row++) {
      const said = followedAt(slice, row);
      if (said) followed = joinVersions(followed, said);
    }
    return followed;
  }, pinned);
}

/** What a record made its draft follow; a record that changes the main text too is part of what it follows. */
function followedAt({ replica, timeline }: LogSlice, row: number): Version | null {
  const said = versionFromObject(timeline.detail.get(row)?.followed);
  if (!said || timeline.elsewhere[row] !== 1) return said;
  return joinVersions(said, new Map([[replica, timeline.seq[row] as number]]));
}

const mainStart = "main/";

function mainKey(replica: ReplicaKey): ReplicaKey {
  return `${mainStart}${replica}` as ReplicaKey;
}

/** Is it, among the records of a draft, the main text's? */
export function isMainKey(replica: ReplicaKey): boolean {
  return replica.startsWith(mainStart);
}

/** Whose log a record came by, under the name that it has everywhere else. */
export function ownKey(replica: ReplicaKey): ReplicaKey {
  return isMainKey(replica) ? (replica.slice(mainStart.length) as ReplicaKey) : replica;
}

/** People by replica, for the records of a draft's text too. */
export function withMainKeys<Person>(people: ReadonlyMap<ReplicaKey, Person>): ReadonlyMap<ReplicaKey, Person> {
  return new Map([...people].flatMap(([key, person]) => [[key, person] as const, [mainKey(key), person] as const]));
}

/** What a version of a draft's text knows of the main text. */
export function mainPart(version: Version): Version {
  return new Map([...version].flatMap(([key, seq]) => (isMainKey(key) ? [[ownKey(key), seq] as const] : [])));
}

/** All of the main text and all of a draft as one text, in which a version of either can be named. */
export function jointSlices(
  document: DocumentName,
  main: readonly LogSlice[],
  draft: readonly LogSlice[],
): readonly LogSlice[] {
  return [...main.flatMap((slice) => asMain(slice, document)), ...draft.filter(({ replica }) => !isMainKey(replica))];
}

/** A version of the main text, as the records of a draft's text know it. */
export function versionOfMain(version: Version): Version {
  return new Map([...version].map(([replica, seq]) => [mainKey(replica), seq]));
}

function asMain(slice: LogSlice | null, document: DocumentName): LogSlice[] {
  if (!slice) return [];
  const seen = new Map([...slice.timeline.seen].map(([row, version]) => [row, versionOfMain(version)]));
  return [{ ...slice, replica: mainKey(slice.replica), document, timeline: { ...slice.timeline, seen } }];
}

/** The draft's records know of the main text what they followed, so that a version of the draft names it too. */
function knowingMain(slice: LogSlice, pinned: Version): LogSlice {
  const seen = new Map(slice.timeline.seen);
  for (let row = 0; row < slice.timeline.count; row++) {
    const said = joinVersions(row === 0 ? pinned : emptyVersion, followedAt(slice, row) ?? emptyVersion);
    if (said.size > 0) seen.set(row, joinVersions(seen.get(row) ?? emptyVersion, versionOfMain(said)));
  }
  return { ...slice, timeline: { ...slice.timeline, seen } };
}

/** The records of a slice up to a number, with what they brought; null where there are none. */
export function cutSlice(slice: LogSlice, upTo: number): LogSlice | null {
  if (slice.timeline.count === 0 || firstSeq(slice) > upTo) return null;
  if (lastSeq(slice) <= upTo) return slice;
  const columns = new ColumnsBuilder();
  const kept: IdRange[] = [];
  for (let row = 0; row < slice.timeline.count && (slice.timeline.seq[row] as number) <= upTo; row++) {
    columns.copy(slice.timeline, row);
    kept.push(...rangesAt(slice.timeline.inserted, row));
  }
  const { table } = tabulate(decodeUpdateV2(slice.structs).structs);
  const structs = kept.flatMap((range) => piecesIn(table.get(range.client) ?? [], range));
  return { ...slice, timeline: columns.build(), structs: encodeUpdate(joinRuns(tabulate(structs).table), [], 2) };
}

function piecesIn(structs: readonly Struct[], range: IdRange): Struct[] {
  const pieces: Struct[] = [];
  const endOf = (place: number) => (structs[place] as Struct).id.clock + (structs[place] as Struct).length;
  for (let place = firstPlace(structs.length, (at) => endOf(at) > range.clock); place < structs.length; place++) {
    const struct = structs[place] as Struct;
    if (struct.id.clock >= range.clock + range.length) break;
    const from = Math.max(range.clock, struct.id.clock);
    const to = Math.min(range.clock + range.length, struct.id.clock + struct.length);
    if (from < to) pieces.push(cutStruct(struct, from, to));
  }
  return pieces;
}
