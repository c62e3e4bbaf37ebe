import { Worker } from "node:worker_threads";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { matcherModule } from "../shipped.ts";
import type { MatchAnswer, MatchQuestion } from "./matcher.ts";

/** A question about a few chapters takes milliseconds; one that takes this long would take for ever. Milliseconds. */
const limit = 3000;
/** So long after the last question the thread goes, and the texts that it keeps. Milliseconds. */
const rest = 60_000;

export interface SearchedText {
  readonly key: string;
  /** Tells this text from what the key stood for before. */
  readonly stamp: string;
  /** Not called where the thread has the text. */
  readonly read: () => Promise<string>;
}

/**
 * Where texts are searched: a thread that keeps those that it has seen, and that is ended where a regular expression
 * doesn't come to an end. One question after the other.
 */
export class MatchThread {
  #worker: Worker | null = null;
  #held = new Map<string, string>();
  #last: Promise<unknown> = Promise.resolve();
  #rest: NodeJS.Timeout | null = null;

  find(texts: readonly SearchedText[], question: Omit<MatchQuestion, "texts">): Promise<Result<MatchAnswer>> {
    const asked = this.#last.then(() => this.#ask(texts, question));
    this.#last = asked.catch(() => undefined);
    return asked;
  }

  async stop(): Promise<void> {
    if (this.#rest) clearTimeout(this.#rest);
    const worker = this.#worker;
    this.#worker = null;
    this.#held = new Map();
    await worker?.terminate();
  }

  async #ask(texts: readonly SearchedText[], question: Omit<MatchQuestion, "texts">): Promise<Result<MatchAnswer>> {
    if (this.#rest) clearTimeout(this.#rest);
    const sent = await Promise.all(
      texts.map(async ({ key, stamp, read }) => ({
        key,
        text: this.#held.get(key) === stamp ? null : await read(),
      })),
    );
    const worker = (this.#worker ??= new Worker(matcherModule));
    for (const { key, stamp } of texts) this.#held.set(key, stamp);
    const { promise, resolve, reject } = Promise.withResolvers<MatchAnswer | null>();
    worker.once("message", resolve);
    worker.once("error", reject);
    const timer = setTimeout(() => resolve(null), limit);
    worker.postMessage({ ...question, texts: sent } satisfies MatchQuestion);
    try {
      const answer = await promise;
      if (answer) return succeed(answer);
      await this.stop();
      return endless;
    } catch (cause) {
      await this.stop();
      throw cause;
    } finally {
      clearTimeout(timer);
      worker.off("message", resolve).off("error", reject);
      this.#rest = setTimeout(() => void this.stop(), rest);
      this.#rest.unref();
    }
  }
}

const endless = fail(
  "search-endless",
  "This regular expression would have searched without end and was stopped.",
  "Make it simpler: a repetition within a repetition, such as (a+)+, is what usually does it.",
);
