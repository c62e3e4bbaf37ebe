import { closeSync, fdatasync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import * as fs from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { type Disk, type DiskEntry, DiskError, type DiskErrorCode, type DiskFile, type DiskStat } from "./disk.ts";

const flushData = promisify(fdatasync);

/** Retried for about two seconds in all: virus scanners and sync clients hold a file that long on Windows. Milliseconds. */
const busyDelays = [10, 20, 50, 100, 200, 400, 600, 600];

/** The computer's own disk. */
export const nodeDisk: Disk = {
  async read(path) {
    return patiently(path, async () => {
      // A pipe or a device would be waited for for ever, and the flushes of every story behind it.
      if (!(await fs.stat(path)).isFile()) throw new DiskError("folder", path);
      return fs.readFile(path);
    });
  },

  async list(folder): Promise<readonly DiskEntry[]> {
    try {
      const entries = await fs.readdir(folder, { withFileTypes: true });
      return entries.map((entry) => ({
        name: entry.name,
        kind: entry.isFile() ? "file" : entry.isDirectory() ? "folder" : entry.isSymbolicLink() ? "link" : "other",
      }));
    } catch (cause) {
      if (systemCode(cause) === "ENOENT") return [];
      throw diskError(folder, cause);
    }
  },

  async stat(path): Promise<DiskStat | null> {
    try {
      const stats = await fs.stat(path, { bigint: true });
      return {
        kind: stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other",
        size: Number(stats.size),
        modified: Number(stats.mtimeMs),
        identity: `${stats.dev}:${stats.ino}`,
      };
    } catch (cause) {
      if (systemCode(cause) === "ENOENT" || systemCode(cause) === "ENOTDIR") return null;
      throw diskError(path, cause);
    }
  },

  async realPath(path) {
    try {
      return await fs.realpath(path);
    } catch (cause) {
      if (systemCode(cause) === "ENOENT" || systemCode(cause) === "ENOTDIR") return null;
      throw diskError(path, cause);
    }
  },

  async create(path) {
    return patiently(path, async () => new NodeFile(path, openSync(path, "ax")));
  },

  async append(path) {
    return patiently(path, async () => new NodeFile(path, openSync(path, "a")));
  },

  async rename(from, to) {
    await patiently(to, () => fs.rename(from, to), isHeld);
  },

  async remove(path) {
    await patiently(path, () => fs.rm(path, { force: true }), isHeld);
  },

  async removeFolder(path) {
    await patiently(path, () => fs.rm(path, { recursive: true, force: true }), isHeld);
  },

  async makeFolder(path) {
    await patiently(path, async () => {
      try {
        await fs.mkdir(path);
      } catch (cause) {
        if (systemCode(cause) !== "EEXIST" || !(await fs.stat(path)).isDirectory()) throw cause;
      }
    });
  },

  async flushFolder(path) {
    // Windows keeps folders' entries in its journal and can't open a folder for this.
    if (process.platform === "win32") return;
    await translate(path, async () => {
      const folder = await fs.open(path, "r");
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    });
  },
};

class NodeFile implements DiskFile {
  readonly #path: string;
  readonly #descriptor: number;
  #size: number;

  constructor(path: string, descriptor: number) {
    this.#path = path;
    this.#descriptor = descriptor;
    this.#size = fstatSync(descriptor).size;
  }

  get size(): number {
    return this.#size;
  }

  write(bytes: Uint8Array): void {
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(this.#descriptor, bytes, written);
    } catch (cause) {
      // A half-written frame would end the log there for every reader: take it back, so that a later try continues well.
      if (written > 0) {
        try {
          ftruncateSync(this.#descriptor, this.#size);
        } catch {
          // The frame's checksum still says where the whole log ends.
        }
      }
      throw diskError(this.#path, cause);
    }
    this.#size += bytes.length;
  }

  async flush(): Promise<void> {
    await translate(this.#path, () => flushData(this.#descriptor));
  }

  async truncate(size: number): Promise<void> {
    await translate(this.#path, async () => ftruncateSync(this.#descriptor, size));
    this.#size = size;
  }

  async close(): Promise<void> {
    closeSync(this.#descriptor);
  }
}

async function patiently<Value>(
  path: string,
  act: () => Promise<Value>,
  isWorthWaiting: (code: string | undefined) => boolean = isBusy,
): Promise<Value> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await act();
    } catch (cause) {
      const wait = busyDelays[attempt];
      if (wait === undefined || !isWorthWaiting(systemCode(cause))) throw diskError(path, cause);
      await delay(wait);
    }
  }
}

function isBusy(code: string | undefined): boolean {
  return code === "EBUSY";
}

/** Windows also says "not permitted" to whoever replaces or removes a file that another program has open. */
function isHeld(code: string | undefined): boolean {
  return isBusy(code) || ((code === "EPERM" || code === "EACCES") && process.platform === "win32");
}

async function translate<Value>(path: string, act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (cause) {
    throw diskError(path, cause);
  }
}

function systemCode(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
}

const codes: { readonly [system: string]: DiskErrorCode } = {
  ENOENT: "absent",
  ENOTDIR: "absent",
  EEXIST: "exists",
  ENOSPC: "full",
  EDQUOT: "full",
  EACCES: "refused",
  EPERM: "refused",
  EROFS: "refused",
  EBUSY: "busy",
  EISDIR: "folder",
};

function diskError(path: string, cause: unknown): DiskError {
  return cause instanceof DiskError ? cause : new DiskError(codes[systemCode(cause) ?? ""] ?? "failed", path, cause);
}
