import type { Copy, DocumentName } from "./record.ts";
import { firstPlace } from "./search.ts";
import type { IdRange } from "./structs.ts";

/** An id with the name of the document that it is an id of. */
export interface SourceId {
  readonly document: DocumentName;
  readonly client: number;
  readonly clock: number;
}

/** What was copied from where in one document: restored, undone, moved text is its first writer's. */
export class CopySources {
  readonly #document: DocumentName;
  /** By client, sorted by clock. */
  readonly #copies = new Map<number, Copy[]>();
  readonly #count: number;

  /** @param copies of all records; where two say something about the same id, the first holds */
  constructor(document: DocumentName, copies: Iterable<readonly Copy[]>) {
    this.#document = document;
    let count = 0;
    for (const list of copies) {
      for (const copy of list) {
        const known = this.#copies.get(copy.client);
        if (known) known.push(copy);
        else this.#copies.set(copy.client, [copy]);
        count++;
      }
    }
    for (const [client, list] of this.#copies) this.#copies.set(client, withoutOverlaps(list));
    this.#count = count;
  }

  /** The first appearance of a character, as far as this document knows: another document's id ends the search. */
  follow(client: number, clock: number): SourceId {
    return this.#trace({ client, clock, length: 1 }).source;
  }

  /** Cuts a range of ids into pieces that have one source each; null where they were not copied. */
  pieces(range: IdRange): { readonly length: number; readonly source: SourceId | null }[] {
    const pieces: { length: number; source: SourceId | null }[] = [];
    for (let done = 0; done < range.length; ) {
      const rest = { client: range.client, clock: range.clock + done, length: range.length - done };
      const { source, length } = this.#trace(rest);
      const here = source.document === this.#document && source.client === rest.client && source.clock === rest.clock;
      pieces.push({ length, source: here ? null : source });
      done += length;
    }
    return pieces;
  }

  /** The source of the first id of a range, and how many that follow have theirs right after it. */
  #trace(range: IdRange): { readonly source: SourceId; readonly length: number } {
    let { client, clock, length } = range;
    // Copies can't go round in a circle; records that were made up could.
    for (let steps = 0; steps <= this.#count; steps++) {
      const list = this.#copies.get(client) ?? [];
      const now = clock;
      const place = firstPlace(list.length, (at) => (list[at] as Copy).clock > now) - 1;
      const copy = list[place];
      const next = list[place + 1];
      if (next !== undefined) length = Math.min(length, next.clock - clock);
      if (copy === undefined || clock >= copy.clock + copy.length) break;
      length = Math.min(length, copy.clock + copy.length - clock);
      clock = copy.source.clock + clock - copy.clock;
      client = copy.source.client;
      if (copy.source.document !== this.#document)
        return { source: { document: copy.source.document, client, clock }, length };
    }
    return { source: { document: this.#document, client, clock }, length };
  }
}

/** Sorted by clock, each id once: two replicas may have logged the same copy. */
function withoutOverlaps(copies: readonly Copy[]): Copy[] {
  const list: Copy[] = [];
  let end = 0;
  for (const copy of [...copies].sort((a, b) => a.clock - b.clock)) {
    if (copy.clock < end) continue;
    list.push(copy);
    end = copy.clock + copy.length;
  }
  return list;
}
