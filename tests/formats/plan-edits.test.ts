import { describe, expect, test } from "vitest";
import type { ImportedItem, ImportedManuscript } from "../../formats/import/manuscript.ts";
import { editPlan, type PlanEdit } from "../../formats/import/plan-edits.ts";
import { chaptersOf } from "../../formats/import/plan-flow.ts";
import { countWords } from "../../story/words.ts";
import { createRandom } from "../story/random.ts";
import { chapterTexts, outline, plan } from "./planned.ts";

const book = `Part One

Chapter 1. The Hen

The hen sat on the wall.

It sang.

Chapter 2. The Fox

The fox came by.

* * *

He went home.

Part Two

Chapter 1. The Wall

The wall stood.
`;

function edited(manuscript: ImportedManuscript, ...edits: readonly PlanEdit[]): ImportedManuscript {
  const result = editPlan(manuscript, edits);
  if (!result.ok) throw new Error(result.problem.sentence);
  const { source, chapters, titles, setAside } = result.value.words;
  expect(chapters + titles + setAside).toBe(source);
  expect(titles).toBeGreaterThanOrEqual(0);
  expect(chapters).toBe(chapterTexts(result.value.items).reduce((sum, text) => sum + countWords(text), 0));
  return result.value;
}

/** "Title" and the titles that it had, of parts too. */
function allTitles(items: readonly ImportedItem[]): string[] {
  return items.flatMap((item) => [
    ...(item.kind === "chapter" && item.isTitleMade ? [] : [item.title]),
    ...(item.formerTitles ?? []),
    ...(item.kind === "part" ? allTitles(item.children) : []),
  ]);
}

const words = (texts: readonly string[]) => (texts.join("\n").match(/[\p{L}\p{N}]+/gu) ?? []).sort();

function allWords({ items, setAside }: ImportedManuscript): string[] {
  return words([...chapterTexts(items), ...allTitles(items), ...setAside.map(({ text }) => text)]);
}

