import { ColumnsBuilder, type RecordColumns, rangesAt, rowAt } from "./columns.ts";
import { compareValues } from "./compare-values.ts";
import type { DocumentName, HistoryRecord, ReplicaKey } from "./record.ts";
import { firstPlace } from "./search.ts";
import {
  cutStruct,
  decodeUpdate,
  decodeUpdateV2,
  encodeUpdate,
  joinRuns,
  mergeRanges,
  rangeOf,
  type Struct,
  sameStruct,
  tabulate,
} from "./structs.ts";
import { emptyVersion, joinVersions, type Version, versionChange } from "./version.ts";

/** Who wrote when, and which ids came and went: the columns of the records of one replica. */
export type Timeline = RecordColumns;

/** What records of one replica did to one document: everything that history needs of them. */
export interface LogSlice {
  readonly replica: ReplicaKey;
  readonly document: DocumentName;
  readonly timeline: Timeline;
  /** A Yjs update, version 2, without deletions (those are in the timeline). */
  readonly structs: Uint8Array;
}

/** The documents that records touch, in the order of their first mention. */
export function documentsOf(records: readonly HistoryRecord[]): readonly DocumentName[] {
  return [...new Set(records.flatMap((record) => record.parts.map((part) => part.document)))];
}

/**
 * Takes one document's share out of a stretch of one replica's log.
 *
 * What a record in another document had newly seen is told by the next record in this one, and the first tells all
 * that the log had seen before it: so that a slice says whole versions by itself.
 *
 * @param records in the order of the log, all of its documents
 * @param seenBefore what the log had seen before the first record: `head.seen` of its file
 */
export function sliceRecords(
  replica: ReplicaKey,
  document: DocumentName,
  records: readonly HistoryRecord[],
  seenBefore: Version = emptyVersion,
): LogSlice {
  const columns = new ColumnsBuilder();
  const structs: Struct[] = [];
  let told: Version = emptyVersion;
  let seen = seenBefore;
  for (const record of records) {
    if (record.replica !== replica) throw new Error(`${record.replica}:${record.seq} is not in the log ${replica}`);
    seen = record.seen.size === 0 ? seen : joinVersions(seen, record.seen);
    const part = record.parts.find((candidate) => candidate.document === document);
    if (part === undefined) continue;
    const decoded = decodeUpdate(part.update);
    for (const struct of decoded.structs) structs.push(struct);
    columns.push({
      seq: record.seq,
      previous: part.previous,
      time: record.time,
      wall: record.wall,
      author: record.author,
      origin: record.origin,
      elsewhere: record.parts.length > 1,
      inserted: mergeRanges(decoded.structs.map(rangeOf)),
      deleted: mergeRanges(decoded.deleted),
      seen: seen === told ? emptyVersion : versionChange(told, seen),
      detail: record.detail,
      copies: part.copies,
    });
    told = seen;
  }
  return { replica, document, timeline: columns.build(), structs: encodeStructs(structs) };
}

/**
 * Several slices of one replica and document as one, for merging small segments into a large one. Their records must
 * follow one another; slices that share records are an error of the caller and throw.
 */
export function mergeSlices(slices: readonly LogSlice[]): LogSlice {
  const sorted = slices.filter((slice) => slice.timeline.count > 0).sort((a, b) => firstSeq(a) - firstSeq(b));
  const first = sorted[0] ?? slices[0];
  if (first === undefined) throw new Error("Nothing to merge");
  const columns = new ColumnsBuilder();
  const structs: Struct[] = [];
  let last = 0;
  let told: Version = emptyVersion;
  for (const slice of sorted) {
    if (slice.replica !== first.replica || slice.document !== first.document)
      throw new Error("Slices of different logs");
    if (firstSeq(slice) <= last) throw new Error("Slices that share records");
    for (let row = 0; row < slice.timeline.count; row++) {
      const seen = slice.timeline.seen.get(row) ?? emptyVersion;
      columns.copy(slice.timeline, row, versionChange(told, seen));
      told = joinVersions(told, seen);
    }
    for (const struct of decodeUpdateV2(slice.structs).structs) structs.push(struct);
    last = lastSeq(slice);
  }
  return {
    replica: first.replica,
    document: first.document,
    timeline: columns.build(),
    structs: encodeStructs(structs),
  };
}

function encodeStructs(structs: readonly Struct[]): Uint8Array {
  return encodeUpdate(joinRuns(tabulate(structs).table), [], 2);
}

/** Sequence number of the first record; 0 where the slice is empty. */
export function firstSeq(slice: LogSlice): number {
  return slice.timeline.seq[0] ?? 0;
}

