import { expect, test } from "vitest";
import { accepted, planFile } from "../docx/word-file.ts";
import { chapterTexts, outline } from "../planned.ts";
import { flatOdt, odtFile } from "./odt-file.ts";
import { writeText } from "./random-text.ts";

const wordsIn = (text: string) => (text.match(/[wc]\d+x\d+/g) ?? []).sort();

test("no import of an OpenDocument text loses or doubles a word, over 60 random ones", async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { parts, before, after, comments } = writeText(seed);
    const isFlat = seed % 3 === 0;
    const read = await planFile(isFlat ? flatOdt(parts) : odtFile(parts), isFlat ? "story.fodt" : "story.odt");
    const texts = chapterTexts(read.items);
    const aside = read.setAside.map(({ text }) => text).join("\n");
    const titles = outline(read.items).join("\n");
    const found = (all: readonly string[]) => new Set(wordsIn([...all, aside, titles].join("\n")));
    expect(
      [...before].filter((word) => !found(texts).has(word)),
      `lost, seed ${seed}`,
    ).toEqual([]);
    const twice = texts.flatMap(wordsIn).filter((word, place, all) => all.indexOf(word) !== place);
    expect(twice, `doubled, seed ${seed}`).toEqual([]);
    const taken = texts.map((markdown, chapter) =>
      accepted({ markdown, suggestions: (read.suggestions ?? []).filter((own) => own.chapter === chapter) }),
    );
    expect(
      [...after].filter((word) => !found(taken).has(word)),
      `lost by accepting, seed ${seed}`,
    ).toEqual([]);
    const left = new Set(taken.flatMap(wordsIn));
    const asides = new Set([...wordsIn(aside), ...wordsIn(titles)]);
    const gone = [...before].filter((word) => !after.has(word));
    expect(
      gone.filter((word) => left.has(word) && !asides.has(word)),
      `not deleted, seed ${seed}`,
    ).toEqual([]);
    expect(new Set((read.comments ?? []).flatMap(({ text }) => wordsIn(text))), `comments, seed ${seed}`).toEqual(
      comments,
    );
  }
});
