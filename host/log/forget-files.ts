import { createHash } from "node:crypto";
import { join } from "node:path";
import { forgetInRecord, forgetInSlice, type IdSet } from "../../history/forgetting.ts";
import { decodeFrames, FrameEncoder } from "../../history/frame.ts";
import type { DocumentName } from "../../history/record.ts";
import { decodeSegment, encodeSegment, packSegment, unpackSegment } from "../../history/segment.ts";
import { firstSeq, lastSeq } from "../../history/slice.ts";
import type { Disk } from "../disk/disk.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { pack, unpack } from "./packing.ts";

/**
 * Writes the segments and tails of one replica's folder again without the forgotten words, each whole before the old one
 * goes. What can't be read can't be written again: it stays, and is told.
 *
 * @returns paths of files that can't be read
 * @throws DiskError; what is done is done, and the rest can be begun again
 */
export async function forgetInFolder(disk: Disk, folder: string, ids: IdSet): Promise<readonly string[]> {
  const left: string[] = [];
  for (const document of ids.keys()) left.push(...(await forgetInSegments(disk, folder, document, ids)));
  for (const { name, kind } of await disk.list(folder)) {
    if (kind === "file" && /^tail-.*\.log$/.test(name)) await forgetInTail(disk, join(folder, name), ids);
  }
  return left;
}

async function forgetInSegments(
  disk: Disk,
  folder: string,
  document: DocumentName,
  ids: IdSet,
): Promise<readonly string[]> {
  const path = join(folder, ...document.split("/"));
  const ranges = ids.get(document) ?? [];
  const left: string[] = [];
  for (const { name, kind } of await disk.list(path)) {
    if (kind !== "file" || !name.endsWith(".seg")) continue;
    const body = unpackSegment(await disk.read(join(path, name)), unpack);
    const slice = body.ok ? decodeSegment(body.value) : body;
    if (!slice.ok) {
      left.push(join(path, name));
      continue;
    }
    const rewritten = forgetInSlice(slice.value, ranges);
    if (rewritten === slice.value) continue;
    const bytes = packSegment(encodeSegment(rewritten), pack);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
    const renamed = `${firstSeq(rewritten)}-${lastSeq(rewritten)}.${hash}.seg`;
    await writeWhole(disk, join(path, renamed), bytes);
    if (renamed !== name) await disk.remove(join(path, name));
    await disk.flushFolder(path);
  }
  return left;
}

/** A tail that no seal has taken: of an epoch that ended in a crash. */
async function forgetInTail(disk: Disk, path: string, ids: IdSet): Promise<void> {
  const bytes = await disk.read(path);
  const { head, frames, end, damage } = decodeFrames(bytes);
  if (!head) return;
  const records = frames.flatMap((frame) => (frame.kind === "record" ? [frame.record] : []));
  const rewritten = records.map((record) => forgetInRecord(record, ids));
  if (records.every((record, place) => record === rewritten[place])) return;
  const encoder = new FrameEncoder();
  const parts = [encoder.head(head), ...rewritten.map((record) => encoder.record(record))];
  // What stands behind a damaged entry may be all that is left of some words; an entry that was cut off is repeated elsewhere.
  if (damage && damage.reason !== "cut") parts.push(bytes.subarray(end));
  await writeWhole(disk, path, Buffer.concat(parts));
}
