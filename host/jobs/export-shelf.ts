import { createHash } from "node:crypto";
import { basename, dirname, extname, join } from "node:path";
import { encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { stage, writeWhole } from "../disk/write-whole.ts";

/** Of the files that were exported last. */
const mostKnown = 5000;

export interface ExportedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts exported files in their places. A file that is there already is replaced only where it is as an export left it: what an editor
 * wrote into a Word document since is the only copy of those words, and is put aside under another name.
 */
export class ExportShelf {
  readonly #disk: Disk;
  readonly #path: string;
  /** By path, SHA-256 of what was exported there. */
  #known: Map<string, string> | null = null;

  constructor(disk: Disk, dataFolder: string) {
    this.#disk = disk;
    this.#path = join(dataFolder, "exports.json");
  }

  /**
   * All of them or none: each is on the disk beside its place before the first one is put there.
   *
   * @returns for each the name under which what was there is kept; null where nothing had to be
   * @throws DiskError
   */
  async place(files: readonly ExportedFile[]): Promise<readonly (string | null)[]> {
    const known = await this.#read();
    const staged: string[] = [];
    try {
      for (const { path, bytes } of files) {
        await makeLastingFolder(this.#disk, dirname(path));
        staged.push(await stage(this.#disk, path, bytes));
      }
    } catch (cause) {
      for (const temporary of staged) await this.#disk.remove(temporary).catch(() => undefined);
      throw cause;
    }
    const kept: (string | null)[] = [];
    for (const [place, { path, bytes }] of files.entries()) {
      const print = printOf(bytes);
      const before = await readIfThere(this.#disk, path);
      const isOurs = before === null || known.get(path) === printOf(before) || print === printOf(before);
      const name = isOurs ? null : await this.#freeName(path);
      if (name !== null) await this.#disk.rename(path, join(dirname(path), name));
      await this.#disk.rename(staged[place] as string, path);
      known.delete(path);
      known.set(path, print);
      kept.push(name);
    }
    for (const folder of new Set(files.map(({ path }) => dirname(path)))) await this.#disk.flushFolder(folder);
    return kept;
  }

  /** Remembers what was placed. What is forgotten is only put aside once too often. */
  async keep(): Promise<void> {
    const known = [...(await this.#read())].slice(-mostKnown);
    await writeWhole(this.#disk, this.#path, encodeJson(Object.fromEntries(known)));
  }

  async #freeName(path: string): Promise<string> {
    const ending = extname(path);
    const name = basename(path, ending);
    for (let number = 1; ; number++) {
      const free = `${name} (changed${number === 1 ? "" : ` ${number}`})${ending}`;
      if (!(await this.#disk.stat(join(dirname(path), free)))) return free;
    }
  }

  async #read(): Promise<Map<string, string>> {
    this.#known ??= parse(await readIfThere(this.#disk, this.#path));
    return this.#known;
  }
}

function printOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function parse(bytes: Uint8Array | null): Map<string, string> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()));
    return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}
