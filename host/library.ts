import { join } from "node:path";
import type { LibraryEntry } from "./contract/contract.ts";
import { encodeJson } from "./data-folder.ts";
import type { Disk } from "./disk/disk.ts";
import { writeWhole } from "./disk/write-whole.ts";
import { manifestName } from "./project/project-folder.ts";

type KnownStory = Omit<LibraryEntry, "present">;

/** The stories that this installation has opened: `library.json` in its data folder. */
export class Library {
  readonly #disk: Disk;
  readonly #path: string;

  constructor(disk: Disk, dataFolder: string) {
    this.#disk = disk;
    this.#path = join(dataFolder, "library.json");
  }

  async list(): Promise<readonly LibraryEntry[]> {
    const stories = await this.#read();
    const entries = await Promise.all(
      stories.map(async (story) => {
        const stat = await this.#disk.stat(join(story.path, manifestName)).catch(() => null);
        return { ...story, present: stat !== null };
      }),
    );
    return entries.sort((a, b) => (a.opened < b.opened ? 1 : -1));
  }

  async note(story: KnownStory): Promise<void> {
    const others = (await this.#read()).filter((other) => other.path !== story.path);
    await this.#write([story, ...others]);
  }

  /** Takes a story off the list; its folder stays as it is. */
  async forget(path: string): Promise<void> {
    await this.#write((await this.#read()).filter((story) => story.path !== path));
  }

  async #write(stories: readonly KnownStory[]): Promise<void> {
    await writeWhole(this.#disk, this.#path, encodeJson(stories));
  }

  async #read(): Promise<readonly KnownStory[]> {
    if (!(await this.#disk.stat(this.#path))) return [];
    try {
      const value: unknown = JSON.parse(new TextDecoder().decode(await this.#disk.read(this.#path)));
      return Array.isArray(value) ? (value as readonly KnownStory[]) : [];
    } catch (cause) {
      // Only a list of what to offer first: a damaged one begins again.
      if (cause instanceof SyntaxError) return [];
      throw cause;
    }
  }
}
