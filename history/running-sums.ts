/** Numbers in a row of which the sum up to any place is known, and each can be changed, in logarithmic time (Fenwick, 1994). */
export class RunningSums {
  readonly #values: Uint32Array;
  readonly #tree: Int32Array;

  constructor(count: number) {
    this.#values = new Uint32Array(count);
    this.#tree = new Int32Array(count + 1);
  }

  of(place: number): number {
    return this.#values[place] as number;
  }

  /** The sum of all that stand before a place. */
  before(place: number): number {
    let sum = 0;
    for (let at = place; at > 0; at -= at & -at) sum += this.#tree[at] as number;
    return sum;
  }

  set(place: number, value: number): void {
    const difference = value - (this.#values[place] as number);
    this.#values[place] = value;
    for (let at = place + 1; at < this.#tree.length; at += at & -at) {
      this.#tree[at] = (this.#tree[at] as number) + difference;
    }
  }

  /** Changes one of many: `sum` has to follow. */
  put(place: number, value: number): void {
    this.#values[place] = value;
  }

  /** Sums up anew, in one walk. */
  sum(): void {
    const tree = this.#tree;
    tree.fill(0);
    for (let at = 1; at < tree.length; at++) {
      tree[at] = (tree[at] as number) + (this.#values[at - 1] as number);
      const parent = at + (at & -at);
      if (parent < tree.length) tree[parent] = (tree[parent] as number) + (tree[at] as number);
    }
  }
}
