import { expect } from "vitest";
import type { ManuscriptSource } from "../../formats/import/flow.ts";
import type { ImportedItem, ImportedManuscript, ImportOptions, SplitRule } from "../../formats/import/manuscript.ts";
import { planImport } from "../../formats/import/plan.ts";
import { planManuscript } from "../../formats/readers.ts";
import { countWords } from "../../story/words.ts";

/** Plans the import of a text that must succeed, and holds its account. */
export function plan(
  text: string,
  split: SplitRule = { kind: "auto" },
  options: Partial<ImportOptions> = {},
): ImportedManuscript {
  const result = planImport(text, { fileName: "story.txt", format: "text", split, ...options });
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.sentence}`);
  const { source, chapters, titles, setAside } = result.value.words;
  expect(chapters + titles + setAside).toBe(source);
  return result.value;
}

/** Plans the import of what must be read, by its own rule, and holds its account. */
export async function planSource(source: ManuscriptSource): Promise<ImportedManuscript> {
  const result = await planManuscript(source, { kind: "auto" });
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.sentence}`);
  const { source: all, chapters, titles, setAside } = result.value.words;
  expect(chapters + titles + setAside).toBe(all);
  expect(chapters).toBe(chapterTexts(result.value.items).reduce((sum, text) => sum + countWords(text), 0));
  return result.value;
}

/** "Part One > Chapter 1": every chapter with its parts, and a part that is empty. */
export function outline(items: readonly ImportedItem[], above = ""): string[] {
  return items.flatMap((item) =>
    item.kind === "chapter" || item.children.length === 0
      ? [above + item.title]
      : outline(item.children, `${above}${item.title} > `),
  );
}

export function chapterTexts(items: readonly ImportedItem[]): string[] {
  return items.flatMap((item) => (item.kind === "chapter" ? [item.text] : chapterTexts(item.children)));
}
