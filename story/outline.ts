import type { ItemId } from "./ids.ts";
import type { MatterRole } from "./matter.ts";

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
  /** Titles that it had before, by which links go on finding it. */
  readonly formerTitles: readonly string[];
  /** Path in the project folder with "/" ("chapters/loomings.md"); null for parts and folders, which have no text. */
  readonly file: string | null;
  readonly synopsis: string;
  readonly status: Status | null;
  readonly tags: readonly string[];
  readonly pointOfView: string;
  /** In words; null is no target. */
  readonly target: number | null;
  readonly inBook: boolean;
  /** Out of sight and out of the book, with all that it holds, and still in its place: it only has to be taken out. */
  readonly archived: boolean;
  /** What a chapter is that is none of the story: a dedication, a copyright page. */
  readonly matter: MatterRole | null;
  /** What the writer's own columns say, by column. */
  readonly columns: ColumnValues;
  readonly parent: ItemParent;
  readonly children: readonly OutlineItem[];
}

/** A column of the writer's own: a question that is asked of every chapter and scene. */
export interface Column {
  readonly id: ItemId;
  readonly name: string;
}

export type ColumnValues = { readonly [column: string]: string };

/** A character of a text: the id that Yjs gave it, which it keeps as long as there is a history. */
export interface CharacterId {
  readonly client: number;
  readonly clock: number;
}

/** The text that a scene's details belong to: from its first character to its last, as they were when it was held there. */
export interface SceneAnchor {
  readonly chapter: ItemId;
  readonly start: CharacterId;
  readonly end: CharacterId;
}

/** A place in a text that the writer wants to find again, held as a scene's details are. */
export interface Bookmark {
  readonly id: ItemId;
  readonly anchor: SceneAnchor;
  /** Empty: it is called by the words that stand there. */
  readonly name: string;
}

/** What a writer says of a scene. Where it stands is found in the prose (`scene-places.ts`): it may be nowhere just now. */
export interface SceneDetails {
  readonly id: ItemId;
  readonly anchor: SceneAnchor;
  readonly synopsis: string;
  readonly status: Status | null;
  readonly tags: readonly string[];
  readonly pointOfView: string;
  readonly columns: ColumnValues;
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
  /** In the order in which they were made. */
  readonly columns: readonly Column[];
  /** By id. */
  readonly scenes: readonly SceneDetails[];
  /** By id. */
  readonly bookmarks: readonly Bookmark[];
}

/** Visits items depth first, in reading order. */
export function* walkOutline(items: readonly OutlineItem[]): Generator<OutlineItem> {
  for (const item of items) {
    yield item;
    yield* walkOutline(item.children);
  }
}
