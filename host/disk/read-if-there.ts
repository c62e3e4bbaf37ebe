import { type Disk, DiskError } from "./disk.ts";

/** null where nothing is, or is no more: a sync client may remove a file between listing and reading. @throws DiskError */
export async function readIfThere(disk: Disk, path: string): Promise<Uint8Array | null> {
  try {
    return await disk.read(path);
  } catch (cause) {
    if (cause instanceof DiskError && cause.code === "absent") return null;
    throw cause;
  }
}
