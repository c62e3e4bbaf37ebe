import { createHash } from "node:crypto";
import { join } from "node:path";
import type { DocumentName, ReplicaKey } from "../../history/record.ts";
import { decodeSegment, encodeSegment, packSegment, unpackSegment } from "../../history/segment.ts";
import { firstSeq, type LogSlice, lastSeq, mergeSlices, slicesEqual, sliceWithin } from "../../history/slice.ts";
import { type Disk, DiskError } from "../disk/disk.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { pack, unpack } from "./packing.ts";
import { decideMerge, type SegmentFile } from "./segment-files.ts";

/**
 * Makes one segment of small ones of a document, in a folder that only this installation writes, until none are left to
 * be merged. Written, read back and compared with its sources before any of them goes: whenever it is interrupted, each
 * record is in the folder at least once, and readers know records by their numbers.
 *
 * @param most bytes that one merge may read: large ones take seconds to pack
 * @throws DiskError; nothing is lost then
 */
export async function mergeSegments(
  disk: Disk,
  folder: string,
  replica: ReplicaKey,
  document: DocumentName,
  most: number,
): Promise<void> {
  const path = join(folder, ...document.split("/"));
  for (;;) {
    const decision = decideMerge(await segmentFiles(disk, path), most);
    switch (decision.kind) {
      case "nothing":
        return;
      case "leftover": {
        // A merge that was interrupted had written its whole and not yet taken its parts away.
        const part = await readSlice(disk, path, decision.part, replica, document);
        const whole = await readSlice(disk, path, decision.whole, replica, document);
        if (!part || !whole || !sliceWithin(part, whole)) return;
        await disk.remove(join(path, decision.part.name));
        await disk.flushFolder(path);
        break;
      }
      case "merge": {
        const slices: LogSlice[] = [];
        for (const file of decision.files) {
          const slice = await readSlice(disk, path, file, replica, document);
          // A damaged one stays as it is, for whoever has it whole in a backup.
          if (!slice) return;
          slices.push(slice);
        }
        const merged = await writeMerged(disk, path, slices);
        if (!merged) return;
        for (const file of decision.files) if (file.name !== merged) await disk.remove(join(path, file.name));
        await disk.flushFolder(path);
        break;
      }
    }
  }
}

async function segmentFiles(disk: Disk, path: string): Promise<readonly SegmentFile[]> {
  const files: SegmentFile[] = [];
  for (const { name, kind } of await disk.list(path)) {
    const match = /^([0-9]+)-([0-9]+)\.[0-9a-f]{16}\.seg$/.exec(name);
    const found = kind === "file" && match ? await disk.stat(join(path, name)) : null;
    if (match && found) files.push({ name, from: Number(match[1]), to: Number(match[2]), bytes: found.size });
  }
  return files;
}

async function readSlice(
  disk: Disk,
  path: string,
  file: SegmentFile,
  replica: ReplicaKey,
  document: DocumentName,
): Promise<LogSlice | null> {
  const bytes = await disk.read(join(path, file.name));
  if (hashOf(bytes) !== file.name.split(".")[1]) return null;
  const body = unpackSegment(bytes, unpack);
  const slice = body.ok ? decodeSegment(body.value) : body;
  return slice.ok && slice.value.replica === replica && slice.value.document === document ? slice.value : null;
}

/** The name of the merged file; null where what it says isn't what its sources say, and then it isn't there. */
async function writeMerged(disk: Disk, path: string, slices: readonly LogSlice[]): Promise<string | null> {
  const merged = mergeSlices(slices);
  const bytes = packSegment(encodeSegment(merged), pack);
  const name = `${firstSeq(merged)}-${lastSeq(merged)}.${hashOf(bytes)}.seg`;
  await writeWhole(disk, join(path, name), bytes);
  const body = unpackSegment(await disk.read(join(path, name)), unpack);
  const readBack = body.ok ? decodeSegment(body.value) : body;
  const isWhole =
    readBack.ok && slicesEqual(merged, readBack.value) && slices.every((slice) => sliceWithin(slice, readBack.value));
  if (isWhole) return name;
  await disk.remove(join(path, name));
  throw new DiskError("failed", join(path, name), new Error("The merged segment does not say what its parts say."));
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
