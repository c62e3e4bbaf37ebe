import { dirname, join } from "node:path";
import type { Disk } from "../../host/disk/disk.ts";
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
 * whole, removes what one side removed, and where both sides changed a file it keeps the second under another name.
 */
export class SyncClient {
  readonly #disk: Disk;
  readonly #left: string;
  readonly #right: string;
  readonly #known = new Map<string, string>();
  readonly #conflictName: ConflictName;

  constructor(disk: Disk, left: string, right: string, conflictName: ConflictName) {
    this.#disk = disk;
    this.#left = left;
    this.#right = right;
    this.#conflictName = conflictName;
  }

  /** Brings at most so many files over; says how many there were to bring. */
  async bring(order: SyncOrder, random: Random, most: number): Promise<number> {
    const [left, right] = [await this.#read(this.#left), await this.#read(this.#right)];
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
      await this.#disk.makeFolder(dirname(at));
      await writeWhole(this.#disk, at, Buffer.from(content, "base64"));
    }
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
          const bytes = await readIfThere(this.#disk, join(folder, path));
          if (bytes) files.set(path, Buffer.from(bytes).toString("base64"));
        }
      }
    };
    await visit("");
    return files;
  }
}
