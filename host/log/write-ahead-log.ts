import { join } from "node:path";
import { decodeFrames, FrameEncoder } from "../../history/frame.ts";
import type { HistoryRecord } from "../../history/record.ts";
import type { Disk, DiskFile } from "../disk/disk.ts";

/** A file of the log is followed by a new one when it is larger than this, in bytes. */
const fileLimit = 1024 * 1024;

export interface WriteAheadFound {
  readonly files: readonly {
    readonly n: number;
    readonly replica: string;
    readonly epoch: number;
    readonly fragments: readonly HistoryRecord[];
  }[];
  readonly nextFile: number;
}

/** Reads every file of the log at a place, in order. A torn end is what a crash leaves: what stands before it counts. */
export async function readWriteAheadLog(disk: Disk, folder: string): Promise<WriteAheadFound> {
  const numbers = (await disk.list(folder)).flatMap((entry) => {
    const match = /^wal-([1-9][0-9]*)\.log$/.exec(entry.name);
    return match ? [Number(match[1])] : [];
  });
  numbers.sort((a, b) => a - b);
  const files = [];
  for (const n of numbers) {
    const decoded = decodeFrames(await disk.read(walPath(folder, n)));
    if (!decoded.head) continue;
    const fragments = decoded.frames.flatMap((frame) => (frame.kind === "record" ? [frame.record] : []));
    files.push({ n, replica: decoded.head.replica, epoch: decoded.head.epoch, fragments });
  }
  return { files, nextFile: (numbers.at(-1) ?? 0) + 1 };
}

/**
 * The first place that a transaction is written to: every one at once, in the order in which they came. What the disk
 * refuses is kept in memory and written to a new file when it takes it again.
 */
export class WriteAheadLog {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #replica: string;
  readonly #epoch: number;
  #n: number;
  #file: DiskFile | null = null;
  #encoder = new FrameEncoder();
  /** Everything that is not yet known to be published, in order; a new file begins with it. */
  #unpublished: HistoryRecord[] = [];
  /** How many of `#unpublished` stand in the present file. */
  #written = 0;
  #nextFlush: Promise<void> | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(disk: Disk, folder: string, replica: string, epoch: number, nextFile: number) {
    this.#disk = disk;
    this.#folder = folder;
    this.#replica = replica;
    this.#epoch = epoch;
    this.#n = nextFile - 1;
  }

  /** Opens the first file of this run. @throws DiskError */
  async open(unpublished: readonly HistoryRecord[]): Promise<void> {
    this.#unpublished = [...unpublished];
    await this.flush();
  }

  /** Notes a fragment. It is in the file when this returns, unless the disk refuses: then `flush` says so. */
  append(fragment: HistoryRecord): void {
    this.#unpublished.push(fragment);
    if (!this.#file || this.#written !== this.#unpublished.length - 1) return;
    try {
      this.#file.write(this.#encoder.record(fragment));
      this.#written += 1;
    } catch {
      this.#abandon();
    }
  }

  /** When this returns, everything that was appended before the call is on the disk. @throws DiskError if it is not */
  flush(): Promise<void> {
    this.#nextFlush ??= this.#serially(async () => {
      this.#nextFlush = null;
      if (!this.#file || this.#written !== this.#unpublished.length) await this.#begin();
      const file = this.#file;
      if (!file) return;
      try {
        await file.flush();
      } catch (cause) {
        // After a failed flush the system may have dropped what it held: only a new file can be trusted.
        this.#abandon();
        throw cause;
      }
      // The file was given up while it was flushed: what came in meanwhile is in none. What came before is in this one.
    });
    return this.#nextFlush;
  }

  /** Everything up to `seq` is flushed in the project's own log. */
  async published(seq: number): Promise<void> {
    await this.#serially(async () => {
      const isOpen = (fragment: HistoryRecord) => fragment.seq > seq;
      this.#written = this.#unpublished.slice(0, this.#written).filter(isOpen).length;
      this.#unpublished = this.#unpublished.filter(isOpen);
      if (!this.#file) return;
      try {
        this.#file.write(this.#encoder.published(seq));
      } catch {
        this.#abandon();
      }
      if (this.#file && this.#file.size > fileLimit) await this.#begin().catch(() => this.#abandon());
    });
  }

  /** Begins anew with what is not published, and leaves no earlier file. @throws DiskError */
  async renew(): Promise<void> {
    await this.#serially(async () => {
      await this.#begin();
      for (const { name } of await this.#disk.list(this.#folder)) {
        const match = /^wal-([1-9][0-9]*)\.log$/.exec(name);
        if (match && Number(match[1]) < this.#n) await this.#disk.remove(join(this.#folder, name));
      }
      await this.#disk.flushFolder(this.#folder);
    });
  }

  async close(): Promise<void> {
    await this.#serially(async () => {
      this.#abandon();
    });
    await this.#serially(async () => undefined);
  }

  /** Begins a file with all that is not published, flushes it, and removes all files but the one before. */
  async #begin(): Promise<void> {
    this.#abandon();
    const encoder = new FrameEncoder();
    const n = this.#n + 1;
    this.#n = n;
    const path = walPath(this.#folder, n);
    const file = await this.#disk.append(path);
    try {
      file.write(
        encoder.head({ replica: this.#replica, epoch: this.#epoch, n, firstSeq: this.#unpublished[0]?.seq ?? 0 }),
      );
      let written = 0;
      for (const fragment of this.#unpublished) {
        file.write(encoder.record(fragment));
        written += 1;
      }
      this.#encoder = encoder;
      this.#written = written;
      this.#file = file;
    } catch (cause) {
      await file.close();
      await this.#disk.remove(path).catch(() => undefined);
      throw cause;
    }
    await file.flush();
    await this.#disk.flushFolder(this.#folder);
    for (const entry of await this.#disk.list(this.#folder)) {
      const match = /^wal-([1-9][0-9]*)\.log$/.exec(entry.name);
      if (match && Number(match[1]) < n - 1) await this.#disk.remove(join(this.#folder, entry.name));
    }
  }

  /** Gives the present file up; it is closed when nothing is under way on it. */
  #abandon(): void {
    const file = this.#file;
    this.#file = null;
    this.#written = 0;
    if (file) void this.#serially(() => file.close()).catch(() => undefined);
  }

  #serially<Value>(act: () => Promise<Value>): Promise<Value> {
    const next = this.#tail.then(act);
    this.#tail = next.then(
      () => undefined,
      () => undefined,
    );
    return next;
  }
}

function walPath(folder: string, n: number): string {
  return join(folder, `wal-${n}.log`);
}
