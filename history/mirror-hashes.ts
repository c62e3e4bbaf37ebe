import { origins, outlineDocument, type RecordDetail } from "./record.ts";
import type { LogSlice } from "./slice.ts";

/** Bytes of a mirror's hash that a segment keeps: enough that a text which isn't all here is taken for it once in 65,536 times. */
const kept = 2;

const mirror = origins.indexOf("mirror");

/**
 * A slice whose mirrors keep the beginning of their hash only: the rest can be made again of the text that the version of
 * the record shows, and hashes can't be packed. In a chapter of a year they were a third of all its history.
 *
 * Those stay whole whose text is more than the version can name ("beyond"), and the outline's, whose file is not its text.
 */
export function shortenMirrors(slice: LogSlice): LogSlice {
  if (slice.document === outlineDocument) return slice;
  const detail = new Map<number, RecordDetail>(slice.timeline.detail);
  for (const [row, said] of detail) {
    const hash = said?.hash;
    if (slice.timeline.origin[row] !== mirror || !(hash instanceof Uint8Array) || said?.beyond !== undefined) continue;
    detail.set(row, { ...said, hash: hash.slice(0, kept) });
  }
  return { ...slice, timeline: { ...slice.timeline, detail } };
}
