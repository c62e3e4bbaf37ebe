import { dirname, join, relative } from "node:path";
import type { Disk } from "../../host/disk/disk.ts";
import { makeLastingFolder } from "../../host/disk/lasting-folder.ts";
import { readIfThere } from "../../host/disk/read-if-there.ts";
import { isTemporaryName, writeWhole } from "../../host/disk/write-whole.ts";
import type { Random } from "../story/random.ts";

/** Which files a sync client brings first. */
export type SyncOrder = "texts first" | "logs first" | "any";

/** How a sync client names what both sides changed. */
export type ConflictName = (path: string) => string;

export const conflictNames: readonly ConflictName[] = [
  (path) => path.replace(/(\.[a-z]+)$/, " (conflicted copy 2026-01-05)$1"),
  (path) => path.replace(/(\.[a-z]+)$/, " (Mia's conflicted copy 2026-01-05)$1"),
  (path) => path.replace(/(\.[a-z]+)$/, ".sync-conflict-20260105-120000-ABCDEFG$1"),
];

/**
 * Keeps two folders the same file by file, as Dropbox, Syncthing and the like do: it knows no order, replaces files
 * whole or (where it is told to) writes them in two steps, removes what one side removed, and where both sides changed a file
 * it keeps the second under another name.
 */
export class SyncClient {
  readonly #disk: Disk;
  readonly #left: string;
  readonly #right: string;
  readonly #known = new Map<string, string>();
  readonly #conflictName: ConflictName;
  /** Files that it has written a part of, and the part. */
  readonly #halves = new Map<string, string>();

  constructor(disk: Disk, left: string, right: string, conflictName: ConflictName) {
    this.#disk = disk;
    this.#left = left;
    this.#right = right;
    this.#conflictName = conflictName;
  }

  /** Writes a part of one file, and goes on with it the next time that files are brought. */
  async beginOne(random: Random): Promise<void> {
    const [left, right] = [await this.#read(this.#left), await this.#read(this.#right)];
    const late = [...left].filter(([path, content]) => {
      const there = right.get(path);
      return there !== content && (there === undefined || there === this.#known.get(path));
    });
    if (late.length === 0) return;
    const [path, content] = random.pick(late);
    const bytes = Buffer.from(content, "base64");
    const part = bytes.subarray(0, random.below(bytes.length));
    const at = join(this.#right, path);
    await makeLastingFolder(this.#disk, dirname(at));
    await this.#disk.remove(at);
    const file = await this.#disk.create(at);
    file.write(part);
    await file.close();
    this.#halves.set(at, part.toString("base64"));
  }

  /** Brings at most so many files over; says how many there were to bring. */
  async bring(order: SyncOrder, random: Random, most: number): Promise<number> {
    const [left, right] = [await this.#read(this.#left), await this.#read(this.#right)];
    // What was removed before it was all there is removed here, too.
    for (const at of this.#halves.keys())
      if (!left.has(relative(this.#right, at))) await this.#put(this.#right, relative(this.#right, at), null);
    const different = [...new Set([...left.keys(), ...right.keys()])]
      .sort()
      .filter((path) => left.get(path) !== right.get(path));
    const isLog = (path: string) => path.startsWith(".history/");
    const mixed = random.shuffle(different);
    const sorted =
      order === "any"
        ? mixed
        : mixed.sort((a, b) => (Number(isLog(a)) - Number(isLog(b))) * (order === "texts first" ? 1 : -1));
    for (const path of sorted.slice(0, most))
      await this.#bringOne(path, left.get(path) ?? null, right.get(path) ?? null);
    for (const [path, content] of left) if (right.get(path) === content) this.#known.set(path, content);
    return different.length;
  }

  async #bringOne(path: string, left: string | null, right: string | null): Promise<void> {
    const known = this.#known.get(path) ?? null;
    if (left === known) return this.#put(this.#left, path, right);
    if (right === known || right === null) return this.#put(this.#right, path, left);
    if (left === null) return this.#put(this.#left, path, right);
    await this.#put(this.#left, path, right);
    const copy = this.#conflictName(path);
    await this.#put(this.#left, copy, left);
    await this.#put(this.#right, copy, left);
  }

  async #put(folder: string, path: string, content: string | null): Promise<void> {
    const at = join(folder, path);
    if (content === null) await this.#disk.remove(at);
    else {
      await makeLastingFolder(this.#disk, dirname(at));
      await writeWhole(this.#disk, at, Buffer.from(content, "base64"));
    }
    this.#halves.delete(at);
    if (content === null) this.#known.delete(path);
    else this.#known.set(path, content);
  }

  async #read(folder: string): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    const visit = async (inside: string) => {
      for (const { name, kind } of await this.#disk.list(join(folder, inside))) {
        const path = inside === "" ? name : `${inside}/${name}`;
        if (kind === "folder") await visit(path);
        else if (!isTemporaryName(name)) {
          const at = join(folder, path);
          const bytes = await readIfThere(this.#disk, at);
          const content = bytes && Buffer.from(bytes).toString("base64");
          // Its own half is as good as what was there before.
          const known = this.#halves.get(at) === content ? this.#known.get(path) : content;
          if (known !== null && known !== undefined) files.set(path, known);
        }
      }
    };
    await visit("");
    return files;
  }
}
