/**
 * Everything that Redraft asks of a disk. All writes to a project and to the installation's own folder go through one
 * `Disk`, so that tests can put one in its place that forgets what was not flushed.
 */
export interface Disk {
  /** @throws DiskError */
  read(path: string): Promise<Uint8Array>;
  /** Names in a folder with what they are; empty where there is no folder. Links are reported as links. */
  list(folder: string): Promise<readonly DiskEntry[]>;
  /** null where nothing is. Follows links. */
  stat(path: string): Promise<DiskStat | null>;
  /** Absolute, with all links resolved; null where nothing is. */
  realPath(path: string): Promise<string | null>;
  /** Makes a new, empty file. @throws DiskError "exists" where something is already. */
  create(path: string): Promise<DiskFile>;
  /** Opens for appending, and makes the file if it isn't there. */
  append(path: string): Promise<DiskFile>;
  /** Replaces `to`. Survives a power loss only after `flushFolder`. */
  rename(from: string, to: string): Promise<void>;
  /** Removing what isn't there is no error. */
  remove(path: string): Promise<void>;
  /** With everything in it. Only for what was made a moment ago and is given up. */
  removeFolder(path: string): Promise<void>;
  /** In one that is there; a folder that is there already is no error. */
  makeFolder(path: string): Promise<void>;
  /** Makes creations, renames and removals in this folder survive a power loss. */
  flushFolder(path: string): Promise<void>;
}

export interface DiskFile {
  /** Length in bytes, everything written included. */
  readonly size: number;
  /** At the end, at once: what was written survives the death of this process. @throws DiskError */
  write(bytes: Uint8Array): void;
  /** What was written survives a power loss. @throws DiskError */
  flush(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

export interface DiskEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

export interface DiskStat {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Identifies the file or folder on its device, through renames. */
  readonly identity: string;
}

export type DiskErrorCode = "absent" | "exists" | "full" | "refused" | "busy" | "folder" | "failed";

/** A disk's refusal, by what the writer can do about it rather than by the system's number for it. */
export class DiskError extends Error {
  readonly code: DiskErrorCode;
  readonly path: string;

  constructor(code: DiskErrorCode, path: string, cause?: unknown) {
    super(`${code}: ${path}`, { cause });
    this.name = "DiskError";
    this.code = code;
    this.path = path;
  }
}
