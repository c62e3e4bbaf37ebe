import type { FindOptions, Match, Replacement } from "../../story/find.ts";

export interface PatternQuestion {
  readonly find: FindOptions;
  readonly replacement: Replacement;
  readonly text: string;
}

/** A chapter takes milliseconds. */
const limit = 2000;

/** Matches a regular expression where it holds nobody up: one question at a time, ended where it has no end. */
export class PatternMatcher {
  #worker: Worker | null = null;

  /** null where it was stopped. */
  find(question: PatternQuestion): Promise<readonly Match[] | null> {
    this.#worker ??= new Worker(new URL("./pattern-worker.ts", import.meta.url), { type: "module" });
    const worker = this.#worker;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.stop();
        resolve(null);
      }, limit);
      worker.onmessage = ({ data }: MessageEvent<readonly Match[]>) => {
        clearTimeout(timer);
        resolve(data);
      };
      worker.postMessage(question);
    });
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
