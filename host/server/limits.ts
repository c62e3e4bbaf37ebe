/** What one connection, link or address may ask of a host. */
export const limits = {
  /** Bytes of one message: of a window that writes with all its history, of a guest's, and of one that nobody knows yet. */
  ownerMessage: 64 * 1024 * 1024,
  guestMessage: 8 * 1024 * 1024,
  unknownMessage: 64 * 1024,
  /** Messages of a guest's connection: a second in the long run, and at once. */
  messageRate: 200,
  messageBurst: 2000,
  /** Documents of one connection. */
  documents: 200,
  /** Windows that came in by one link. */
  windows: 400,
  /** Connections that have not said who they are: milliseconds, of all, and of one address. */
  unknownTime: 5_000,
  unknownConnections: 200,
  unknownOfAddress: 20,
  /** Connections of one address, of whatever kind. */
  ofAddress: 400,
};

export type Limits = typeof limits;

/** A bucket that fills at a rate: what comes faster in the long run finds it empty. */
export class Bucket {
  readonly #rate: number;
  readonly #most: number;
  #tokens: number;
  #last: number;

  /** @param rate a second @param now milliseconds */
  constructor(rate: number, most: number, now: number) {
    this.#rate = rate;
    this.#most = most;
    this.#tokens = most;
    this.#last = now;
  }

  take(now: number): boolean {
    this.#tokens = Math.min(this.#most, this.#tokens + (this.#rate * Math.max(0, now - this.#last)) / 1000);
    this.#last = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** How many there are of each. */
export class Tally {
  readonly #counts = new Map<string, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** Returns how to take it back, which does nothing a second time. */
  add(key: string): () => void {
    this.#counts.set(key, this.of(key) + 1);
    this.#total += 1;
    let isThere = true;
    return () => {
      if (!isThere) return;
      isThere = false;
      this.#total -= 1;
      const left = this.of(key) - 1;
      if (left > 0) this.#counts.set(key, left);
      else this.#counts.delete(key);
    };
  }
}
