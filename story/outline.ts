import type { ItemId } from "./ids.ts";

/** Parts and chapters make the book; folders and notes stand beside it and never go into it. */
export type ItemKind = "part" | "chapter" | "folder" | "note";

/** The three places at the top. An item in "trash" is out of the book, and nothing of it is gone. */
export type Root = "book" | "notes" | "trash";

export type ItemParent = ItemId | Root;

export const statuses = ["to do", "first draft", "revised", "done"] as const;
export type Status = (typeof statuses)[number];

/** One line of the outline as it is read: the tree is already resolved, cycles are broken, children are in order. */
export interface OutlineItem {
  readonly id: ItemId;
  readonly kind: ItemKind;
  readonly title: string;
  /** Path in the project folder with "/" ("chapters/loomings.md"); null for parts and folders, which have no text. */
  readonly file: string | null;
  readonly synopsis: string;
  readonly status: Status | null;
  readonly tags: readonly string[];
  readonly pointOfView: string;
  /** In words; null is no target. */
  readonly target: number | null;
  readonly inBook: boolean;
  readonly parent: ItemParent;
  readonly children: readonly OutlineItem[];
}

/** The whole outline document as plain data. */
export interface Outline {
  readonly title: string;
  readonly author: string;
  /** BCP 47, as "en" or "pt-BR". */
  readonly language: string;
  readonly book: readonly OutlineItem[];
  readonly notes: readonly OutlineItem[];
  readonly trash: readonly OutlineItem[];
}

/** Visits items depth first, in reading order. */
export function* walkOutline(items: readonly OutlineItem[]): Generator<OutlineItem> {
  for (const item of items) {
    yield item;
    yield* walkOutline(item.children);
  }
}
