import type { Copy, DocumentName, HistoryRecord, RecordPart } from "./record.ts";
import { squashUpdates } from "./structs.ts";
import { joinVersions } from "./version.ts";

/**
 * Makes one record of the entries that the write-ahead log holds of it, one a transaction, all with the same number: the
 * union of what they did, under the time at which the record was opened.
 *
 * @param entries at least one, in the order in which they were written
 */
export function joinRecord(entries: readonly HistoryRecord[]): HistoryRecord {
  const first = entries[0];
  if (first === undefined) throw new Error("A record of nothing");
  if (entries.length === 1) return first;
  const parts = new Map<DocumentName, { previous: number; updates: Uint8Array[]; copies: Copy[] }>();
  let seen = first.seen;
  let detail = first.detail;
  for (const entry of entries) {
    if (entry.replica !== first.replica || entry.seq !== first.seq) throw new Error("Entries of different records");
    seen = joinVersions(seen, entry.seen);
    if (entry.detail !== null) detail = { ...detail, ...entry.detail };
    for (const part of entry.parts) {
      const joined = parts.get(part.document) ?? { previous: part.previous, updates: [], copies: [] };
      parts.set(part.document, joined);
      if (part.update.length > 0) joined.updates.push(part.update);
      joined.copies.push(...part.copies);
    }
  }
  return { ...first, seen, detail, parts: [...parts].map(joinPart) };
}

function joinPart([document, part]: [
  DocumentName,
  { previous: number; updates: Uint8Array[]; copies: Copy[] },
]): RecordPart {
  const update = part.updates.length === 0 ? new Uint8Array(0) : squashUpdates(part.updates);
  return { document, previous: part.previous, update, copies: part.copies };
}

/** All records of a stretch of the write-ahead log, in order; see `joinRecord`. */
export function gatherRecords(entries: readonly HistoryRecord[]): readonly HistoryRecord[] {
  const bySeq = new Map<number, HistoryRecord[]>();
  for (const entry of entries) {
    const list = bySeq.get(entry.seq);
    if (list) list.push(entry);
    else bySeq.set(entry.seq, [entry]);
  }
  return [...bySeq.values()].map(joinRecord).sort((a, b) => a.seq - b.seq);
}
