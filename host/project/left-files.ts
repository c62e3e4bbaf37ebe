import { encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { writeWhole } from "../disk/write-whole.ts";

/** Files in the story's folder that the writer said to leave: `left.json` of a place. They are not asked about again. */
export class LeftFiles {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #files: Set<string>;

  private constructor(disk: Disk, path: string, files: Set<string>) {
    this.#disk = disk;
    this.#path = path;
    this.#files = files;
  }

  static async open(disk: Disk, place: string): Promise<LeftFiles> {
    const path = `${place}/left.json`;
    if (!(await disk.stat(path))) return new LeftFiles(disk, path, new Set());
    try {
      const value: unknown = JSON.parse(new TextDecoder().decode(await disk.read(path)));
      const files = Array.isArray(value) ? value.filter((file) => typeof file === "string") : [];
      return new LeftFiles(disk, path, new Set(files));
    } catch (cause) {
      // Then they are asked about again.
      if (cause instanceof SyntaxError) return new LeftFiles(disk, path, new Set());
      throw cause;
    }
  }

  has(file: string): boolean {
    return this.#files.has(file);
  }

  async add(file: string): Promise<void> {
    this.#files.add(file);
    await writeWhole(this.#disk, this.#path, encodeJson([...this.#files].sort()));
  }
}
