/** A story stays open this long after its last window has gone: a reload comes back within that; milliseconds. */
const graceTime = 15_000;

/** Which shells have which story open: it is closed when the last one leaves it. */
export class OpenCounter {
  readonly #holders = new Map<string, Set<object>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #close: (project: string) => void;

  constructor(close: (project: string) => void) {
    this.#close = close;
  }

  hold(holder: object, project: string): void {
    const timer = this.#timers.get(project);
    if (timer) clearTimeout(timer);
    this.#timers.delete(project);
    const holders = this.#holders.get(project) ?? new Set();
    this.#holders.set(project, holders.add(holder));
  }

  release(holder: object, project: string): void {
    const holders = this.#holders.get(project);
    if (!holders?.delete(holder) || holders.size > 0) return;
    this.#holders.delete(project);
    const timer = setTimeout(() => {
      this.#timers.delete(project);
      this.#close(project);
    }, graceTime);
    timer.unref();
    this.#timers.set(project, timer);
  }

  releaseAll(holder: object): void {
    for (const project of [...this.#holders.keys()]) this.release(holder, project);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
