import { createHash } from "node:crypto";
import { basename, dirname, extname, join } from "node:path";
import { encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { writeWhole } from "../disk/write-whole.ts";

/** Of the files that were exported last. */
const mostKnown = 5000;

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

  /** @returns the name under which what was there is kept; null where nothing had to be */
  async place(path: string, bytes: Uint8Array): Promise<string | null> {
    const known = await this.#read();
    const before = await readIfThere(this.#disk, path);
    const print = printOf(bytes);
    const isOurs = before === null || known.get(path) === printOf(before) || print === printOf(before);
    const kept = isOurs ? null : await this.#freeName(path);
    if (kept !== null) await this.#disk.rename(path, join(dirname(path), kept));
    await writeWhole(this.#disk, path, bytes);
    known.delete(path);
    known.set(path, print);
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
