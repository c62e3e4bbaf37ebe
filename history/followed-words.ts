import type { DocumentName } from "./record.ts";
import type { IdRange } from "./structs.ts";
import type { TextIndex } from "./text-index.ts";

/** Characters that are followed, with their place among all that are. */
interface Followed extends IdRange {
  readonly at: number;
}

/** Where followed characters stand in a text. */
interface Standing {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/**
 * Words, wherever they went: split off, joined, moved, undone and restored they are copies, and copies of copies, which the
 * texts' histories know. Texts are looked at one after the other; what one has of the words is known when the next is asked.
 */
export class FollowedWords {
  readonly #known = new Map<DocumentName, Followed[]>();
  readonly #seen = new Set<string>();

  /** @param ids of the words in the text that they were written in, in their order */
  constructor(document: DocumentName, ids: readonly IdRange[]) {
    let at = 0;
    for (const range of ids) {
      this.#add(document, { ...range, at });
      at += range.length;
    }
  }

  /** Learns which characters of a text copy those that are known. True if there are new ones. */
  lookInto(index: TextIndex): boolean {
    const before = this.#seen.size;
    for (let known = -1; known !== this.#seen.size; ) {
      known = this.#seen.size;
      this.#lookOnce(index);
    }
    return this.#seen.size > before;
  }

  #lookOnce({ document, records }: TextIndex): void {
    for (const copies of records.copies.values()) {
      for (const { client, clock, length, source } of copies) {
        for (const known of [...(this.#known.get(source.document) ?? [])]) {
          const part = overlap(known, { client: source.client, clock: source.clock, length });
          if (!part) continue;
          const start = clock + part.clock - source.clock;
          this.#add(document, {
            client,
            clock: start,
            length: part.length,
            at: known.at + part.clock - known.clock,
          });
        }
      }
    }
  }

  /**
   * Where they stand in a text that was looked into: of several copies the one that has most of them, the first of equal ones.
   * Null where none of them stands there.
   */
  standingIn(index: TextIndex): { readonly from: number; readonly to: number } | null {
    const runs: Standing[][] = [];
    for (const piece of this.#piecesIn(index)) {
      const last = runs.at(-1)?.at(-1);
      // In one copy they stand in their order.
      if (last && piece.at >= last.at + last.to - last.from) runs.at(-1)?.push(piece);
      else runs.push([piece]);
    }
    let most: { readonly from: number; readonly to: number; readonly count: number } | null = null;
    for (const run of runs) {
      const count = run.reduce((sum, { from, to }) => sum + to - from, 0);
      if (count > (most?.count ?? 0)) most = { from: run[0]?.from ?? 0, to: run.at(-1)?.to ?? 0, count };
    }
    return most && { from: most.from, to: most.to };
  }

  /** The place in a text that was looked into which is nearest to one of the words; null where none of them stands there. */
  nearestIn(index: TextIndex, at: number): number | null {
    let nearest: { readonly place: number; readonly away: number } | null = null;
    for (const piece of this.#piecesIn(index)) {
      const end = piece.at + piece.to - piece.from;
      const away = at < piece.at ? piece.at - at : Math.max(0, at - end);
      if (nearest && away >= nearest.away) continue;
      nearest = { place: piece.from + Math.min(Math.max(at, piece.at), end) - piece.at, away };
    }
    return nearest?.place ?? null;
  }

  /** The texts that they were taken to, as the records say that took them away; the last one first. */
  goneTo(index: TextIndex): readonly string[] {
    const rows = index.takersOf(this.#known.get(index.document) ?? []);
    const told = rows.toReversed().map((row) => index.records.detail.get(row)?.to);
    return [...new Set(told.filter((to) => typeof to === "string"))];
  }

  #piecesIn(index: TextIndex): readonly Standing[] {
    const byClient = Map.groupBy(this.#known.get(index.document) ?? [], ({ client }) => client);
    const pieces: Standing[] = [];
    let place = 0;
    for (const range of index.idsAt(index.latest(), 0, Number.MAX_SAFE_INTEGER)) {
      for (const known of byClient.get(range.client) ?? []) {
        const part = overlap(known, range);
        if (!part) continue;
        const from = place + part.clock - range.clock;
        pieces.push({ from, to: from + part.length, at: known.at + part.clock - known.clock });
      }
      place += range.length;
    }
    return pieces.sort((a, b) => a.from - b.from);
  }

  #add(document: DocumentName, followed: Followed): void {
    const key = `${document} ${followed.client} ${followed.clock} ${followed.length}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const known = this.#known.get(document);
    if (known) known.push(followed);
    else this.#known.set(document, [followed]);
  }
}

function overlap(a: IdRange, b: IdRange): IdRange | null {
  if (a.client !== b.client) return null;
  const clock = Math.max(a.clock, b.clock);
  const length = Math.min(a.clock + a.length, b.clock + b.length) - clock;
  return length > 0 ? { client: a.client, clock, length } : null;
}
