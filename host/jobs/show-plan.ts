import type { ImportedItem, ImportedManuscript } from "../../formats/import/manuscript.ts";
import { findScenes } from "../../story/scenes.ts";
import { countWords } from "../../story/words.ts";
import type { ImportPlan, PlannedItem } from "../contract/planning.ts";

/** What is counted of one text. */
type Shown = Pick<PlannedItem, "words" | "scenes" | "firstLine">;

/** By the text: what is counted once for a plan needn't be counted again after each change to it. */
export type ShownTexts = Map<string, Shown>;

/** The plan as the writer sees it before saying yes. */
export function showPlan(
  manuscript: ImportedManuscript,
  print: string,
  known: ShownTexts = new Map<string, Shown>(),
): ImportPlan {
  const { title, author, language, rule, words } = manuscript;
  const shown = (text: string): Shown => {
    const before = known.get(text);
    if (before) return before;
    const now = { words: countWords(text), scenes: findScenes(text).length, firstLine: firstLine(text) };
    known.set(text, now);
    return now;
  };
  return {
    title,
    author,
    language,
    rule,
    items: showItems(manuscript.items, shown),
    setAside: manuscript.setAside.map(({ kind, text }) => {
      const { words, firstLine } = shown(text);
      return { kind, words, firstLine };
    }),
    notes: showItems(manuscript.notes ?? [], shown),
    words,
    print,
    images: manuscript.images?.length ?? 0,
    comments: manuscript.comments?.length ?? 0,
    suggestions: manuscript.suggestions?.length ?? 0,
    removed: manuscript.removed ?? [],
  };
}

function showItems(list: readonly ImportedItem[], shown: (text: string) => Shown): readonly PlannedItem[] {
  const items: PlannedItem[] = [];
  const show = (inside: readonly ImportedItem[], depth: number): number => {
    let sum = 0;
    for (const item of inside) {
      const { title } = item;
      if (item.kind === "part") {
        const place = items.length;
        const part = { kind: "part", title, depth, words: 0, scenes: 0, firstLine: "", matter: null } as const;
        items.push(part);
        const words = show(item.children, depth + 1);
        items[place] = { ...part, words };
        sum += words;
      } else {
        const text = shown(item.text);
        items.push({ kind: "chapter", title, depth, ...text, matter: item.said?.matter ?? null });
        sum += text.words;
      }
    }
    return sum;
  };
  show(list, 0);
  return items;
}

function firstLine(text: string): string {
  // A break between scenes says nothing.
  const line = text.split("\n").find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? "";
  const plain = line
    .replaceAll(/[*_`\\]/g, "")
    .replace(/^[#>\s]+/, "")
    .trim();
  return plain.length <= 120 ? plain : `${plain.slice(0, 119).trimEnd()}…`;
}
