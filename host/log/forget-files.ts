import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { forgetInRecord, forgetInSlice, type IdSet } from "../../history/forgetting.ts";
import { decodeFrames, FrameEncoder } from "../../history/frame.ts";
import type { DocumentName, ReplicaKey } from "../../history/record.ts";
import { decodeSegment, encodeSegment, packSegment, unpackSegment } from "../../history/segment.ts";
import { firstSeq, lastSeq } from "../../history/slice.ts";
import type { Disk } from "../disk/disk.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { pack, unpack } from "./packing.ts";
import { readReplicaFolder } from "./replica-folder.ts";
import type { SealList } from "./seal-lists.ts";

/**
 * Writes the segments and tails of one replica's folder again without the forgotten words, each whole before the old one
 * goes. What can't be read can't be written again: it stays, and is told.
 *
 * @returns paths of files that can't be read, or that a seal names and that aren't there: they may come back
 * @throws DiskError; what is done is done, and the rest can be begun again
 */
export async function forgetInFolder(disk: Disk, folder: string, ids: IdSet): Promise<readonly string[]> {
  const left: string[] = [];
  const { seals } = await readReplicaFolder(disk, folder, basename(folder) as ReplicaKey);
  for (const document of ids.keys()) {
    left.push(...(await forgetInSegments(disk, folder, document, ids)));
    const named = seals.flatMap(({ segments }) => segments).filter((segment) => segment.document === document);
    for (const { file } of await absentSegments(disk, folder, document, named))
      left.push(join(folder, ...document.split("/"), file));
  }
  for (const { name, kind } of await disk.list(folder)) {
    const path = join(folder, name);
    if (kind === "file" && /^tail-.*\.log$/.test(name) && !(await forgetInTail(disk, path, ids))) left.push(path);
  }
  return left;
}

/** Those that a seal names and that are in no segment that is there. */
async function absentSegments(
  disk: Disk,
  folder: string,
  document: DocumentName,
  named: SealList["segments"],
): Promise<SealList["segments"]> {
  const names = (await disk.list(join(folder, ...document.split("/")))).map(({ name }) => name);
  const ranges = names.flatMap((name) => {
    const match = /^([0-9]+)-([0-9]+)\.[0-9a-f]{16}.*\.seg$/.exec(name);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  return named.filter(({ from, to }) => !ranges.some(([first, last]) => first <= from && to <= last));
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
    const packed = await disk.read(join(path, name));
    const body = unpackSegment(packed, unpack);
    const slice = body.ok ? decodeSegment(body.value) : body;
    if (!slice.ok || !name.includes(`.${hashOf(packed)}`)) {
      left.push(join(path, name));
      continue;
    }
    const rewritten = forgetInSlice(slice.value, ranges);
    if (rewritten === slice.value) continue;
    const bytes = packSegment(encodeSegment(rewritten), pack);
    const renamed = `${firstSeq(rewritten)}-${lastSeq(rewritten)}.${hashOf(bytes)}.seg`;
    await writeWhole(disk, join(path, renamed), bytes);
    if (renamed !== name) await disk.remove(join(path, name));
    await disk.flushFolder(path);
  }
  return left;
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

/** A tail that no seal has taken: of an epoch that ended in a crash. False where it can't be read to its end. */
async function forgetInTail(disk: Disk, path: string, ids: IdSet): Promise<boolean> {
  const bytes = await disk.read(path);
  const { head, frames, end, damage } = decodeFrames(bytes);
  // What a crash tore off at the end is repeated in what was written after it.
  const isWhole = !damage || damage.reason === "cut";
  if (!head) return isWhole;
  const records = frames.flatMap((frame) => (frame.kind === "record" ? [frame.record] : []));
  const rewritten = records.map((record) => forgetInRecord(record, ids));
  const isChanged = records.some((record, place) => record !== rewritten[place]);
  if (!isChanged && damage?.reason !== "cut") return isWhole;
  const encoder = new FrameEncoder();
  const parts = [encoder.head(head), ...rewritten.map((record) => encoder.record(record))];
  // What stands behind a damaged entry may be all that is left of some words.
  if (!isWhole) parts.push(bytes.subarray(end));
  await writeWhole(disk, path, Buffer.concat(parts));
  return isWhole;
}
