import { join } from "node:path";
import type { HistoryRecord, ReplicaKey } from "../../history/record.ts";
import { encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { writeWhole } from "../disk/write-whole.ts";
import type { Identity, OwnLogFound } from "./identity.ts";
import { tailChecksum } from "./own-log.ts";
import type { ProjectLogPlace } from "./project-log.ts";
import type { ReplicaFolder } from "./replica-folder.ts";

/** What the folder and the write-ahead log hold of the log that this installation wrote last. */
export async function describeOwn(
  disk: Disk,
  identity: Identity | null,
  folders: readonly ReplicaFolder[],
  fragments: readonly HistoryRecord[],
): Promise<OwnLogFound> {
  const key = identity && (`${identity.replica}.${identity.epoch}` as ReplicaKey);
  const found = folders.find((folder) => folder.key === key) ?? null;
  const published = identity?.published;
  const sealed = found?.seals.find((seal) => seal.tail === published?.tail && seal.bytes === published.bytes);
  // The longest comes first; what a sync client doubled before the tail was sealed may still lie there.
  const tail = sealed ? undefined : found?.tails.find((candidate) => candidate.n === published?.tail);
  const bytes = tail && found ? await disk.read(join(found.path, tail.file)) : null;
  return {
    present: found !== null,
    lastSeq: found?.lastSeq ?? 0,
    crcAtPublished: bytes && published ? (tailChecksum(bytes, published.bytes) ?? -1) : (sealed?.crc ?? null),
    holdsPublished: found !== null && published !== undefined && found.lastSeq >= published.seq,
    walLastSeq: fragments.reduce((last, fragment) => Math.max(last, fragment.seq), 0),
    seenByOthers: Math.max(0, ...folders.map((folder) => (key && folder.seen.get(key)) || 0)),
  };
}

/** The folder of a new epoch, with what it says of its writer. */
export async function beginReplicaFolder(
  disk: Disk,
  at: ProjectLogPlace,
  path: string,
  identity: Identity,
): Promise<void> {
  await makeLastingFolder(disk, path, at.history);
  const { id, name } = at.data.person;
  const { replica, epoch } = identity;
  const info = { project: at.project, replica, epoch, person: { id, name }, device: at.data.device };
  await writeWhole(disk, join(path, "info.json"), encodeJson({ ...info, created: new Date(at.now()).toISOString() }));
}
