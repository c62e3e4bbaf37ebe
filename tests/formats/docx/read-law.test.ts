import { expect, test } from "vitest";
import { chapterTexts, outline } from "../planned.ts";
import { writeDocument } from "./random-document.ts";
import { accepted, planFile, wordFile } from "./word-file.ts";

const wordsIn = (text: string) => (text.match(/[wc]\d+x\d+/g) ?? []).sort();

test("no import of a Word document loses or doubles a word, over 80 random ones", async () => {
  for (let seed = 1; seed <= 80; seed++) {
    const { parts, before, after, comments } = writeDocument(seed);
    const read = await planFile(wordFile(parts));
    const texts = chapterTexts(read.items);
    const suggestions = read.suggestions ?? [];
    const aside = read.setAside.map(({ text }) => text).join("\n");
    const titles = outline(read.items).join("\n");
    const found = (all: readonly string[]) => new Set(wordsIn([...all, aside, titles].join("\n")));
    expect(
      [...before].filter((word) => !found(texts).has(word)),
      `lost, seed ${seed}`,
    ).toEqual([]);
    const twice = texts.flatMap(wordsIn).filter((word, place, all) => word === all[place + 1]);
    expect(twice, `doubled, seed ${seed}`).toEqual([]);
    const taken = texts.map((markdown, chapter) =>
      accepted({ markdown, suggestions: suggestions.filter((suggestion) => suggestion.chapter === chapter) }),
    );
    expect(
      [...after].filter((word) => !found(taken).has(word)),
      `lost by accepting, seed ${seed}`,
    ).toEqual([]);
    const gone = [...before].filter((word) => !after.has(word));
    const left = new Set(taken.flatMap(wordsIn));
    const asides = new Set([...wordsIn(aside), ...wordsIn(titles)]);
    expect(
      gone.filter((word) => left.has(word) && !asides.has(word)),
      `not deleted, seed ${seed}`,
    ).toEqual([]);
    expect(new Set((read.comments ?? []).flatMap(({ text }) => wordsIn(text))), `comments, seed ${seed}`).toEqual(
      comments,
    );
  }
});
