import { describe, expect, it } from "vitest";
import type { Block } from "../../story/book.ts";
import { compileChapter } from "../../story/compile.ts";
import { findFootnotes, withoutFootnotes } from "../../story/footnotes.ts";
import type { ItemId } from "../../story/ids.ts";
import { plainText } from "../../story/markdown.ts";
import { countWords } from "../../story/words.ts";
import { createRandom } from "./random.ts";

const compile = (text: string, first = 1) => compileChapter("a" as ItemId, "A", text, first);

function shown(blocks: readonly Block[]): string {
  return blocks
    .map((block): string => {
      if (block.kind === "quote") return shown(block.children);
      if (block.kind === "list") return block.items.map(shown).join("\n");
      return block.kind === "preformatted" ? block.text : plainText(block.children, (number) => `{${number}}`);
    })
    .join("\n");
}

const textOf = (text: string) =>
  compile(text)
    .scenes.map(({ blocks }) => shown(blocks))
    .join("\n***\n");
const notesOf = (text: string) => compile(text).notes.map(({ number, blocks }) => `${number}: ${shown(blocks)}`);

describe("footnotes", () => {
  it("are numbered as the text comes to them, and leave it", () => {
    const text =
      "One[^b] and two[^a].\n\n***\n\nAgain[^b].\n\n[^a]: The *first*.\n[^b]: The second,\nwhich goes on.\n\n    And on.";
    expect(textOf(text)).toBe("One{1} and two{2}.\n***\nAgain{1}.");
    expect(notesOf(text)).toEqual(["1: The second, which goes on.\nAnd on.", "2: The first."]);
    expect(compile(text, 8).notes.map(({ number }) => number)).toEqual([8, 9]);
  });

  it("end where the chapter's next block begins, also without a blank line", () => {
    expect(textOf("One[^1].\n\n[^1]: A.\n***\nTwo.")).toBe("One{1}.\n***\nTwo.");
    expect(textOf("One[^1].\n\n[^1]: A.\n## Two\nMore.")).toBe("One{1}.\n***\nTwo\nMore.");
    for (const next of ["> Two.", "- Two.", "1. Two.", "```\nTwo.\n```"]) {
      const text = `One[^1].\n\n[^1]: A.\n${next}\n\nThree.`;
      expect(textOf(text), next).toMatch(/^One\{1\}\.\nTwo\.\n?\nThree\.$/);
      expect(notesOf(text), next).toEqual(["1: A."]);
    }
    expect(notesOf("One[^1].\n\n[^1]: A.\n    > B.\n\n    ***\n\n    C.")).toEqual(["1: A.\nB.\nC."]);
  });

  it("are found behind a fence that follows one, and not inside of it", () => {
    const fenced = "One[^1], two[^2].\n\n[^1]: A.\n\n```\n[^2]: in code\n```\n\n[^2]: B.";
    expect(textOf(fenced)).toBe("One{1}, two{2}.\n[^2]: in code");
    expect(notesOf(fenced)).toEqual(["1: A.", "2: B."]);
  });

  it("may stand between the paragraphs, and lead to one another", () => {
    const text = "One[^1].\n\n[^1]: See below[^2].\n\nTwo.\n\n[^2]: Below.";
    expect(textOf(text)).toBe("One{1}.\nTwo.");
    expect(notesOf(text)).toEqual(["1: See below{2}.", "2: Below."]);
  });

  it("stay in the text where nothing leads to them, or nothing is there to lead to", () => {
    expect(textOf("Sic[^9].")).toBe("Sic[^9].");
    expect(textOf("Text.\n\n[^1]: Nobody asks.")).toContain("Nobody asks.");
    expect(textOf("`[^1]` is code.\n\n[^1]: So it stays.")).toBe("[^1] is code.\n[^1]: So it stays.");
    expect(textOf("One[^1].\n\n[^1]: First.\n\n[^1]: Second.")).toBe("One{1}.\n[^1]: Second.");
    expect(textOf("Not \\[^1] here.\n\n[^1]: Kept.")).toBe("Not [^1] here.\n[^1]: Kept.");
  });

  it("are none between fences", () => {
    expect(findFootnotes("```\n[^1]: code\n```\n")).toEqual([]);
  });

  it("lose no word, whatever the text is made of", () => {
    const pieces = [
      "word[^1]",
      "[^1]: note one",
      "[^2]:",
      "*and[^2]*",
      "`[^1]`",
      "> quoted[^2]",
      "    deep",
      "```",
      "- item[^1]",
      "\\[^1]",
      "[^x]",
      "***",
    ];
    for (let seed = 1; seed <= 500; seed++) {
      const random = createRandom(seed);
      const text = Array.from({ length: 9 }, () => random.pick(pieces) + random.pick(["\n", "\n\n", " "])).join("");
      const words = (source: string) => new Set(source.match(/[a-z]+/g) ?? []);
      const chapter = compile(text);
      const all = [...chapter.scenes, ...chapter.notes].map(({ blocks }) => shown(blocks)).join("\n");
      for (const word of words(text)) {
        if (word === "x") continue;
        const count = (source: string) => source.split(word).length;
        expect(count(all), `seed ${seed}, “${word}” of ${JSON.stringify(text)} in ${JSON.stringify(all)}`).toBe(
          count(text),
        );
      }
    }
  });

  it("are taken out without leaving a hole", () => {
    const text = "One.\n\n[^1]: Note.\n\nTwo.";
    expect(withoutFootnotes(text, findFootnotes(text))).toBe("One.\n\nTwo.");
    expect(countWords(withoutFootnotes(text, findFootnotes(text)))).toBe(2);
  });
});
