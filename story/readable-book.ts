import type { ItemId } from "./ids.ts";
import type { Outline, OutlineItem } from "./outline.ts";

export interface ReadableItem {
  readonly id: ItemId;
  readonly kind: "part" | "chapter";
  readonly title: string;
  /** 0 stands in the book itself. */
  readonly depth: number;
}

/** What of a story is there to be read by those who only read it, in order: what is in the book, and nothing beside it. */
export function readableBook(outline: Outline): readonly ReadableItem[] {
  return [...readableItems(outline.book, 0)];
}

function* readableItems(items: readonly OutlineItem[], depth: number): Generator<ReadableItem> {
  for (const { id, kind, title, inBook, archived, children } of items) {
    if (!inBook || archived || (kind !== "part" && kind !== "chapter")) continue;
    yield { id, kind, title, depth };
    if (kind === "part") yield* readableItems(children, depth + 1);
  }
}

/** Is it a chapter that is there to be read? */
export function isReadable(outline: Outline, chapter: string): boolean {
  return readableBook(outline).some(({ id, kind }) => id === chapter && kind === "chapter");
}
