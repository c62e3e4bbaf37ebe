import { join } from "node:path";
import { gatherRecords } from "../../history/gather.ts";
import type { HistoryRecord } from "../../history/record.ts";
import type { Disk } from "../disk/disk.ts";
import { parseIdentity } from "./identity.ts";
import type { ReplicaFolder } from "./replica-folder.ts";
import { readWriteAheadLog } from "./write-ahead-log.ts";

/** What the write-ahead log of a place whose folder is gone holds, and the project's folder doesn't. */
export async function readAbandoned(
  disk: Disk,
  place: string,
  folders: readonly ReplicaFolder[],
): Promise<readonly HistoryRecord[]> {
  const path = join(place, "identity.json");
  const identity = (await disk.stat(path)) ? parseIdentity(new TextDecoder().decode(await disk.read(path))) : null;
  if (!identity) return [];
  const key = `${identity.replica}.${identity.epoch}`;
  const lastSeq = folders.find((folder) => folder.key === key)?.lastSeq ?? 0;
  const { files } = await readWriteAheadLog(disk, place);
  const fragments = files.filter((file) => `${file.replica}.${file.epoch}` === key).flatMap((file) => file.fragments);
  return gatherRecords(fragments).filter((record) => record.seq > lastSeq);
}
