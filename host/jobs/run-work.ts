import { Worker } from "node:worker_threads";
import { fail, type Result } from "../../story/problem.ts";
import { workerModule } from "../shipped.ts";
import type { Work, WorkValue } from "./work.ts";

/** Does long work in a thread of its own; aborting ends the thread at once and leaves nothing behind. */
export function runWork<Kind extends Work["kind"]>(
  work: Extract<Work, { kind: Kind }>,
  signal: AbortSignal,
): Promise<Result<WorkValue<Kind>>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerModule, { workerData: work });
    const cancel = () => {
      void worker.terminate();
      resolve(cancelled);
    };
    if (signal.aborted) return cancel();
    signal.addEventListener("abort", cancel, { once: true });
    worker.once("message", (result: Result<WorkValue<Kind>>) => {
      signal.removeEventListener("abort", cancel);
      // It ends by itself: that was all it had to do.
      resolve(result);
    });
    worker.once("error", reject);
  });
}

export const cancelled = fail(
  "job-cancelled",
  "That was cancelled.",
  "Nothing was left behind; start it again whenever you like.",
);
