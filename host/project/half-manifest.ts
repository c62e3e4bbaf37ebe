/** How long a manifest that breaks off is left alone: a sync client may still be writing it. Milliseconds. */
const patience = 10_000;

/** A `project.redraft` that broke off when it was looked at last. */
export class HalfManifest {
  #hash = "";
  #since = 0;

  /** Is it one that somebody may still be writing? Asked at every look. */
  isWaiting(hash: string, isCut: boolean, now: number): boolean {
    if (!isCut) {
      this.#hash = "";
      return false;
    }
    // A clock that goes back begins the wait anew, and does not make it longer.
    if (hash !== this.#hash || now < this.#since) {
      this.#hash = hash;
      this.#since = now;
    }
    return now - this.#since < patience;
  }
}
