import { type Author, type Copy, type HybridTime, type Origin, origins, type RecordDetail } from "./record.ts";
import type { IdRange } from "./structs.ts";
import type { Version } from "./version.ts";

/** Ranges of ids, those of row `i` from `starts[i]` to `starts[i + 1]` (excluded). */
export interface RangeColumns {
  readonly starts: Uint32Array;
  readonly clients: Float64Array;
  readonly clocks: Float64Array;
  readonly lengths: Float64Array;
}

/** What records did to one document, without the text: a column a field, because there are tens of thousands. */
export interface RecordColumns {
  readonly count: number;
  readonly seq: Float64Array;
  /** This replica's record before in this document, 0 where there is none. */
  readonly previous: Float64Array;
  readonly seconds: Float64Array;
  readonly counter: Float64Array;
  readonly wall: Float64Array;
  /** Places in `authors`. */
  readonly author: Uint32Array;
  readonly authors: readonly (Author | null)[];
  /** Places in `origins` of record.ts. */
  readonly origin: Uint8Array;
  /** 1 where the record changed other documents too. */
  readonly elsewhere: Uint8Array;
  /** Ids that the record brought, by client and clock. */
  readonly inserted: RangeColumns;
  /** Ids that the record deleted, by client and clock. */
  readonly deleted: RangeColumns;
  /** Sparse, by row: what was newly seen since the row before of the same replica. */
  readonly seen: ReadonlyMap<number, Version>;
  readonly detail: ReadonlyMap<number, RecordDetail>;
  readonly copies: ReadonlyMap<number, readonly Copy[]>;
}

/** One row, for making columns. */
export interface RecordRow {
  readonly seq: number;
  readonly previous: number;
  readonly time: HybridTime;
  readonly wall: number;
  readonly author: Author | null;
  readonly origin: Origin;
  readonly elsewhere: boolean;
  readonly inserted: readonly IdRange[];
  readonly deleted: readonly IdRange[];
  readonly seen: Version;
  readonly detail: RecordDetail;
  readonly copies: readonly Copy[];
}

export function rangeAt(columns: RangeColumns, i: number): IdRange {
  return {
    client: columns.clients[i] as number,
    clock: columns.clocks[i] as number,
    length: columns.lengths[i] as number,
  };
}

/** The ranges of one row. */
export function rangesAt(columns: RangeColumns, row: number): readonly IdRange[] {
  const ranges: IdRange[] = [];
  for (let i = columns.starts[row] as number; i < (columns.starts[row + 1] as number); i++)
    ranges.push(rangeAt(columns, i));
  return ranges;
}

export function rowAt(columns: RecordColumns, row: number): RecordRow {
  if (row < 0 || row >= columns.count) throw new RangeError(`There is no row ${row}`);
  return {
    seq: columns.seq[row] as number,
    previous: columns.previous[row] as number,
    time: { seconds: columns.seconds[row] as number, counter: columns.counter[row] as number },
    wall: columns.wall[row] as number,
    author: columns.authors[columns.author[row] as number] ?? null,
    origin: origins[columns.origin[row] as number] as Origin,
    elsewhere: columns.elsewhere[row] === 1,
    inserted: rangesAt(columns.inserted, row),
    deleted: rangesAt(columns.deleted, row),
    seen: columns.seen.get(row) ?? new Map(),
    detail: columns.detail.get(row) ?? null,
    copies: columns.copies.get(row) ?? [],
  };
}

class RangesBuilder {
  readonly starts: number[] = [0];
  readonly clients: number[] = [];
  readonly clocks: number[] = [];
  readonly lengths: number[] = [];

  add(client: number, clock: number, length: number): void {
    this.clients.push(client);
    this.clocks.push(clock);
    this.lengths.push(length);
  }

  closeRow(): void {
    this.starts.push(this.clients.length);
  }

  build(): RangeColumns {
    return {
      starts: Uint32Array.from(this.starts),
      clients: Float64Array.from(this.clients),
      clocks: Float64Array.from(this.clocks),
      lengths: Float64Array.from(this.lengths),
    };
  }
}

