import type { FoundPlace } from "../../story/found-place.ts";
import type { ItemId } from "../../story/ids.ts";

/** Where to search: in one chapter or part, or in the book, and then in what stands beside it, too. */
export interface SearchScope {
  readonly within: ItemId | null;
  readonly notes: boolean;
  readonly trash: boolean;
}

export interface SearchPlace {
  readonly chapter: ItemId;
  readonly from: number;
}

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  /** null: that was all. */
  readonly next: SearchPlace | null;
  /** Texts that were searched, of all. */
  readonly done: number;
  readonly total: number;
}

export interface SearchHit extends FoundPlace {
  readonly chapter: ItemId;
  readonly to: number;
  /** From 1. */
  readonly line: number;
  /** What would stand there; empty where no replacement was asked for. */
  readonly instead: string;
  /** The last revision that has it, if it does not stand there any more; else empty. */
  readonly revision: string;
  /** When and by whom it was taken away, if it was. */
  readonly gone: { readonly time: string; readonly author: string } | null;
}

export interface ChapterReplacement {
  readonly chapter: ItemId;
  /** Ascending. */
  readonly places: readonly (FoundPlace & { readonly instead: string })[];
}

export interface TextsReplaced {
  /** What `text.takeBack` undoes; null where nothing was replaced. */
  readonly record: string | null;
  readonly chapters: readonly { readonly chapter: ItemId; readonly count: number }[];
  /** Places whose text was not there any more. */
  readonly missed: number;
}
