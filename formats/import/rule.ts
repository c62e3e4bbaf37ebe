import type { Choice } from "./choose.ts";
import type { ImportedItem, SplitRule } from "./manuscript.ts";
import { sayCount } from "./shapes.ts";

/** How the text was split, in a sentence for the writer. */
export function sayRule(choice: Choice, items: readonly ImportedItem[], split: SplitRule): string {
  const { parts, chapters, first } = countItems(items);
  if (split.kind === "none") return "Everything is one chapter, as you asked.";
  if (split.kind === "scenes") return `${sayCount(chapters)} ${chapters === 1 ? "scene" : "scenes"}, each a chapter.`;
  if (choice.rule !== "") return choice.rule;
  const held = parts === 0 ? "" : ` in ${parts === 1 ? "one part" : `${sayCount(parts).toLowerCase()} parts`}`;
  return `${sayCount(chapters)} ${chapters === 1 ? "chapter" : "chapters"}${held}, by headings such as “${first}”.`;
}

function countItems(items: readonly ImportedItem[]): { parts: number; chapters: number; first: string } {
  let parts = 0;
  let chapters = 0;
  let first = "";
  for (const item of items) {
    if (item.kind === "chapter") {
      chapters++;
      first ||= item.title;
      continue;
    }
    const inner = countItems(item.children);
    parts += 1 + inner.parts;
    chapters += inner.chapters;
    first ||= inner.first;
  }
  return { parts, chapters, first };
}
