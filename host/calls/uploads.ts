import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file that a window has sent, or a file that an export has written: known by a ticket while the host runs. */
export interface Ticketed {
  readonly path: string;
  /** As its owner calls it. */
  readonly name: string;
}

export class Uploads {
  readonly #tickets = new Map<string, Ticketed>();
  readonly #places = new Map<string, string>();
  #folder: string | null = null;

  /** Where to put what comes in now; its ticket is good when `keep` is called. */
  place(): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), "redraft-"));
    return join(this.#folder, randomBytes(8).toString("hex"));
  }

  /** The same place for the same name: what is made anew each time it is asked for lies there once. */
  placeOf(name: string): string {
    const place = this.#places.get(name) ?? this.place();
    this.#places.set(name, place);
    return place;
  }

  /** Removes what `placeOf` was asked for: it is made anew when it is asked for again. */
  removeMade(): void {
    for (const path of this.#places.values()) rmSync(path, { force: true });
  }

  keep(file: Ticketed): string {
    const ticket = randomBytes(16).toString("hex");
    this.#tickets.set(ticket, file);
    return ticket;
  }

  find(ticket: string): Ticketed | null {
    return this.#tickets.get(ticket) ?? null;
  }

  clear(): void {
    this.#tickets.clear();
    this.#places.clear();
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }
}
