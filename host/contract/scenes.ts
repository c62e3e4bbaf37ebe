import type { ItemId } from "../../story/ids.ts";

/** A scene as a window shows it: the how manyeth of its chapter, from 0, and what it begins with. */
export interface SceneReference {
  readonly chapter: ItemId;
  readonly scene: number;
  readonly title: string;
}

export interface SceneSummary {
  /** Of what is said of it in the outline; null where nothing is. */
  readonly id: ItemId | null;
  /** A `##` heading's text, or else the first words. */
  readonly title: string;
  readonly words: number;
  /** UTF-16 offset of its first character in the text. */
  readonly from: number;
}
