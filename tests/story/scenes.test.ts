import { describe, expect, it } from "vitest";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { findScenes } from "../../story/scenes.ts";
import { countWords } from "../../story/words.ts";
import { createRandom } from "./random.ts";

// Law: scenes lie in order, none is empty, what is between them has no word, and a compiled chapter has the same ones.

const lines = ["***", "* * *", "#", "---", "## The Inn", "# Top", "", "", "Call me *Ishmael*.", "Text", "```", "___"];

describe("findScenes", () => {
  it("accounts for every word", () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const random = createRandom(seed);
      const text = Array.from({ length: random.below(14) }, () => random.pick(lines)).join("\n");
      const scenes = findScenes(text);
      let at = 0;
      let words = 0;
      for (const scene of scenes) {
        expect(countWords(text.slice(at, scene.from)), `seed ${seed}: ${JSON.stringify(text)}`).toBe(0);
        expect(text.slice(scene.from, scene.to).trim()).not.toBe("");
        words += scene.words;
        at = scene.to;
      }
      expect(words, `seed ${seed}: ${JSON.stringify(text)}`).toBe(countWords(text));
    }
  });

  it("knows the breaks that writers type", () => {
    const titles = (text: string): string[] => findScenes(text).map(({ title }) => title);
    expect(titles("One.\n\n***\n\nTwo.\n\n* * *\n\nThree.\n\n#\n\nFour.\n\n---\n\nFive.")).toEqual([
      "One.",
      "Two.",
      "Three.",
      "Four.",
      "Five.",
    ]);
    expect(titles("***\n\nOne.\n\n***\n***\n")).toEqual(["One."]);
    expect(titles("One\n---\nmore")).toEqual(["One"]);
    expect(titles("One.\n## The _Spouter_ Inn ##\nTwo.")).toEqual(["One.", "The Spouter Inn"]);
    expect(titles("***\n## A\ntext\n\n***\n\n## B")).toEqual(["A", "B"]);
    expect(titles("```\n***\n```\n\nx")).toEqual(["x"]);
    expect(titles("")).toEqual([]);
    expect(titles("> “Call **me** [Ishmael](x)”, he said to the others at the table.")).toEqual([
      "“Call me Ishmael”, he said to the others…",
    ]);
  });

  it("gives offsets into the text", () => {
    const text = "\n\nOne.\n\n***\n\n  Two.\nstill two.\n\n";
    expect(findScenes(text).map(({ from, to }) => text.slice(from, to))).toEqual(["One.", "  Two.\nstill two."]);
  });

  it("splits a compiled chapter", () => {
    const chapter = compileChapter("0" as ItemId, "T", "One.\n\n***\n\n## Two\n\nText.\n");
    expect(chapter.scenes.map(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual([
      ["paragraph"],
      ["heading", "paragraph"],
    ]);
  });
});
