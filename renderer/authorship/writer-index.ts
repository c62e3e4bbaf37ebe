import type { WrittenStretch } from "../../host/contract/authorship.ts";
import type { WrittenBy } from "./authorship-kinds.ts";

interface Ids {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Finds by a character's id who wrote it and when. */
export class WriterIndex {
  /** By client, sorted by clock. */
  readonly #stretches = new Map<number, WrittenStretch[]>();

  constructor(stretches: readonly WrittenStretch[]) {
    for (const stretch of stretches) {
      const known = this.#stretches.get(stretch[0]);
      if (known) known.push(stretch);
      else this.#stretches.set(stretch[0], [stretch]);
    }
    for (const list of this.#stretches.values()) list.sort((a, b) => a[1] - b[1]);
  }

  /**
   * Who wrote a text, in its order. What is not known yet and bears this window's own id is the writer's own and new; what
   * bears another's is left out until the host has told.
   *
   * @param ids of the text, in its order
   */
  stretchesOf(ids: readonly Ids[], own: { readonly client: number; readonly seconds: number }): readonly WrittenBy[] {
    const written: WrittenBy[] = [];
    let at = 0;
    const add = (length: number, person: number, seconds: number) => {
      const last = written.at(-1);
      const to = at + length;
      if (last && last.to === at && last.person === person && last.seconds === seconds)
        written[written.length - 1] = { ...last, to };
      else written.push({ from: at, to, person, seconds });
    };
    for (const { client, clock, length } of ids) {
      const list = this.#stretches.get(client) ?? [];
      const end = clock + length;
      let place = firstEnding(list, clock);
      for (let next = clock; next < end; ) {
        const stretch = list[place];
        const isHere = stretch !== undefined && stretch[1] <= next;
        const stop = Math.min(end, stretch === undefined ? end : isHere ? stretch[1] + stretch[2] : stretch[1]);
        if (isHere) add(stop - next, stretch[3], stretch[4]);
        else if (client === own.client) add(stop - next, 0, own.seconds);
        at += stop - next;
        next = stop;
        if (isHere) place++;
      }
    }
    return written;
  }
}

/** The place of the first stretch that ends behind a clock. */
function firstEnding(list: readonly WrittenStretch[], clock: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const [, start, length] = list[middle] as WrittenStretch;
    if (start + length > clock) high = middle;
    else low = middle + 1;
  }
  return low;
}
