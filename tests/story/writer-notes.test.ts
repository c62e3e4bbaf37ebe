import { describe, expect, it } from "vitest";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { countPrintedWords, printedText } from "../../story/printed-text.ts";
import { findScenes } from "../../story/scenes.ts";
import { plainParagraphs } from "../../story/statistics/plain-prose.ts";
import { findNotes, withoutNotes } from "../../story/writer-notes.ts";
import { createRandom, type Random } from "./random.ts";

// Law: a book is the same whether or not there are notes in its texts, wherever between words they stand.

const chapter = "00000000000000a" as ItemId;
const compiled = (text: string) => compileChapter(chapter, "One", text);

describe("notes to oneself", () => {
  it("leave the book as it would be without them", () => {
    let notes = 0;
    for (let seed = 1; seed <= 3000; seed++) {
      const random = createRandom(seed);
      const text = randomText(random);
      const noted = putNotesIn(random, text);
      notes += findNotes(noted).length;
      const said = `seed ${seed}: ${JSON.stringify(noted)}`;
      expect(compiled(noted), said).toEqual(compiled(text));
      expect(countPrintedWords(noted), said).toBe(countPrintedWords(text));
      expect(plainParagraphs(noted), said).toEqual(plainParagraphs(text));
    }
    expect(notes).toBeGreaterThan(3000);
  });

  it.each([
    ["A %%check%% day.", "A day."],
    ["A day %%check%%.", "A day."],
    ["A day%%check%%.", "A day."],
    ["“%%who?%% Stay,” she said.", "“Stay,” she said."],
    ["“Stay %%who?%%,” she said.", "“Stay,” she said."],
    ["*Stay %%who?%%* he.", "*Stay* he."],
    ["Stay %%x%% *he*.", "Stay *he*."],
    ["A %%x%% %%y%% day.", "A day."],
    ["A %%over\ntwo lines%% day.", "A day."],
    ["A\n%%x%%\nday.", "A\nday."],
    ["A.\n\n%% a paragraph %%\n\nB.", "A.\n\nB."],
    ["%% first %%\n\nA.", "A."],
    ["A.\n\n%%\n- one\n- two\n%%\n\nB.", "A.\n\nB."],
    ["> A.\n> %%x%%\n> B.", "> A.\n> B."],
    ["- %%x%%\n- B", "- B"],
    ["- %%x%%\n  more\n- B", "-\n  more\n- B"],
    ["*** %%x%%", "***"],
  ])("%j is printed as %j", (text, printed) => {
    expect(withoutNotes(text)).toBe(printed);
  });

  it.each([
    "A %%not closed.\n\nNot here either%% is one.",
    "> A %%not closed.\n>\n> Nor%% here.",
    "A \\%%no%% note.",
    "A row %%%% of them, and %%% three %%%.",
    "100 %% of it.",
  ])("%j has none", (text) => {
    expect(findNotes(text)).toEqual([]);
    expect(printedText(text)).toBe(text);
  });

  it("hold whatever they hold: a scene break in one is none", () => {
    const text = "A.\n\n%% cut here?\n***\n## Or there %%\n\nB.\n\n***\n\nC.";
    expect(findScenes(text).map(({ title, words }) => [title, words])).toEqual([
      ["A.", 2],
      ["C.", 1],
    ]);
    expect(compiled(text).scenes.length).toBe(2);
  });

  it("are the whole of a scene that is still to be written", () => {
    const text = "A.\n\n***\n\n%% the storm %%\n\n***\n\nC.";
    expect(findScenes(text).map(({ title, words }) => [title, words])).toEqual([
      ["A.", 1],
      ["the storm", 0],
      ["C.", 1],
    ]);
    expect(compiled(text).scenes.length).toBe(2);
  });

  it("belong to the scene that they stand in", () => {
    const text = "A. %%a%%\n\n***\n\n%%b%%\nB.";
    expect(findScenes(text).map(({ from, to }) => text.slice(from, to))).toEqual(["A. %%a%%", "%%b%%\nB."]);
  });
});

const words = ["Call", "me", "*Ishmael*", "“Stay,”", "(so", "he)", "said…", "**all", "of", "it**", "Ağrı", "3.5", "—"];
const lines = ["***", "## The Inn", "> quoted words", "- an item", "1. another", "---"];
const noteTexts = [
  "check",
  " the date? ",
  "*not closed",
  "a ** b",
  "***",
  "two\nlines",
  "> q\n# h\n- list",
  "[[x",
  "`",
];

function randomText(random: Random): string {
  const paragraphs = Array.from({ length: 1 + random.below(5) }, () =>
    random.below(4) === 0
      ? random.pick(lines)
      : Array.from({ length: 1 + random.below(3) }, () => randomLine(random)).join("\n"),
  );
  return paragraphs.join("\n\n");
}

function randomLine(random: Random): string {
  return Array.from({ length: 1 + random.below(6) }, () => random.pick(words)).join(" ");
}

/** Before or behind words, between lines, and as paragraphs of their own. */
function putNotesIn(random: Random, text: string): string {
  const note = () => `%%${random.pick(noteTexts)}%%`;
  const paragraphs = text.split("\n\n").map((paragraph) =>
    paragraph
      .split("\n")
      .map((line) =>
        line.replace(/(?<=^| )[^\s>#-][^\s]*(?= |$)/g, (word) => {
          const chance = random.below(12);
          return chance === 0 ? `${note()} ${word}` : chance === 1 ? `${word} ${note()}` : word;
        }),
      )
      .reduce((before, line) => `${before}${random.below(8) === 0 ? `\n${note()}` : ""}\n${line}`),
  );
  return paragraphs
    .flatMap((paragraph) => (random.below(4) === 0 ? [note(), paragraph] : [paragraph]))
    .concat(random.below(6) === 0 ? [note()] : [])
    .join("\n\n");
}
