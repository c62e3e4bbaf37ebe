import { dirname } from "node:path";
import { type Disk, DiskError } from "./disk.ts";

/**
 * Makes a folder, with all above it, so that it is there after a power loss too. What is flushed into a folder that was
 * only made goes with it when its own name was never flushed.
 *
 * @param within a folder that is there or is not made: where a story was moved away, nothing is made at its old place
 * @throws DiskError
 */
export async function makeLastingFolder(disk: Disk, path: string, within: string | null = null): Promise<void> {
  if ((await disk.stat(path))?.kind === "folder") return;
  const parent = dirname(path);
  if (path === within || path === parent) throw new DiskError("absent", path);
  await makeLastingFolder(disk, parent, within);
  await disk.makeFolder(path);
  try {
    await disk.flushFolder(parent);
  } catch (cause) {
    // A folder above that this account may pass through but not read can't be flushed by it.
    if (!(cause instanceof DiskError) || cause.code !== "refused") throw cause;
  }
}
