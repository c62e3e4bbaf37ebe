import type { ReplicaKey } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { type RecordTable, recordAt } from "../../history/union.ts";
import { type Version, versionContains, versionFromObject } from "../../history/version.ts";
import { wordEdits } from "../../story/compare.ts";
import { detailHash, fileHash, fileVersion, holdsRow, rowsKnowing } from "./file-states.ts";
import { hashBytes, hexOf } from "./mirror-state.ts";

/** An outside edit to be taken back: see `TakingBack` in history/taking-back.ts. */
export interface Retractable {
  readonly row: number;
  readonly repeated: Version;
  readonly takenBack: ReadonlySet<number>;
}

/** An outside edit that was made of a file's first half, and which versions have it, or an earlier one like it, in them. */
export interface Half extends Retractable {
  readonly isIn: (version: Version) => boolean;
}

/**
 * An own outside edit that was made of the first half of these bytes: the file was still being written. It took away an
 * end which, for the most part, is in the file now, or which is what has been written of the file since. Where that is only
 * a likeness nothing is lost: the file is compared with what was there before, as if its half had never been seen. A file
 * may be seen half written more than once: the halves before this one were taken back, but there were versions with them.
 */
export function findHalf(index: TextIndex, own: ReplicaKey, bytes: Uint8Array): Half | null {
  const { records } = index;
  const taken = takenBackIn(records);
  const earlier: (readonly [half: number, takenBack: number])[] = [];
  let half: number | null = null;
  for (let row = records.count - 1; row >= 0; row--) {
    const { origin, replica, detail } = recordAt(records, row);
    const size = detail?.size;
    if (origin !== "outside" || replica !== own || typeof size !== "number" || size >= bytes.length) continue;
    if (!isHash(bytes.subarray(0, size), detailHash(detail))) continue;
    const takenBack = taken.get(index.recordId(row));
    if (takenBack !== undefined) earlier.push([row, takenBack]);
    else if (half === null && goesOn(index, row, bytes.subarray(size))) half = row;
  }
  if (half === null) return null;
  const row = half;
  const isIn = (version: Version) =>
    holdsRow(index, version, row) ||
    earlier.some(([one, takenBack]) => holdsRow(index, version, one) && !holdsRow(index, version, takenBack));
  return { row, repeated: new Map(), takenBack: rowsTakenBack(index), isIn };
}

/** Ids of records that were taken back, and by which row. */
function takenBackIn(records: RecordTable): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (let row = 0; row < records.count; row++) {
    const { origin, detail } = recordAt(records, row);
    if (origin === "untaken") taken.set(String(detail?.record), row);
  }
  return taken;
}

function rowsTakenBack(index: TextIndex): ReadonlySet<number> {
  const taken = takenBackIn(index.records);
  const rows = Array.from({ length: index.records.count }, (_, row) => row);
  return new Set(rows.filter((row) => taken.has(index.recordId(row))));
}

/**
 * An own outside edit that has turned out to be another replica's writing, which its log has brought since; null where
 * there is none. Of the same bytes taken in on several replicas the edit that changed least stays, and of equal ones the
 * first by id: who knew most of what the file was made of found least in it that was different, and what others
 * found besides is in somebody's log.
 */
export function findRetractable(index: TextIndex, own: ReplicaKey): Retractable | null {
  const replica = own.split(".")[0];
  const rows = Array.from({ length: index.records.count }, (_, row) => ({ row, record: recordAt(index.records, row) }));
  const retracted = takenBackIn(index.records);
  for (const { row, record } of rows) {
    const id = index.recordId(row);
    if (record.origin !== "outside" || record.replica.split(".")[0] !== replica || retracted.has(id)) continue;
    const hash = detailHash(record.detail);
    if (hash === null) continue;
    const repeating = rows.find(
      ({ row: other, record: { replica: theirs } }) =>
        theirs.split(".")[0] !== replica && isRepeatedBy(index, row, hash, other, retracted),
    );
    if (repeating) {
      return { row, repeated: fileVersion(index, repeating.row), takenBack: rowsTakenBack(index) };
    }
  }
  return null;
}

/**
 * An own outside edit that brought words back from a file because the log had lost them, and the log shows again what that
 * file showed: the lost part has come back, from a backup or by a sync client. null where there is none.
 */
