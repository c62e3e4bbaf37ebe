import { countWords } from "../../story/words.ts";
import type { ImportedChapter, ImportedItem } from "./manuscript.ts";

/** In reading order. */
export function textsOf(items: readonly ImportedItem[]): readonly ImportedChapter[] {
  return items.flatMap((item) => (item.kind === "part" ? textsOf(item.children) : [item]));
}

/** Words of the source that only titles have. */
export function titleWords(items: readonly ImportedItem[]): number {
  return items.reduce((total, item) => {
    const own = item.kind === "chapter" && item.isTitleMade ? 0 : countWords(item.title);
    return total + own + (item.kind === "part" ? titleWords(item.children) : 0);
  }, 0);
}

export function sumWords(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + countWords(text), 0);
}
