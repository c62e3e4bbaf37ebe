interface Run {
  readonly from: number;
  to: number;
  /** Where it begins in what is kept. */
  readonly at: number;
}

/** Longer than any indentation and mark that a line begins with. */
const enough = 400;

/** What is left of a text of which some is left out, in stretches: a long one with many cuts is put together once. */
export class KeptText {
  readonly #source: string;
  readonly #runs: Run[] = [];
  #length = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** What follows what was kept so far, from one place of the source to another. */
  keep(from: number, to: number): void {
    if (from >= to) return;
    this.#runs.push({ from, to, at: this.#length });
    this.#length += to - from;
  }

  /** Leaves out the last characters of what was kept, too. */
  drop(count: number): void {
    this.#length -= count;
    while ((this.#runs.at(-1)?.at ?? -1) >= this.#length) this.#runs.pop();
    const last = this.#runs.at(-1);
    if (last) last.to = last.from + this.#length - last.at;
  }

  /** What is kept of the line that goes on; of a long one its end, which is as good as all of it to whoever asks how it begins. */
  get lastLine(): string {
    let line = "";
    for (let run = this.#runs.length - 1; run >= 0 && line.length < enough; run--) {
      const { from, to } = this.#runs[run] as Run;
      const near = this.#source.slice(Math.max(from, to - enough), to);
      const start = near.lastIndexOf("\n") + 1;
      line = near.slice(start) + line;
      if (start > 0) break;
    }
    return line;
  }

  endsWith(end: string): boolean {
    let last = "";
    for (let run = this.#runs.length - 1; run >= 0 && last.length < end.length; run--) {
      const { from, to } = this.#runs[run] as Run;
      last = this.#source.slice(Math.max(from, to - end.length), to) + last;
    }
    return last.endsWith(end);
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Where a place of the source is in what is kept; of one that is left out, where it was cut out. */
  placeOf(at: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle] as Run).from <= at) low = middle + 1;
      else high = middle;
    }
    const run = this.#runs[low - 1];
    return run ? run.at + Math.min(at, run.to) - run.from : 0;
  }

  get text(): string {
    return this.#runs.map(({ from, to }) => this.#source.slice(from, to)).join("");
  }
}
