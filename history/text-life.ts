import type { ItemTable } from "./item-table.ts";
import type { IdRange } from "./structs.ts";

/** A stretch of the difference between two versions, in the order of the text. */
export interface Span {
  readonly kind: "kept" | "inserted" | "deleted";
  readonly text: string;
  /**
   * The row that inserted or deleted it; -1 where it was kept. Where the later version does not know a deletion that
   * the earlier one knew (they are of two replicas, or the wrong way round), it is the row that inserted the text.
   */
  readonly record: number;
  readonly ids: readonly IdRange[];
}

/** The whole text that ever was, in runs, with the first row that brought and the first that took each (-1: none). */
export interface TextLife {
  readonly text: string;
  readonly offsets: Uint32Array;
  readonly inserted: Int32Array;
  readonly deleted: Int32Array;
}

/**
 * Text and ids only when they are asked for: a difference of half a book has thousands of spans. The fields are not `#`
 * ones because making those costs more than all the rest.
 */
export class TextSpan implements Span {
  readonly kind: Span["kind"];
  readonly record: number;
  private readonly items: ItemTable;
  private readonly start: number;
  private readonly end: number;

  constructor(kind: Span["kind"], record: number, items: ItemTable, start: number, end: number) {
    this.kind = kind;
    this.record = record;
    this.items = items;
    this.start = start;
    this.end = end;
  }

  get text(): string {
    return this.items.text.slice(this.start, this.end);
  }

  get ids(): readonly IdRange[] {
    return this.items.idsOf(this.start, this.end);
  }
}
