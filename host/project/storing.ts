import type { Problem } from "../../story/problem.ts";
import type { StorageState } from "../contract/contract.ts";
import { diskProblem } from "../disk/disk-problem.ts";

/** Milliseconds. */
export interface StoringPace {
  /** From a change to the flush of the write-ahead log. */
  readonly flush: number;
  /** From a change to its publication in the project's folder. */
  readonly publish: number;
  /** Between two attempts while the disk refuses. */
  readonly retry: number;
  /** Without a change, after which everything is sealed. */
  readonly idle: number;
}

export const usualPace: StoringPace = { flush: 200, publish: 5_000, retry: 1_000, idle: 300_000 };

/** When what is written becomes safe: the rhythm of flushing, publishing and sealing of one project. */
export class Storing {
  readonly #pace: StoringPace;
  readonly #flush: () => Promise<void>;
  readonly #publish: () => Promise<void>;
  readonly #seal: () => Promise<void>;
  readonly #tell: (state: StorageState) => void;
  #problem: Problem | null = null;
  #flushing: Promise<boolean> | null = null;
  #startFlush: (() => void) | null = null;
  #publishTimer: NodeJS.Timeout | null = null;
  #idleTimer: NodeJS.Timeout | null = null;
  #sealTimer: NodeJS.Timeout | null = null;
  #laterTimer: NodeJS.Timeout | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(parts: {
    readonly pace: StoringPace;
    /** Each throws DiskError. */
    readonly flush: () => Promise<void>;
    readonly publish: () => Promise<void>;
    readonly seal: () => Promise<void>;
    readonly tell: (state: StorageState) => void;
  }) {
    this.#pace = parts.pace;
    this.#flush = parts.flush;
    this.#publish = parts.publish;
    this.#seal = parts.seal;
    this.#tell = parts.tell;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** Something was appended to the write-ahead log. */
  changed(): void {
    if (this.#closed) return;
    void this.stored(false);
    this.#publishTimer ??= setTimeout(() => void this.publish(), this.#pace.publish);
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => void this.rest(), this.#pace.idle);
    this.#idleTimer.unref();
  }

  /**
   * Resolves when everything that was appended before the call is on the disk, and not before: while the disk refuses,
   * it goes on trying. What is still refused when the project closes never resolves.
   */
  async stored(now: boolean): Promise<void> {
    if (!(await this.#taken(now))) await new Promise(() => undefined);
  }

  #taken(now: boolean): Promise<boolean> {
    if (this.#closed) return Promise.resolve(false);
    if (!this.#flushing) {
      const wait = new Promise<void>((start) => {
        this.#startFlush = start;
        setTimeout(start, this.#pace.flush);
      });
      this.#flushing = wait.then(async () => {
        this.#startFlush = null;
        this.#flushing = null;
        return this.#flushUntilTaken();
      });
    }
    if (now) this.#startFlush?.();
    return this.#flushing;
  }

  /** False where the disk still refused when the project closed. */
  async #flushUntilTaken(): Promise<boolean> {
    for (;;) {
      try {
        await this.#flush();
        this.#settle(null);
        return true;
      } catch (cause) {
        this.#settle(diskProblem(cause));
        if (!this.#closed) await new Promise((resolve) => setTimeout(resolve, this.#pace.retry));
        // Its log is closed, and its place may be another's by now.
        if (this.#closed) return false;
      }
    }
  }

  /** Publishes and mirrors now; says whether the disk took it. What it refuses is tried again by itself. */
  publish(): Promise<Problem | null> {
    if (this.#publishTimer) clearTimeout(this.#publishTimer);
    this.#publishTimer = null;
    return this.serially(async () => {
      try {
        await this.#publish();
        this.#settle(null);
        return null;
      } catch (cause) {
        const problem = diskProblem(cause);
        this.#settle(problem);
        if (!this.#closed) this.#publishTimer ??= setTimeout(() => void this.publish(), this.#pace.retry);
        return problem;
      }
    });
  }

  /** A tail is full: it is sealed when nobody waits for anything else. */
  sealSoon(): void {
    if (this.#closed || this.#sealTimer) return;
    this.#sealTimer = setTimeout(() => {
      this.#sealTimer = null;
      void this.rest();
    }, this.#pace.publish);
    this.#sealTimer.unref();
  }

  /** Once, a while from now: the disk may have another mind then. */
  later(act: () => void): void {
    if (this.#closed || this.#laterTimer) return;
    this.#laterTimer = setTimeout(() => {
      this.#laterTimer = null;
      act();
    }, this.#pace.publish);
    this.#laterTimer.unref();
  }

  /** Publishes and seals: on idle, and when a chapter or the project is closed. */
  async rest(): Promise<void> {
    const problem = await this.publish();
    if (problem || this.#closed) return;
    await this.serially(() => this.#seal().catch((cause) => this.#settle(diskProblem(cause))));
  }

  /** Runs when everything that was begun before is done: steps of storing never overlap. */
  serially<Value>(act: () => Promise<Value>): Promise<Value> {
    const next = this.#queue.then(act);
    this.#queue = next.catch(() => undefined);
    return next;
  }

  /** No more timers; what is under way is waited for, and a flush that waits for its time is done now. */
  async stop(): Promise<void> {
    this.#startFlush?.();
    this.#closed = true;
    if (this.#publishTimer) clearTimeout(this.#publishTimer);
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    if (this.#sealTimer) clearTimeout(this.#sealTimer);
    if (this.#laterTimer) clearTimeout(this.#laterTimer);
    await this.#flushing;
    // What is under way may have put another step behind itself.
    for (let queue: unknown = null; queue !== this.#queue; ) {
      queue = this.#queue;
      await queue;
    }
  }

  #settle(problem: Problem | null): void {
    const before = this.#problem;
    this.#problem = problem;
    if (problem) this.#tell({ kind: "refused", problem });
    else if (before) this.#tell({ kind: "storing" });
  }
}
