import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file that a window has sent, or a file that an export has written: known by a ticket while the host runs. */
export interface Ticketed {
  readonly path: string;
  /** As its owner calls it. */
  readonly name: string;
  /** It goes when it was fetched: what is forgotten in the story may not stay here. */
  readonly isOnce?: true;
}

export class Uploads {
  readonly #tickets = new Map<string, Ticketed>();
  #folder: string | null = null;

  /** Where to put what comes in now; its ticket is good when `keep` is called. */
  place(): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), "redraft-"));
    return join(this.#folder, randomBytes(8).toString("hex"));
  }

  keep(file: Ticketed): string {
    const ticket = randomBytes(16).toString("hex");
    this.#tickets.set(ticket, file);
    return ticket;
  }

  find(ticket: string): Ticketed | null {
    return this.#tickets.get(ticket) ?? null;
  }

  /** It was fetched, and is nobody's any more if that was all it was for. */
  fetched(ticket: string): void {
    const file = this.#tickets.get(ticket);
    if (!file?.isOnce) return;
    this.#tickets.delete(ticket);
    rmSync(file.path, { force: true });
  }

  /** Something was forgotten: what waits to be fetched once is made anew when it is asked for again. */
  dropUnfetched(): void {
    for (const ticket of [...this.#tickets.keys()]) this.fetched(ticket);
  }

  clear(): void {
    this.#tickets.clear();
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }
}
