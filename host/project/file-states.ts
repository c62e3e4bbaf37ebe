import { saysTheSame } from "../../history/forgetting.ts";
import type { Origin } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { type RecordTable, recordAt } from "../../history/union.ts";
import { joinVersions, type Version, versionContains, versionFromObject } from "../../history/version.ts";
import { hashBytes, hexOf } from "./mirror-state.ts";

/** Does such a record say what a file has shown? */
export function isFileState(origin: Origin): boolean {
  return origin === "mirror" || origin === "outside";
}

/** The version that a file showed, by the record that says so. */
export function fileVersion(index: TextIndex, row: number): Version {
  const beyond = versionFromObject(recordAt(index.records, row).detail?.beyond);
  return beyond ? joinVersions(index.versionOf(row), beyond) : index.versionOf(row);
}

export function holdsRow(index: TextIndex, version: Version, row: number): boolean {
  const { replica, seq } = recordAt(index.records, row);
  return versionContains(version, replica, seq);
}

/**
 * Rows that say that a text with this hash is in the log: it was written by a replica, or taken in by one.
 *
 * @param text which has that hash, where it is known: of a version of which something was forgotten the hash can't be made again
 */
export function rowsKnowing(index: TextIndex, hash: string, text: string | null = null): readonly number[] {
  return rowsSaying(index.records, hash).filter(
    (row) =>
      fileHash(index, row) === hash || (text !== null && saysTheSame(index.textAt(fileVersion(index, row)), text)),
  );
}

/** The same by what the records say alone: of a mirror that is sealed only the beginning is compared. */
export function rowsSaying(records: RecordTable, hash: string): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < records.count; row++) {
    const { origin, detail } = recordAt(records, row);
    const said = isFileState(origin) ? detailHash(detail) : null;
    if (said !== null && hash.startsWith(said)) rows.push(row);
  }
  return rows;
}

/** Of the bytes that a record is about, in hexadecimal, as far as it says it: of a sealed mirror its beginning. */
export function detailHash(detail: { readonly [key: string]: unknown } | null): string | null {
  return detail?.hash instanceof Uint8Array ? hexOf(detail.hash) : null;
}

const made = new WeakMap<TextIndex, Map<number, string>>();

/**
 * The hash of the bytes that a record is about. What a sealed mirror has left out is made again of the text that its file
 * showed, and that text must begin with what was kept, or nothing is known of the file: a part of the log is on its way.
 */
export function fileHash(index: TextIndex, row: number): string | null {
  const said = detailHash(recordAt(index.records, row).detail);
  if (said === null || said.length === wholeHash) return said;
  const known = made.get(index) ?? new Map<number, string>();
  made.set(index, known);
  const hash = known.get(row) ?? hexOf(hashBytes(new TextEncoder().encode(index.textAt(fileVersion(index, row)))));
  known.set(row, hash);
  return hash.startsWith(said) ? hash : null;
}

/** Hexadecimal digits of a hash that is whole. */
const wholeHash = 16;
