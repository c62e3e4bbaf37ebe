import { join } from "node:path";
import type { LibraryEntry } from "./contract/contract.ts";
import { encodeJson } from "./data-folder.ts";
import type { Disk } from "./disk/disk.ts";
import { writeWhole } from "./disk/write-whole.ts";
import { manifestName } from "./project/project-folder.ts";

export type KnownStory = Omit<LibraryEntry, "present">;

/** The stories that this installation has opened: `library.json` in its data folder. */
export class Library {
  readonly #disk: Disk;
  readonly #path: string;
  #last: Promise<void> = Promise.resolve();

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

  note(story: KnownStory): Promise<void> {
    return this.#change((stories) => [story, ...stories.filter((other) => other.path !== story.path)]);
  }

  /** As `note`, but a story that was taken off the list meanwhile stays off it. */
  update(story: KnownStory): Promise<void> {
    return this.#change((stories) => stories.map((other) => (other.path === story.path ? story : other)));
  }

  /** Takes a story off the list; its folder stays as it is. */
  forget(path: string): Promise<void> {
    return this.#change((stories) => stories.filter((story) => story.path !== path));
  }

  /** One after the other: each begins with the list that the one before has left. */
  #change(change: (stories: readonly KnownStory[]) => readonly KnownStory[]): Promise<void> {
    const next = this.#last.then(async () => this.#write(change(await this.#read())));
    this.#last = next.catch(() => undefined);
    return next;
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
