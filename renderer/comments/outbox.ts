import type { CallArgument, Studio } from "../../host/contract/contract.ts";
import type { ReviewCalls } from "../../host/contract/reviewing.ts";
import type { ProjectId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { Observable } from "../observable.ts";

type Saying = Exclude<keyof ReviewCalls, "review.read">;

/** What is said, as the call that says it, without the story. */
export type Said = { readonly [Name in Saying]: { readonly name: Name } & Omit<CallArgument<Name>, "project"> }[Saying];

export interface Unsent {
  /** Of the call: those that were made later come later. */
  readonly key: string;
  readonly said: Said;
  /** Where a new comment stood when it was made, until the host has looked. */
  readonly stands: Stands | null;
  /** ISO 8601, this window's clock. */
  readonly time: string;
  /** `sent`: done, and not read back yet. `refused`: the host said why, and nothing is thrown away for that. */
  readonly state: "waiting" | "sent" | "refused";
  readonly problem: Problem | null;
}

/** A stretch of a chapter's text. */
export interface Stands {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** What says that nobody answered, or that the story is not open yet: it is sent again. */
const notNow: ReadonlySet<string> = new Set(["host-gone", "project-closed", "story-closed"]);

/**
 * What was said and not taken yet. It is kept in the browser's storage until the host has it, also when the window is closed meanwhile, and
 * sent in its order, one after the other. Several windows of a browser may send the same: the ids in it make that harmless.
 */
export class Outbox {
  readonly entries: Observable<readonly Unsent[]>;
  readonly #studio: Pick<Studio, "call">;
  readonly #project: ProjectId;
  readonly #prefix: string;
  readonly #storage: Storage;
  #sending: Promise<void> | null = null;
  #last = 0;

  constructor(studio: Pick<Studio, "call">, project: ProjectId, person: string, storage: Storage) {
    this.#studio = studio;
    this.#project = project;
    this.#prefix = `redraft.said.${project}.${person}.`;
    this.#storage = storage;
    this.entries = new Observable(this.#kept());
  }

  say(said: Said, stands: Stands | null = null): void {
    this.#last = Math.max(Date.now(), this.#last + 1);
    const entry: Unsent = {
      key: `${String(this.#last).padStart(15, "0")}-${"id" in said ? said.id : said.call}`,
      said,
      stands,
      time: new Date(this.#last).toISOString(),
      state: "waiting",
      problem: null,
    };
    this.#keep(entry);
    this.entries.set([...this.entries.value, entry]);
    void this.send();
  }

  /** Sends what waits; the host may be back. */
  send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const next = this.entries.value.find(({ state }) => state === "waiting");
      if (!next) return;
      const { name, ...argument } = next.said;
      const result = await this.#studio.call(name, { project: this.#project, ...argument } as never);
      if (!result.ok && notNow.has(result.problem.code)) return;
      if (result.ok) this.#storage.removeItem(this.#prefix + next.key);
      this.#change(
        next.key,
        result.ok ? { ...next, state: "sent" } : { ...next, state: "refused", problem: result.problem },
      );
    }
  }

  tryAgain(key: string): void {
    const entry = this.entries.value.find((each) => each.key === key);
    if (entry) this.#change(key, { ...entry, state: "waiting", problem: null });
    void this.send();
  }

  discard(key: string): void {
    this.#storage.removeItem(this.#prefix + key);
    this.entries.set(this.entries.value.filter((entry) => entry.key !== key));
  }

  /** What was sent before has been read back. */
  settle(keys: ReadonlySet<string>): void {
    const left = this.entries.value.filter(({ key, state }) => state !== "sent" || !keys.has(key));
    if (left.length < this.entries.value.length) this.entries.set(left);
  }

  #change(key: string, changed: Unsent): void {
    this.entries.set(this.entries.value.map((entry) => (entry.key === key ? changed : entry)));
  }

  #keep({ key, said, stands, time }: Unsent): void {
    try {
      this.#storage.setItem(this.#prefix + key, JSON.stringify({ said, stands, time }));
    } catch {
      // A full storage: it is in the window, and sent all the same.
    }
  }

  #kept(): readonly Unsent[] {
    const keys = Object.keys(this.#storage).filter((key) => key.startsWith(this.#prefix));
    return keys.sort().flatMap((key) => {
      try {
        const kept = JSON.parse(this.#storage.getItem(key) ?? "") as Pick<Unsent, "said" | "stands" | "time">;
        return [{ ...kept, key: key.slice(this.#prefix.length), state: "waiting" as const, problem: null }];
      } catch {
        return [];
      }
    });
  }
}
