import { expect, test } from "vitest";
import { checkedWords } from "../../renderer/spelling/checked-words.ts";

const words = (text: string) => checkedWords(text).map(({ word }) => word);

test("words are looked up as a dictionary has them", () => {
  expect(words("She didn’t *really* go—or so he said.")).toEqual([
    "She",
    "didn't",
    "really",
    "go",
    "or",
    "so",
    "he",
    "said",
  ]);
  expect(words("mother-in-law’s Zürich naïve Schifffahrts\u00adgesellschaft")).toEqual([
    "mother",
    "in",
    "law's",
    "Zürich",
    "naïve",
    "Schifffahrtsgesellschaft",
  ]);
});

test("numbers, addresses and single letters are not asked about", () => {
  expect(words("A 3rd of B52s, mail@example.org, www.example.org, /usr/bin, #tag, I")).toEqual(["of"]);
});

test("each word says where it stands", () => {
  expect(checkedWords("“No,” said")).toEqual([
    { from: 1, to: 3, word: "No" },
    { from: 6, to: 10, word: "said" },
  ]);
});
