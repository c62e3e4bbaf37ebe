import { dirname, join } from "node:path";
import { forgetInRecord, type IdSet } from "../../history/forgetting.ts";
import { gatherRecords } from "../../history/gather.ts";
import type { HistoryRecord } from "../../history/record.ts";
import type { Disk } from "../disk/disk.ts";
import { parseIdentity } from "./identity.ts";
import type { ReplicaFolder } from "./replica-folder.ts";
import { readWriteAheadLog } from "./write-ahead-log.ts";

/**
 * Removes the write-ahead logs of places whose folder is gone that hold any of these characters: what else they hold was
 * brought into the project when it was opened here.
 */
export async function forgetInSettledPlaces(disk: Disk, place: string, ids: IdSet): Promise<void> {
  const all = dirname(place);
  for (const { name, kind } of await disk.list(all)) {
    const other = join(all, name);
    if (kind !== "folder" || other === place || (await disk.stat(join(other, "place.json")))) continue;
    for (const { n, fragments } of (await readWriteAheadLog(disk, other)).files) {
      if (fragments.some((fragment) => forgetInRecord(fragment, ids) !== fragment))
        await disk.remove(join(other, `wal-${n}.log`));
    }
  }
}

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
