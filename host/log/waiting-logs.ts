import type { ReplicaKey } from "../../history/record.ts";
import type { Version } from "../../history/version.ts";
import type { ReplicaFolder } from "./replica-folder.ts";

/** A log of which a part is known to exist and is not here. */
export interface WaitingLog {
  readonly replica: ReplicaKey;
  readonly device: string;
  /** The first number that is known to come after what is missing, or the last that is. */
  readonly until: number;
}

/**
 * Logs whose files show a hole, or that were longer when this installation last looked.
 *
 * @param known how far logs went once
 * @param isOwn whether a log is this installation's: what of those is not here was lost here, and nobody will bring it
 */
export function findWaiting(
  folders: readonly ReplicaFolder[],
  known: Version,
  isOwn: (replica: ReplicaKey) => boolean,
): readonly WaitingLog[] {
  const found = new Map(folders.map((folder) => [folder.key, folder]));
  const waiting = new Map<ReplicaKey, WaitingLog>();
  for (const { key, device, missing } of folders)
    if (missing) waiting.set(key, { replica: key, device, until: missing.before });
  for (const [replica, seq] of known) {
    if (isOwn(replica)) continue;
    const here = found.get(replica)?.lastSeq ?? 0;
    if (here < seq) waiting.set(replica, { replica, device: found.get(replica)?.device ?? "", until: seq });
  }
  return [...waiting.values()];
}
