import type { ItemId } from "./ids.ts";

/** The id of a draft, made as an item's is. */
export type DraftId = string & { readonly __brand: "DraftId" };

/** A named variant of the book, or of one chapter. */
export interface Draft {
  readonly id: DraftId;
  readonly name: string;
  /** null is the whole book. */
  readonly chapter: ItemId | null;
  /** The version that it began with, or that it followed as a whole since: of each log, up to which record. */
  readonly pinned: { readonly [replica: string]: number };
  /** Seconds since 1970. */
  readonly made: number;
  /** Who began it. */
  readonly author: string;
  /** Put aside: it stays, and is out of the way. */
  readonly archived: boolean;
  /** Thrown away: it can be brought back. */
  readonly removed: boolean;
}
