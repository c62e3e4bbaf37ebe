import { ChangeSet } from "@codemirror/state";
import type { Origin, ReplicaKey } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { type RecordTable, recordAt } from "../../history/union.ts";
import { joinVersions, type Version, versionContains, versionFromObject } from "../../history/version.ts";
import { wordEdits } from "../../story/compare.ts";
import { countWords } from "../../story/words.ts";
import { hashBytes, hexOf } from "./mirror-state.ts";

/** What a file's new bytes mean. */
export type OutsideFinding =
  /** The bytes are what some replica has written for this document: a sync client brought them, or put them back. */
  | {
      readonly kind: "mirrored";
      /** This installation wrote it, and has since seen another text in the file: somebody put the older one back. */
      readonly isOlder: boolean;
    }
  /** They are another chapter's: two files changed names. */
  | { readonly kind: "another-text" }
  /** Not a text any more, or cut off: taken in only when the writer says so. */
  | { readonly kind: "doubtful"; readonly sentence: string }
  | { readonly kind: "edit"; readonly text: string };

/**
 * Decides what a changed `.md` is.
 *
 * @param text null where the bytes are no UTF-8
 * @param base the text last seen in the file
 */
export function judgeOutside(found: {
  readonly hash: string;
  readonly text: string | null;
  readonly base: string;
  /** The version that the file showed when it was last seen; null where it never was. */
  readonly seen: Version | null;
  readonly own: ReplicaKey;
  readonly index: TextIndex | null;
  readonly isAnothers: boolean;
}): OutsideFinding {
  const mirrors = found.index ? rowsKnowing(found.index.records, found.hash) : [];
  if (mirrors.length > 0 && found.index) {
    const { records } = found.index;
    const replica = found.own.split(".")[0];
    const own = mirrors
      .map((row) => recordAt(records, row))
      .filter((record) => record.replica.split(".")[0] === replica);
    // A crash between a file and the note about it leaves one that is newer than what was last seen.
    const isOlder =
      own.length === mirrors.length &&
      own.every((record) => versionContains(found.seen ?? new Map(), record.replica, record.seq));
    return { kind: "mirrored", isOlder };
  }
  if (found.isAnothers) return { kind: "another-text" };
  if (found.text === null || found.text.includes("\0")) {
    return { kind: "doubtful", sentence: "its bytes are not text in UTF-8" };
  }
  const text = normaliseLines(found.text);
  const lost = countWords(found.base) - countWords(text);
  if (text.trim() === "" && found.base.trim() !== "") return { kind: "doubtful", sentence: "it is empty" };
  if (lost > 200 && found.base.startsWith(text.trimEnd())) {
    return { kind: "doubtful", sentence: `it breaks off, and its last ${lost} words are missing` };
  }
  return { kind: "edit", text };
}

/** Does such a record say what a file has shown? */
function isFileState(origin: Origin): boolean {
  return origin === "mirror" || origin === "outside";
}

/** The version that a file showed, by the record that says so. */
function fileVersion(index: TextIndex, row: number): Version {
  const beyond = versionFromObject(recordAt(index.records, row).detail?.beyond);
  return beyond ? joinVersions(index.versionOf(row), beyond) : index.versionOf(row);
}

/** Rows that say that a text with this hash is in the log: it was written by a replica, or taken in by one. */
export function rowsKnowing(records: RecordTable, hash: string): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < records.count; row++) {
    const record = recordAt(records, row);
    if (isFileState(record.origin) && detailHash(record.detail) === hash) rows.push(row);
  }
  return rows;
}

/**
 * The text that an outside change was made to. Usually it is what the file showed last; an editor that had loaded an
 * older state gives itself away by differing less from that one. What would be lost counts twice: where it is doubtful, a
 * word stays.
 */
export function findBase(text: string, lastSeen: string, index: TextIndex | null): string {
  const candidates = [lastSeen];
  if (index) {
    const rows: number[] = [];
    for (let row = index.records.count - 1; row >= 0 && rows.length < 20; row--) {
      if (isFileState(recordAt(index.records, row).origin)) rows.push(row);
    }
    for (const row of rows) candidates.push(index.textAt(fileVersion(index, row)));
  }
  let best = lastSeen;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of new Set(candidates)) {
    const cost = wordEdits(candidate, text).reduce(
      (sum, { from, to, insert }) => sum + 2 * (to - from) + insert.length,
      0,
    );
    if (cost < least) {
      best = candidate;
      least = cost;
    }
  }
  return best;
}

