import { expect, test } from "vitest";
import { applyWordEdits, reviseChapter } from "../../story/chapter-revision.ts";
import { plainForm } from "../../story/plain-form.ts";
import { inWholeWords } from "../../story/whole-word-suggestions.ts";
import { createRandom } from "./random.ts";

const own = `"Wait -- don't," she said... *Now.*

* * *

He 'went' [[The Hut|to the hut]] %%check this%% at noon.
It was cold_ish.
`;

test("a book that was set and came back has no differences", () => {
  const came = `“Wait — don’t,” she said… _Now._\n\n***\n\nHe ‘went’ to the hut at noon. It was cold_ish.\n`;
  expect(reviseChapter(own, came).edits).toEqual([]);
  expect(reviseChapter("« Quoi ? » dit-il.\n", "«\u202fQuoi\u202f?\u202f» dit-il.").edits).toEqual([]);
});

test("notes stay, a link stays where its words do, and becomes words where they don’t", () => {
  const revised = reviseChapter(own, own.replace("to the hut", "to his house").replace("at noon", "at dawn"));
  expect(revised.text).toContain("%%check this%%");
  expect(reviseChapter(own, own.replace("[[The Hut|to the hut]]", "to his house")).text).toContain(
    "'went' to his house %%check this%% at",
  );
  expect(reviseChapter(own, own.replace("[[The Hut|to the hut]]", "to the hut").replace("noon", "dawn")).text).toBe(
    own.replace("noon", "dawn"),
  );
});

const words = [
  "a",
  "the",
  "“no”",
  '"yes"',
  "*so*",
  "_so_",
  "--",
  "—",
  "...",
  "[[Hut]]",
  "[[Hut|home]]",
  "%%n%%",
  "it's",
];
const gaps = [" ", " ", " ", "\n", "\n\n", "\n\n***\n\n"];

test("with its edits a chapter says what the manuscript says, whatever both are", () => {
  for (let seed = 1; seed <= 400; seed++) {
    const random = createRandom(seed);
    const make = () => Array.from({ length: 30 }, () => random.pick(words) + random.pick(gaps)).join("");
    const mine = make();
    const theirs = (random.next() < 0.5 ? make() : mine.slice(0, 60) + make().slice(0, 40) + mine.slice(70))
      .replaceAll(/%%[^%\n]*%%/g, "x")
      .replaceAll(/\[\[|\]\]|%/g, "");
    const { text, edits } = reviseChapter(mine, theirs);
    const said = (of: string) =>
      plainForm(of)
        .text.match(/[\p{L}\p{N}|]/gu)
        ?.join("");
    expect(said(text), `seed ${seed}`).toBe(said(theirs));
    expect(applyWordEdits(mine, edits), `seed ${seed}`).toBe(text);
    const notes = (of: string) => (of.match(/%%n%%/g) ?? []).length;
    expect(notes(text), `seed ${seed}`).toBe(notes(mine));
  }
});

test("suggestions in whole words make the same text", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = createRandom(seed);
    const text = Array.from({ length: 12 }, () => random.pick(["went", "home", "the", "he", " ", " ", ", "])).join("");
    const edits = [];
    for (let at = random.below(6); at < text.length; at += 1 + random.below(9)) {
      const to = Math.min(text.length, at + random.below(3));
      const insert = random.pick(["", "t straigh", "he ", "o", " the"]);
      edits.push({ from: at, to, insert, author: "", time: "" });
      at = to;
    }
    const whole = inWholeWords(text, edits);
    expect(applyWordEdits(text, whole), `seed ${seed}`).toBe(applyWordEdits(text, edits));
  }
  const said = { author: "", time: "" };
  expect(inWholeWords("He went home", [{ from: 6, to: 6, insert: "t straigh", ...said }])[0]?.insert).toBe("straight ");
});
