import { describe, expect, test } from "vitest";
import { spokenParts } from "../../../story/statistics/dialogue.ts";
import { knownNames } from "../../../story/statistics/names.ts";
import { logLikelihood } from "../../../story/statistics/overused.ts";
import { plainParagraphs } from "../../../story/statistics/plain-prose.ts";
import { analyseBook } from "../../../story/statistics/prose.ts";
import { measureSentences, sentenceSegmenter, sentencesOf } from "../../../story/statistics/sentences.ts";

describe("dialogue", () => {
  test.each([
    ["en", "“Go,” she said, “and don’t come back.” He went.", ["Go,", "and don’t come back."]],
    [
      "en",
      "‘Go,’ she said. ‘It’s late, and the Joneses’ dog is out.’ ’Tis true.",
      ["Go,", "It’s late, and the Joneses"],
    ],
    ["en", "The Joneses’ dog, and that of ‘em all.", []],
    ["en", '"Go," she said.', ["Go,"]],
    ["en", "“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]],
    ["en", "“A speech that goes on in the next paragraph.", ["A speech that goes on in the next paragraph."]],
    ["de", "„Geh“, sagte sie, „und komm nicht wieder.“ Er ging.", ["Geh", "und komm nicht wieder."]],
    ["de-AT", "»Geh«, sagte sie, »und sag ›nein‹.«", ["Geh", "und sag ›nein‹."]],
    ["de-CH", "«Geh», sagte sie.", ["Geh"]],
    ["fr", "« Va », dit-elle.", [" Va "]],
    ["fr", "— Va, dit-elle.", ["Va, dit-elle."]],
    ["en", "—No, said Anna.", ["No, said Anna."]],
    ["en", "It was late — too late — and cold.", []],
  ])("%s: %s", (language, paragraph, spoken) => {
    expect(spokenParts(paragraph, language)).toEqual(spoken);
  });
});

describe("sentences", () => {
  const english = (text: string) => sentencesOf(text, sentenceSegmenter("en")).map((sentence) => sentence.trim());

  test("end where a reader would end them", () => {
    expect(english("Mr. Smith went. So did Dr. Brown! “No!” she said. Why?")).toEqual([
      "Mr. Smith went.",
      "So did Dr. Brown!",
      "“No!” she said.",
      "Why?",
    ]);
  });

  test("are measured in words, and no words are none", () => {
    const { count, mean, median, longest, bins } = measureSentences(["One two three.", "One.", "…", "One two."]);
    expect({ count, mean, median, longest }).toEqual({ count: 3, mean: 2, median: 2, longest: 3 });
    expect(bins).toEqual([3, 0, 0, 0, 0, 0]);
  });
});

test("a paragraph is read without its marks", () => {
  expect(plainParagraphs("## A scene\n\nShe *laughed*, and __so__\ndid [he](x).\n\n***\n\n> Said 5 \\* 3\n")).toEqual([
    "A scene",
    "She laughed, and so did he.",
    "Said 5 * 3",
  ]);
});

describe("names", () => {
  const filler = "The rain fell and the road went on beyond the hill as it had done. ";

  test("are words that recur with a capital inside of sentences, and never stand there small", () => {
    const text = `${filler}Then Anna saw the Hill. And Anna spoke to Bo. Rain fell on Anna. Nobody saw Anna’s face. Bo went with Bo, and Bo knew.`;
    const { characters, namesFrom } = analyseBook({ language: "en", chapters: [{ item: "a", text }], people: [] });
    expect(namesFrom).toBe("text");
    expect(characters.map(({ name, count }) => [name, count])).toEqual([
      ["Anna", 4],
      ["Bo", 4],
    ]);
  });

  test("are the notes' where there are some, called by what is theirs alone", () => {
    expect(knownNames(["Merle Pask", "Dr. Una Pask", "The Clerk"])).toEqual([
      { name: "Merle Pask", calls: ["Merle"] },
      { name: "Dr. Una Pask", calls: ["Una"] },
      { name: "The Clerk", calls: ["Clerk"] },
    ]);
    const chapters = [
      { item: "a", text: "Merle went. Merle’s hat went, too." },
      { item: "b", text: "Una stayed." },
    ];
    const people = knownNames(["Merle Pask", "Una Chettle"]);
    expect(analyseBook({ language: "de", chapters, people }).characters).toEqual([
      { name: "Merle Pask", count: 2, chapters: [2, 0] },
      { name: "Una Chettle", count: 1, chapters: [0, 1] },
    ]);
  });

  test("can't be told by capitals in German", () => {
    const text = "Da sah der Mann den Hund. Und der Hund sah den Mann. Der Mann und der Hund gingen.";
    const found = analyseBook({ language: "de", chapters: [{ item: "a", text }], people: [] });
    expect(found.namesFrom).toBe("nowhere");
    expect(found.characters).toEqual([]);
  });
});

describe("overused words", () => {
  test("are judged as Rayson and Garside's example is", () => {
    // ucrel.lancs.ac.uk/llwizard.html: 100 in 10,000 against 50 in 20,000 gives 68.24, give or take the rounding.
    expect(logLikelihood(10, 1000, 10, 1000)).toBe(0);
    expect(logLikelihood(100, 10_000, 50, 20_000)).toBeCloseTo(69.31, 1);
  });

  test("are found against the other chapters, and stop words never are", () => {
    const plain = "A man walked over a field and looked for a stone under every tree he met. ".repeat(20);
    const chapters = [
      { item: "a", text: `${plain}\n\n${"It was suddenly dark. She suddenly sat in the dark of night. ".repeat(6)}` },
      ...["b", "c", "d", "e"].map((item) => ({ item, text: plain })),
    ];
    const [first, second] = analyseBook({ language: "en", chapters, people: [] }).chapters;
    const found = first?.overused.map(({ text }) => text) ?? [];
    expect(found).toContain("suddenly");
    expect(found).toContain("it was suddenly");
    expect(found).not.toContain("she");
    expect(second?.overused).toEqual([]);
  });
});