/**
 * An own outside edit that has turned out to be another replica's writing, which its log has brought since; null where
 * there is none. Of the same bytes taken in on several replicas the edit that changed least stays, and of equal ones the
 * first by id: who knew most of what the file was made of found least in it that was different, and what others
 * found besides is in somebody's log.
 */
export function findRetractable(
  index: TextIndex,
  own: ReplicaKey,
): { readonly row: number; readonly repeated: Version; readonly takenBack: ReadonlySet<number> } | null {
  const replica = own.split(".")[0];
  const rows = Array.from({ length: index.records.count }, (_, row) => ({ row, record: recordAt(index.records, row) }));
  const retracted = new Set(
    rows.flatMap(({ record }) => (record.origin === "untaken" ? [String(record.detail?.record)] : [])),
  );
  for (const { row, record } of rows) {
    const id = index.recordId(row);
    if (record.origin !== "outside" || record.replica.split(".")[0] !== replica || retracted.has(id)) continue;
    const hash = detailHash(record.detail);
    if (hash === null) continue;
    const repeating = rows.find(({ row: other, record: candidate }) => {
      if (candidate.replica.split(".")[0] === replica || detailHash(candidate.detail) !== hash) return false;
      if (candidate.origin === "outside") {
        return !retracted.has(index.recordId(other)) && isNearer(index, other, row);
      }
      if (candidate.origin !== "mirror") return false;
      const shown = fileVersion(index, other);
      return showsItself(index, shown, hash) && !restsOn(index, shown, row);
    });
    if (repeating) {
      const takenBack = new Set(
        rows.filter(({ row: earlier }) => retracted.has(index.recordId(earlier))).map(({ row: earlier }) => earlier),
      );
      return { row, repeated: fileVersion(index, repeating.row), takenBack };
    }
  }
  return null;
}

/**
 * Is the version all that the file showed? While a part of a log is on its way, a text may hold more than the version that
 * its mirror record could name; nothing can be taken back for what such a record shows.
 */
function showsItself(index: TextIndex, shown: Version, hash: string): boolean {
  return hexOf(hashBytes(new TextEncoder().encode(index.textAt(shown)))) === hash;
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
    const sources = rowsKnowing(records, hash).filter((other) => recordAt(records, other).origin === "mirror");
    if (sources.some((other) => versionContains(fileVersion(index, other), record.replica, record.seq))) return true;
  }
  return false;
}

/** Is the first of two outside edits nearer to what somebody did? It changed less, or as much and comes first by id. */
function isNearer(index: TextIndex, first: number, second: number): boolean {
  const more = index.changedBy(second) - index.changedBy(first);
  return more > 0 || (more === 0 && index.recordId(first) < index.recordId(second));
}

export function detailHash(detail: { readonly [key: string]: unknown } | null): string | null {
  return detail?.hash instanceof Uint8Array ? hexOf(detail.hash) : null;
}

/** A byte-order mark goes, CRLF and CR become \n: what other editors add without being asked is no change. */
export function normaliseLines(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * Edits to `base` as edits to `live`, which came from the same base on another way: what either side inserted stays, and
 * what both inserted at the same place stands there once. (Another machine's words may be here from its log already, while
 * its file still brings them as something new.) The transformation is CodeMirror's (`ChangeSet.map`), which its
 * collaborative editing rests on.
 */
export function rebaseEdits(edits: readonly TextEdit[], base: string, live: string): readonly TextEdit[] {
  if (base === live) return edits;
  const already = wordEdits(base, live);
  const over = ChangeSet.of(already, base.length);
  const rebased: TextEdit[] = [];
  const own: TextEdit[] = [];
  for (const edit of edits) {
    const same = already.find(({ from, to, insert }) => from === edit.from && to === edit.to && insert !== "");
    if (same === undefined || edit.insert === "") own.push(edit);
    else rebased.push(...missingFrom(same.insert, edit.insert, over.mapPos(edit.from, -1)));
  }
  ChangeSet.of(own, base.length)
    .map(over)
    .iterChanges(
      (from, to, _fromNew, _toNew, inserted) => rebased.push({ from, to, insert: inserted.toString() }),
      true,
    );
  return rebased.sort((a, b) => a.from - b.from);
}

/** What of `wanted` doesn't stand in `there` yet, which begins at `start`: nothing is taken away for it. */
function missingFrom(there: string, wanted: string, start: number): readonly TextEdit[] {
  return wordEdits(there, wanted)
    .filter(({ insert }) => insert !== "")
    .map(({ to, insert }) => ({ from: start + to, to: start + to, insert }));
}
