import { join } from "node:path";
import type { HistoryRecord, ReplicaKey } from "../../history/record.ts";
import type { Disk } from "../disk/disk.ts";
import type { Identity, OwnLogFound } from "./identity.ts";
import { tailChecksum } from "./own-log.ts";
import type { ReplicaFolder } from "./replica-folder.ts";

/** What is here of the log that an identity is about: by it `decideIdentity` judges whether it is the same. */
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
