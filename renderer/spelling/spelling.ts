import { Observable } from "../observable.ts";
import type { Dictionary } from "./dictionaries.ts";
import type { SpellingAnswer, SpellingOrder } from "./messages.ts";

/** How many words one message asks about; what comes meanwhile waits for the next. */
const mostAtOnce = 2000;

/** One dictionary's checker, in a worker. What was asked once is known from then on. */
export class Spelling {
  readonly #worker: Worker;
  readonly #known = new Map<string, boolean>();
  readonly #wanted = new Set<string>();
  readonly #waiting = new Map<number, (answer: SpellingAnswer) => void>();
  #asked: readonly string[] = [];
  #ids = 0;
  #isReady = false;
  /** Counts answers: whoever shows marks looks again. */
  readonly changes = new Observable(0);

  constructor(dictionary: Dictionary) {
    this.#worker = new Worker(new URL("./spelling-worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<SpellingAnswer>) => this.#hear(data));
    // Addresses in a worker are its own script's: it gets whole ones.
    const whole = (address: string) => new URL(address, document.baseURI).href;
    this.#worker.postMessage({ affixes: whole(dictionary.affixes), words: whole(dictionary.words) });
  }

  /** null while it is not known yet; then it is asked about. */
  isKnown(word: string): boolean | null {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    this.#wanted.add(word);
    this.#ask();
    return null;
  }

  suggest(word: string): Promise<readonly string[]> {
    if (!this.#isReady) return Promise.resolve([]);
    return new Promise((resolve) => {
      const id = ++this.#ids;
      this.#waiting.set(id, (answer) => resolve(answer.kind === "suggested" ? answer.words : []));
      this.#worker.postMessage({ kind: "suggest", id, word } satisfies SpellingOrder);
    });
  }

  end(): void {
    this.#worker.terminate();
  }

  #ask(): void {
    if (!this.#isReady || this.#asked.length > 0 || this.#wanted.size === 0) return;
    this.#asked = [...this.#wanted].slice(0, mostAtOnce);
    for (const word of this.#asked) this.#wanted.delete(word);
    this.#worker.postMessage({ kind: "check", id: ++this.#ids, words: this.#asked } satisfies SpellingOrder);
  }

  #hear(answer: SpellingAnswer): void {
    switch (answer.kind) {
      case "failed":
        this.end();
        return;
      case "suggested":
        this.#waiting.get(answer.id)?.(answer);
        this.#waiting.delete(answer.id);
        return;
      case "checked": {
        this.#isReady = true;
        const unknown = new Set(answer.unknown);
        for (const word of this.#asked) this.#known.set(word, !unknown.has(word));
        const had = this.#asked.length > 0;
        this.#asked = [];
        this.#ask();
        if (had) this.changes.set(this.changes.value + 1);
      }
    }
  }
}