export function findReturned(index: TextIndex, own: ReplicaKey): Retractable | null {
  const { records } = index;
  const retracted = takenBackIn(records);
  for (let row = 0; row < records.count; row++) {
    const { origin, replica, detail } = recordAt(records, row);
    const shows = versionFromObject(detail?.shows);
    if (origin !== "outside" || !shows || replica.split(".")[0] !== own.split(".")[0]) continue;
    if (retracted.has(index.recordId(row)) || !showsItself(index, shows, detailHash(detail))) continue;
    return { row, repeated: shows, takenBack: rowsTakenBack(index) };
  }
  return null;
}

/** Did another replica's record bring into the log what the outside edit was made of? */
function isRepeatedBy(
  index: TextIndex,
  row: number,
  hash: string,
  other: number,
  retracted: ReadonlyMap<string, number>,
): boolean {
  const { origin, detail } = recordAt(index.records, other);
  const said = detailHash(detail);
  if (said === null) return false;
  const shown = fileVersion(index, other);
  if (!hash.startsWith(said) || fileHash(index, other) !== hash)
    return isHalfOf(index, row, other) && showsItself(index, shown, fileHash(index, other));
  if (origin === "outside") return !retracted.has(index.recordId(other)) && isNearer(index, other, row);
  return origin === "mirror" && showsItself(index, shown, hash) && !restsOn(index, shown, row);
}

/** Was the file, when it was taken in, the first part of one that another replica knew and this one did not? */
function isHalfOf(index: TextIndex, row: number, other: number): boolean {
  const { detail } = recordAt(index.records, row);
  const size = detail?.size;
  const shown = fileVersion(index, other);
  if (typeof size !== "number" || holdsRow(index, index.versionOf(row), other) || holdsRow(index, shown, row))
    return false;
  if (index.deletedBy(row) === "") return false;
  const bytes = new TextEncoder().encode(index.textAt(shown));
  if (size >= bytes.length || !isHash(bytes.subarray(0, size), detailHash(detail))) return false;
  return hasItsEnd(index, row, bytes.subarray(size));
}

/** Is what a record took away, for the most part, in what follows on the file that it was made of? */
function hasItsEnd(index: TextIndex, row: number, rest: Uint8Array): boolean {
  const end = index.deletedBy(row);
  return inCommon(end, new TextDecoder().decode(rest)) > end.length / 2;
}

/** Is that so, or is what follows, for the most part, what the record took away: still not all of it? */
function goesOn(index: TextIndex, row: number, rest: Uint8Array): boolean {
  const end = index.deletedBy(row);
  const text = new TextDecoder().decode(rest);
  return inCommon(end, text) > Math.min(end.length, text.length) / 2;
}

/** How many characters of a deleted end stand in another text, in the same order; 0 for one without a word. */
function inCommon(end: string, text: string): number {
  if (!/[\p{L}\p{N}]/u.test(end)) return 0;
  return end.length - wordEdits(end, text).reduce((sum, { from, to }) => sum + to - from, 0);
}

function isHash(bytes: Uint8Array, hash: string | null): boolean {
  return hexOf(hashBytes(bytes)) === hash;
}

/**
 * Is the version all that the file showed? While a part of a log is on its way, a text may hold more than the version that
 * its mirror record could name; nothing can be taken back for what such a record shows.
 */
function showsItself(index: TextIndex, shown: Version, hash: string | null): boolean {
  return isHash(new TextEncoder().encode(index.textAt(shown)), hash);
}

/**
 * Has the version come by an outside edit whose bytes had this record in them already? Then nobody wrote those words a
 * second time in Redraft: they went around in a file. Where each of two edits may have come by the other, the one that
 * changed less is the one that was first: the other brought besides it what had been added on the way.
 */
function restsOn(index: TextIndex, shown: Version, row: number): boolean {
  const { records } = index;
  const record = recordAt(records, row);
  for (let earlier = 0; earlier < records.count; earlier++) {
    const { origin, replica, seq, detail } = recordAt(records, earlier);
    if (origin !== "outside" || !versionContains(shown, replica, seq)) continue;
    const hash = detailHash(detail);
    if (hash === null || (earlier !== row && !isNearer(index, row, earlier))) continue;
    if (hash === detailHash(record.detail)) return true;
    const sources = rowsKnowing(index, hash).filter((other) => recordAt(records, other).origin === "mirror");
    if (sources.some((other) => holdsRow(index, fileVersion(index, other), row))) return true;
  }
  return false;
}

/** Is the first of two outside edits nearer to what somebody did? It changed less, or as much and comes first by id. */
function isNearer(index: TextIndex, first: number, second: number): boolean {
  const more = index.changedBy(second) - index.changedBy(first);
  return more > 0 || (more === 0 && index.recordId(first) < index.recordId(second));
}
