import type { ItemId } from "../../story/ids.ts";

/** Where a bookmark stands. */
export interface BookmarkSummary {
  readonly id: ItemId;
  /** UTF-16 offset in the text; null where its words are deleted. */
  readonly from: number | null;
  /** What stands there: the first words of the line from the bookmark on. */
  readonly words: string;
}
