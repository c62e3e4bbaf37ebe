import type { ItemId } from "../../story/ids.ts";
import { type Outline, walkOutline } from "../../story/outline.ts";
import { findScenes } from "../../story/scenes.ts";
import { countCharacters } from "../../story/statistics/measure.ts";
import { countWords } from "../../story/words.ts";
import type { ProjectCounts, SceneSummary } from "../contract/contract.ts";

export interface TextCount {
  readonly words: number;
  readonly characters: number;
  readonly scenes: readonly SceneSummary[];
}

export function countText(text: string): TextCount {
  const scenes = findScenes(text).map(({ title, words, from }) => ({ title, words, from }));
  return { words: countWords(text), characters: countCharacters(text), scenes };
}

/** Words of the book: chapters that are in it, in every part that is, and not in the trash. */
export function countProject(outline: Outline, counts: ReadonlyMap<ItemId, TextCount>): ProjectCounts {
  let words = 0;
  const addUp = (items: Outline["book"]): void => {
    for (const item of items) {
      if (!item.inBook) continue;
      if (item.kind === "chapter") words += counts.get(item.id)?.words ?? 0;
      addUp(item.children);
    }
  };
  addUp(outline.book);
  const items: { [item: string]: TextCount } = {};
  for (const item of walkOutline([...outline.book, ...outline.notes, ...outline.trash])) {
    const count = counts.get(item.id);
    if (count) items[item.id] = count;
  }
  return { words, items };
}
