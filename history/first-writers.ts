import { CopySources, type SourceId } from "./copy-sources.ts";
import { firstPlace } from "./search.ts";
import type { IdRange } from "./structs.ts";
import type { TextIndex } from "./text-index.ts";
import type { TextLife } from "./text-life.ts";

/** A stretch of characters that one record wrote: in this text, or in another one that has to be asked. */
export type FirstWriting =
  | { readonly kind: "here"; readonly length: number; readonly row: number }
  | { readonly kind: "elsewhere"; readonly length: number; readonly source: SourceId }
  | { readonly kind: "unknown"; readonly length: number };

/** Who typed what first, however often it was copied since within one text. */
export class FirstWriters {
  readonly index: TextIndex;
  readonly #life: TextLife;
  readonly #sources: CopySources;

  constructor(index: TextIndex) {
    this.index = index;
    this.#life = index.life;
    this.#sources = new CopySources(index.document, index.records.copies.values());
  }

  /** Cuts characters into stretches that were written together; their lengths add up to the range's. */
  of(range: IdRange): FirstWriting[] {
    const writings: FirstWriting[] = [];
    let done = 0;
    for (const { length, source } of this.#sources.pieces(range)) {
      if (source !== null && source.document !== this.index.document) {
        writings.push({ kind: "elsewhere", length, source });
      } else {
        const { client, clock } = source ?? { client: range.client, clock: range.clock + done };
        this.#here({ client, clock, length }, writings);
      }
      done += length;
    }
    return writings;
  }

  #here(range: IdRange, writings: FirstWriting[]): void {
    const { offsets, inserted } = this.#life;
    let known = 0;
    for (const [start, end] of this.index.stretchesOf(range)) {
      known += end - start;
      let run = firstPlace(inserted.length, (at) => (offsets[at + 1] as number) > start);
      for (let at = start; at < end; run++) {
        const stop = Math.min(end, offsets[run + 1] as number);
        const row = inserted[run] as number;
        writings.push(row < 0 ? { kind: "unknown", length: stop - at } : { kind: "here", length: stop - at, row });
        at = stop;
      }
    }
    // Text of a log that has not arrived: it is said to be nobody's rather than somebody's.
    if (known < range.length) writings.push({ kind: "unknown", length: range.length - known });
  }
}
