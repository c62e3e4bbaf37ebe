import type { Events } from "../contract/contract.ts";

/** Long work that says how far it is and can be cancelled, by the name that its caller gave it. */
export class Jobs {
  readonly #running = new Map<string, AbortController>();
  readonly #tell: (progress: Events["job.progress"]) => void;

  constructor(tell: (progress: Events["job.progress"]) => void) {
    this.#tell = tell;
  }

  async run<Value>(
    job: string,
    work: (signal: AbortSignal, progress: (done: number, total: number, what: string) => void) => Promise<Value>,
  ): Promise<Value> {
    const controller = new AbortController();
    this.#running.set(job, controller);
    try {
      return await work(controller.signal, (done, total, what) => this.#tell({ job, done, total, what }));
    } finally {
      this.#running.delete(job);
    }
  }

  cancel(job: string): void {
    this.#running.get(job)?.abort();
  }
}
