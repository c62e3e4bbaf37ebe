import type { ProjectId } from "../../story/ids.ts";

/** What somebody has begun to say and not sent, by what it is said of, kept in the browser's storage. */
export class BegunTexts {
  readonly #storage: Storage;
  readonly #prefix: string;

  constructor(storage: Storage, project: ProjectId) {
    this.#storage = storage;
    this.#prefix = `redraft.begun.${project}.`;
  }

  get(of: string): string {
    return this.#storage.getItem(this.#prefix + of) ?? "";
  }

  /** Nothing but blanks is nothing. */
  set(of: string, text: string): void {
    try {
      if (text.trim() === "") this.#storage.removeItem(this.#prefix + of);
      else this.#storage.setItem(this.#prefix + of, text);
    } catch {
      // A full storage: it is in the field as long as that is open.
    }
  }
}