/** Makes columns row by row. */
export class ColumnsBuilder {
  readonly #seq: number[] = [];
  readonly #previous: number[] = [];
  readonly #seconds: number[] = [];
  readonly #counter: number[] = [];
  readonly #wall: number[] = [];
  readonly #author: number[] = [];
  readonly #authors: (Author | null)[] = [];
  readonly #authorPlaces = new Map<string, number>();
  readonly #origin: number[] = [];
  readonly #elsewhere: number[] = [];
  readonly #inserted = new RangesBuilder();
  readonly #deleted = new RangesBuilder();
  readonly #seen = new Map<number, Version>();
  readonly #detail = new Map<number, RecordDetail>();
  readonly #copies = new Map<number, readonly Copy[]>();

  get count(): number {
    return this.#seq.length;
  }

  push(row: RecordRow): void {
    const at = this.count;
    this.#seq.push(row.seq);
    this.#previous.push(row.previous);
    this.#seconds.push(row.time.seconds);
    this.#counter.push(row.time.counter);
    this.#wall.push(row.wall);
    this.#author.push(this.#authorPlace(row.author));
    this.#origin.push(origins.indexOf(row.origin));
    this.#elsewhere.push(row.elsewhere ? 1 : 0);
    for (const range of row.inserted) this.#inserted.add(range.client, range.clock, range.length);
    this.#inserted.closeRow();
    for (const range of row.deleted) this.#deleted.add(range.client, range.clock, range.length);
    this.#deleted.closeRow();
    if (row.seen.size > 0) this.#seen.set(at, row.seen);
    if (row.detail !== null) this.#detail.set(at, row.detail);
    if (row.copies.length > 0) this.#copies.set(at, row.copies);
  }

  /** Adds row `row` of other columns, without making an object of it; `seen` stands in for its own. */
  copy(columns: RecordColumns, row: number, seen: Version | undefined = columns.seen.get(row)): void {
    const at = this.count;
    this.#seq.push(columns.seq[row] as number);
    this.#previous.push(columns.previous[row] as number);
    this.#seconds.push(columns.seconds[row] as number);
    this.#counter.push(columns.counter[row] as number);
    this.#wall.push(columns.wall[row] as number);
    this.#author.push(this.#authorPlace(columns.authors[columns.author[row] as number] ?? null));
    this.#origin.push(columns.origin[row] as number);
    this.#elsewhere.push(columns.elsewhere[row] as number);
    copyRanges(columns.inserted, row, this.#inserted);
    copyRanges(columns.deleted, row, this.#deleted);
    if (seen !== undefined && seen.size > 0) this.#seen.set(at, seen);
    const detail = columns.detail.get(row);
    if (detail) this.#detail.set(at, detail);
    const copies = columns.copies.get(row);
    if (copies) this.#copies.set(at, copies);
  }

  build(): RecordColumns {
    return {
      count: this.count,
      seq: Float64Array.from(this.#seq),
      previous: Float64Array.from(this.#previous),
      seconds: Float64Array.from(this.#seconds),
      counter: Float64Array.from(this.#counter),
      wall: Float64Array.from(this.#wall),
      author: Uint32Array.from(this.#author),
      authors: this.#authors,
      origin: Uint8Array.from(this.#origin),
      elsewhere: Uint8Array.from(this.#elsewhere),
      inserted: this.#inserted.build(),
      deleted: this.#deleted.build(),
      seen: this.#seen,
      detail: this.#detail,
      copies: this.#copies,
    };
  }

  #authorPlace(author: Author | null): number {
    const key = author === null ? "" : `${author.id}\n${author.name}`;
    const known = this.#authorPlaces.get(key);
    if (known !== undefined) return known;
    const place = this.#authors.length;
    this.#authors.push(author);
    this.#authorPlaces.set(key, place);
    return place;
  }
}

function copyRanges(columns: RangeColumns, row: number, into: RangesBuilder): void {
  for (let i = columns.starts[row] as number; i < (columns.starts[row + 1] as number); i++) {
    into.add(columns.clients[i] as number, columns.clocks[i] as number, columns.lengths[i] as number);
  }
  into.closeRow();
}
