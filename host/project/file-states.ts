import type { Origin } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { type RecordTable, recordAt } from "../../history/union.ts";
import { joinVersions, type Version, versionContains, versionFromObject } from "../../history/version.ts";
import { hexOf } from "./mirror-state.ts";

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

/** Rows that say that a text with this hash is in the log: it was written by a replica, or taken in by one. */
export function rowsKnowing(records: RecordTable, hash: string): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < records.count; row++) {
    const record = recordAt(records, row);
    if (isFileState(record.origin) && detailHash(record.detail) === hash) rows.push(row);
  }
  return rows;
}

/** Of the bytes that a record is about, in hexadecimal. */
export function detailHash(detail: { readonly [key: string]: unknown } | null): string | null {
  return detail?.hash instanceof Uint8Array ? hexOf(detail.hash) : null;
}
