import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Disk } from "../disk/disk.ts";

const buildingName = /^\.redraft-new-[\da-f]{12}$/;
/** Milliseconds after which nobody builds any more. */
const longestBuilding = 24 * 60 * 60 * 1000;

/**
 * The folder beside its place in which a story is built, to be put there when it is complete. What a process that died in the middle
 * of it left there is removed a day later: never anything's only copy, and a whole manuscript's size.
 */
export async function buildingFolder(disk: Disk, parent: string): Promise<string> {
  const left = await disk.list(parent).catch(() => []);
  for (const { name, kind } of left) {
    if (kind !== "folder" || !buildingName.test(name)) continue;
    const path = join(parent, name);
    const stat = await disk.stat(path).catch(() => null);
    if (stat && Date.now() - stat.modified > longestBuilding) await disk.removeFolder(path).catch(() => undefined);
  }
  return join(parent, `.redraft-new-${randomBytes(6).toString("hex")}`);
}
