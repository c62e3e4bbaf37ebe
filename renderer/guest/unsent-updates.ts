import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Lease } from "../../host/contract/contract.ts";
import type { ProjectId } from "../../story/ids.ts";
import type { WordKeeper } from "../live/live-document.ts";

/** What was written under one lease: by whom, and in which document of which story. */
export interface KeptLease {
  readonly story: ProjectId;
  readonly guest: string;
  /** "text/<item>", "suggest/<guest>/<chapter>", … */
  readonly document: string;
  readonly lease: Lease;
}

export interface LeftWords extends KeptLease {
  readonly updates: readonly Uint8Array[];
}

interface KeptUpdate extends KeptLease {
  readonly n: number;
  readonly update: Uint8Array;
}

type Key = [story: string, guest: string, document: string, client: number, n: number];

interface Schema extends DBSchema {
  updates: { key: Key; value: KeptUpdate };
}

/** After every text and number of a key: arrays are greater than both. */
const last: [] = [];

/**
 * What a guest wrote and the host has not stored yet, in the browser's own storage: it outlives the window. Each update lies there
 * under the lease that it was written by, and goes when the host says “stored”. Where the browser gives no storage (a private
 * window), the window alone has it, as the owner's has.
 */
export class UnsentUpdates {
  readonly #opened: Promise<IDBPDatabase<Schema> | null>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(name = "redraft") {
    this.#opened = openDB<Schema>(name, 1, {
      upgrade: (database) => {
        database.createObjectStore("updates", {
          keyPath: ["story", "guest", "document", "lease.client", "n"] as unknown as string,
        });
      },
    }).catch(() => null);
  }

  /** Keeps one document's words. Its window is known to be there for as long as it holds the lock of that name. */
  keeperOf(kept: KeptLease): WordKeeper {
    const { story, guest, document, lease } = kept;
    const key = (n: number): Key => [story, guest, document, lease.client, n];
    return {
      keep: (n, update) => this.#do((database) => database.put("updates", { ...kept, n, update })),
      stored: (n) =>
        this.#do((database) => database.delete("updates", IDBKeyRange.bound(key(Number.NEGATIVE_INFINITY), key(n)))),
    };
  }

  /** What is kept of this guest, by lease; also what other windows are about to send. */
  async left(story: ProjectId, guest: string): Promise<readonly LeftWords[]> {
    await this.#last;
    const database = await this.#opened;
    const range = IDBKeyRange.bound([story, guest], [story, guest, last]);
    const leases = new Map<string, LeftWords & { readonly updates: Uint8Array[] }>();
    for (const { n: _, update, ...kept } of (await database?.getAll("updates", range)) ?? []) {
      const name = `${kept.document} ${kept.lease.client}`;
      const words = leases.get(name) ?? { ...kept, updates: [] };
      words.updates.push(update);
      leases.set(name, words);
    }
    return [...leases.values()];
  }

  /** In the order in which it is asked for: what is stored was kept before. */
  #do(act: (database: IDBPDatabase<Schema>) => Promise<unknown>): void {
    const next = async () => {
      const database = await this.#opened;
      // A storage that is full takes nothing more; the window still has the words, and says that they are not saved.
      if (database) await act(database).catch(() => undefined);
    };
    this.#last = this.#last.then(next);
  }
}