/** Sequence number of the last record; 0 where the slice is empty. */
export function lastSeq(slice: LogSlice): number {
  return slice.timeline.seq[slice.timeline.count - 1] ?? 0;
}

/**
 * Do two slices say the same: the same ids, the same text in them, the same deletions, the same timeline? A host asks
 * this before it drops the source of a segment.
 */
export function slicesEqual(a: LogSlice, b: LogSlice): boolean {
  if (a.replica !== b.replica || a.document !== b.document) return false;
  return compareValues(plainColumns(a.timeline), plainColumns(b.timeline)) && structsEqual(a.structs, b.structs);
}

/**
 * Is everything that `part` says in `whole`: the same records, with the same text? What a record had newly seen is told
 * against the one before it, and that may be another one there.
 */
export function sliceWithin(part: LogSlice, whole: LogSlice): boolean {
  if (part.replica !== whole.replica || part.document !== whole.document) return false;
  const rows = new Map(Array.from(whole.timeline.seq, (seq, row) => [seq, row]));
  let seenOfPart: Version = emptyVersion;
  let seenOfWhole: Version = emptyVersion;
  let told = 0;
  for (let row = 0; row < part.timeline.count; row++) {
    const place = rows.get(part.timeline.seq[row] as number);
    if (place === undefined) return false;
    const { seen: _, ...record } = rowAt(part.timeline, row);
    const { seen: __, ...other } = rowAt(whole.timeline, place);
    if (!compareValues(record, other)) return false;
    seenOfPart = joinVersions(seenOfPart, part.timeline.seen.get(row) ?? emptyVersion);
    for (; told <= place; told++)
      seenOfWhole = joinVersions(seenOfWhole, whole.timeline.seen.get(told) ?? emptyVersion);
    if (versionChange(seenOfWhole, seenOfPart).size > 0) return false;
  }
  const { table } = tabulate(decodeUpdateV2(whole.structs).structs);
  return decodeUpdateV2(part.structs).structs.every((struct) => holdsStruct(table.get(struct.id.client) ?? [], struct));
}

function plainColumns(columns: RecordColumns): unknown {
  const { authors, author, ...rest } = columns;
  return { ...rest, author: Array.from(author, (place) => authors[place] ?? null) };
}

function structsEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (compareValues(a, b)) return true;
  const structsOfA = joinRuns(tabulate(decodeUpdateV2(a).structs).table);
  const structsOfB = joinRuns(tabulate(decodeUpdateV2(b).structs).table);
  if (structsOfA.size !== structsOfB.size) return false;
  for (const [client, list] of structsOfA) {
    const other = structsOfB.get(client);
    if (other?.length !== list.length) return false;
    if (!list.every((struct, i) => sameStruct(struct, other[i] as Struct))) return false;
  }
  return true;
}

/**
 * Does a slice hold every record's struct as it was recorded? Stronger than comparing with `sliceRecords` of the same
 * records, which would join runs in the same way: this looks up each struct of each update by itself.
 */
export function sliceHolds(slice: LogSlice, records: readonly HistoryRecord[]): boolean {
  const { table } = tabulate(decodeUpdateV2(slice.structs).structs);
  const rows = new Map(Array.from(slice.timeline.seq, (seq, row) => [seq, row]));
  for (const record of records) {
    const part = record.parts.find((candidate) => candidate.document === slice.document);
    if (part === undefined) continue;
    const row = rows.get(record.seq);
    if (row === undefined) return false;
    const decoded = decodeUpdate(part.update);
    if (!compareValues(mergeRanges(decoded.deleted), rangesAt(slice.timeline.deleted, row))) return false;
    for (const struct of decoded.structs) if (!holdsStruct(table.get(struct.id.client) ?? [], struct)) return false;
  }
  return true;
}

function holdsStruct(list: readonly Struct[], wanted: Struct): boolean {
  const end = wanted.id.clock + wanted.length;
  const ends = (struct: Struct): number => struct.id.clock + struct.length;
  let place = firstPlace(list.length, (candidate) => ends(list[candidate] as Struct) > wanted.id.clock);
  // Where another record of the same ids cut it, a struct is held in pieces.
  for (let at = wanted.id.clock; at < end; place++) {
    const struct = list[place];
    if (struct === undefined || struct.id.clock > at) return false;
    const stop = Math.min(end, ends(struct));
    if (!sameStruct(cutStruct(struct, at, stop), cutStruct(wanted, at, stop))) return false;
    at = stop;
  }
  return true;
}