describe("the writer changes the plan", () => {
  const manuscript = plan(book);

  test("a chapter is joined with the one before it, and its title heads a scene there", () => {
    const joined = edited(manuscript, { kind: "join", item: 2 });
    expect(outline(joined.items)).toEqual(["Part One > Chapter 1. The Hen", "Part Two > Chapter 1. The Wall"]);
    expect(chapterTexts(joined.items)[0]).toBe(
      "The hen sat on the wall.\n\nIt sang.\n\n## Chapter 2. The Fox\n\nThe fox came by.\n\n***\n\nHe went home.\n",
    );
    expect(joined.words).toEqual({
      ...manuscript.words,
      chapters: manuscript.words.chapters + 4,
      titles: manuscript.words.titles - 4,
    });
  });

  test("a chapter is split at a scene, and at a line that becomes its title", () => {
    const atScene = edited(manuscript, { kind: "split", item: 2, line: 4, title: "Home" });
    expect(chapterTexts(atScene.items).slice(1, 3)).toEqual(["The fox came by.\n", "He went home.\n"]);
    expect(outline(atScene.items)[2]).toBe("Part One > Home");
    const atLine = edited(manuscript, { kind: "split", item: 1, line: 2, title: null });
    expect(outline(atLine.items).slice(0, 2)).toEqual(["Part One > Chapter 1. The Hen", "Part One > It sang."]);
    expect(chapterTexts(atLine.items).slice(0, 2)).toEqual(["The hen sat on the wall.\n", ""]);
    expect(atLine.words.titles).toBe(manuscript.words.titles + 2);
  });

  test("a line with a link can't become a title whole, and stays in the text", () => {
    const linked = plan("One.\n\n[Two](https://example.org/three) four.\n", { kind: "none" }, { format: "markdown" });
    const split = edited(linked, { kind: "split", item: 0, line: 2, title: null });
    expect(chaptersOf(split.items)[1]).toMatchObject({
      title: "Two four.",
      text: "[Two](https://example.org/three) four.\n",
    });
  });

  test("a new title keeps the old one, and what is left out is set aside", () => {
    const renamed = edited(manuscript, { kind: "rename", item: 1, title: "  Feathers \n" });
    expect(renamed.items[0]).toMatchObject({
      children: [{ title: "Feathers", formerTitles: ["Chapter 1. The Hen"], isTitleMade: true }, {}],
    });
    const without = edited(manuscript, { kind: "leave out", item: 0 });
    expect(outline(without.items)).toEqual(["Part Two > Chapter 1. The Wall"]);
    expect(without.setAside.map(({ kind, title }) => [kind, title])).toEqual([
      ["what is not in the book", "Part One"],
      ["what is not in the book", "Chapter 1. The Hen"],
      ["what is not in the book", "Chapter 2. The Fox"],
    ]);
  });

  test("what isn't there can't be changed, and says so", () => {
    const impossible: readonly PlanEdit[] = [
      { kind: "join", item: 1 },
      { kind: "join", item: 0 },
      { kind: "rename", item: 99, title: "X" },
      { kind: "rename", item: 1, title: " " },
      { kind: "split", item: 1, line: 0, title: "X" },
      { kind: "split", item: 0, line: 1, title: "X" },
    ];
    for (const edit of impossible)
      expect(editPlan(manuscript, [edit]), JSON.stringify(edit)).toMatchObject({ problem: { code: "plan-changed" } });
  });

  test("comments and suggestions go where their words go; those without a place are set aside", () => {
    const text = chapterTexts(manuscript.items)[1] ?? "";
    const at = (word: string) => ({ from: text.indexOf(word), to: text.indexOf(word) + word.length });
    const said = { author: "Anna", time: "", chapter: 1 };
    const held: ImportedManuscript = {
      ...manuscript,
      comments: [{ ...said, ...at("home"), text: "Whose?", resolved: false, replies: [] }],
      suggestions: [
        { ...said, ...at("fox"), insert: "vixen" },
        { ...said, from: text.indexOf("by."), to: text.indexOf("He") + 2, insert: "by, she" },
      ],
    };
    const split = edited(held, { kind: "split", item: 2, line: 4, title: "Home" });
    const shown = (plan: ImportedManuscript) => {
      const texts = chapterTexts(plan.items);
      const placed = [...(plan.comments ?? []), ...(plan.suggestions ?? [])];
      return placed.map(({ chapter, from, to }) => [chapter, texts[chapter]?.slice(from, to)]);
    };
    expect(shown(split)).toEqual([[2, "home"], [1, "fox"]]); // biome-ignore format: a pair a line says less
    expect(split.setAside.at(-1)).toEqual({
      kind: "what could not be placed",
      text: "Anna: “by.\n\n***\n\nHe” → “by, she”\n",
    });
    expect(shown(edited(split, { kind: "join", item: 3 }))).toEqual([[1, "home"], [1, "fox"]]); // biome-ignore format: as above
    const left = edited(held, { kind: "leave out", item: 2 });
    expect(left.comments).toEqual([]);
    expect(left.setAside.at(-1)?.text).toContain("Anna: Whose?");
  });

  test("no word is lost or doubled, whatever is joined, split, renamed and left out", () => {
    for (let seed = 1; seed <= 150; seed++) {
      const { below, next } = createRandom(seed);
      let now = manuscript;
      const edits: PlanEdit[] = [];
      for (let step = 0; step < 8; step++) {
        const item = below(8);
        const edit = [
          { kind: "join", item },
          { kind: "split", item, line: below(8), title: next() < 0.5 ? null : "zz" },
          { kind: "rename", item, title: "zz" },
          { kind: "leave out", item },
        ][below(10) === 0 ? 3 : below(3)] as PlanEdit;
        const result = editPlan(manuscript, [...edits, edit]);
        if (!result.ok) continue;
        edits.push(edit);
        now = edited(manuscript, ...edits);
      }
      const lost = allWords(now).filter((word) => word !== "zz");
      expect(lost, `seed ${seed}: ${JSON.stringify(edits)}`).toEqual(allWords(manuscript));
    }
  });
});
