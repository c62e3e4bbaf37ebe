import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { wordsNow } from "../language/language.ts";
import { numbersTexts } from "./numbers-words.ts";

/** What each chapter is called in a list of all: with its part before it, where several have the same title. */
export function chapterTitles(outline: Outline): (item: string) => string {
  const items = [...walkOutline([...outline.book, ...outline.trash])];
  const all = new Map<string, OutlineItem>(items.map((item) => [item.id, item]));
  const uses = new Map<string, number>();
  for (const { kind, title } of items) if (kind === "chapter") uses.set(title, (uses.get(title) ?? 0) + 1);
  return (id) => {
    const item = all.get(id);
    if (!item) return wordsNow(numbersTexts).gone;
    const part = all.get(item.parent);
    return part && (uses.get(item.title) ?? 0) > 1 ? `${part.title} · ${item.title}` : item.title;
  };
}
