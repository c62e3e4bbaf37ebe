import { basename, dirname, join } from "node:path";
import type { Disk } from "./disk.ts";

let counter = 0;

/** Left by a write that did not finish; never anything's only copy. */
export function isTemporaryName(name: string): boolean {
  return /^\.redraft-.*\.tmp$/.test(name);
}

/**
 * Replaces a file's content so that after any crash it has the old bytes or the new ones, whole: temporary file in the
 * same folder, flush, rename, flush of the folder. The temporary file is removed when a step fails.
 *
 * @param isWanted asked at the last moment; false leaves what is there
 * @returns whether it was written
 * @throws DiskError
 */
export async function writeWhole(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  isWanted: () => Promise<boolean> = async () => true,
): Promise<boolean> {
  const temporary = await stage(disk, path, bytes);
  try {
    if (!(await isWanted())) {
      await disk.remove(temporary);
      return false;
    }
    await disk.rename(temporary, path);
  } catch (cause) {
    await disk.remove(temporary).catch(() => undefined);
    throw cause;
  }
  await disk.flushFolder(dirname(path));
  return true;
}

/**
 * The first half of it: the bytes are on the disk beside their place, where a rename brings them to it. Nothing is left of it when
 * a step fails.
 *
 * @returns the temporary file's path
 * @throws DiskError
 */
export async function stage(disk: Disk, path: string, bytes: Uint8Array): Promise<string> {
  counter += 1;
  const temporary = join(dirname(path), `.redraft-${process.pid}-${counter}-${basename(path).slice(0, 40)}.tmp`);
  try {
    const file = await disk.create(temporary);
    try {
      file.write(bytes);
      await file.flush();
    } finally {
      await file.close();
    }
  } catch (cause) {
    await disk.remove(temporary).catch(() => undefined);
    throw cause;
  }
  return temporary;
}
