import { describe, expect, test } from "vitest";
import { writeDocx } from "../../../formats/docx/write.ts";
import type { Book, BookChapter, BookNode } from "../../../story/book.ts";
import { noDetails } from "../../../story/book-details.ts";
import { builtInPresets } from "../../../story/built-in-presets.ts";
import { compileChapter } from "../../../story/compile.ts";
import { compileReviewed } from "../../../story/compile-reviewed.ts";
import type { ItemId } from "../../../story/ids.ts";
import type { Preset } from "../../../story/preset.ts";
import type { ChapterReview, ReviewSuggestion } from "../../../story/review.ts";
import { takeSuggestions } from "../../../story/take-suggestions.ts";
import { createRandom } from "../../story/random.ts";
import { chapterTexts } from "../planned.ts";
import { sampleBook } from "../sample-book.ts";
import { accepted, planFile } from "./word-file.ts";

const plain = builtInPresets.find(({ id }) => id === "plain") as Preset;

/** A chapter as an editor gets it, with what was said of it, and as it comes back. */
async function sendAndGet(text: string, review: ChapterReview, part: string | null = null) {
  const id = "c" as ItemId;
  const chapter = compileChapter(id, "The Lamp", text);
  const asItStands = { fill: (given: string) => given, places: (_: string, places: readonly number[]) => places };
  const reviewed = new Map([[id, compileReviewed(chapter, text, review, 1, asItStands)]]);
  const details = noDetails;
  const book: Book = {
    ...sampleBook(),
    title: "Tide",
    author: "Ada",
    details,
    preset: plain,
    body: part === null ? [chapter] : [inPart(part, [chapter, compileChapter("d" as ItemId, "After", "Dawn.\n")])],
    reviewed,
  };
  const written = writeDocx(book);
  if (!written.ok) throw new Error(written.problem.sentence);
  return planFile(written.value);
}

function inPart(title: string, children: readonly BookChapter[]): BookNode {
  return { kind: "part", id: "p" as ItemId, title, heading: { label: null, title }, children };
}

describe("a chapter that went out as a Word document", () => {
  const text =
    "Ada walked home, and *nobody* saw her. “Where,” she said, “is the lamp?”\n\nIt rained for an hour.\n\n***\n\nThe tram came.\n";
  const said = { author: "Ed", time: "2026-03-01T20:00:00Z" };
  const at = (words: string) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });

  test("comes back with each suggestion and comment at its own words", async () => {
    const suggestions = [
      { ...at("walked"), insert: "ran", ...said },
      { ...at("*nobody*"), insert: "**nobody**", ...said },
      { ...at(" for an hour"), insert: "", ...said },
      { from: text.indexOf("\n\n***"), to: text.indexOf("\n\n***"), insert: "\n\nThen it snowed.", ...said },
    ];
    const reply = { ...said, author: "Ada", text: "Yes." };
    const comments = [{ ...at("the lamp"), ...said, text: "Which lamp?", resolved: true, replies: [reply] }];
    const read = await sendAndGet(text, { suggestions, comments });
    expect(chapterTexts(read.items)).toEqual([text]);
    const [chapter] = chapterTexts(read.items);
    expect(accepted({ markdown: chapter ?? "", suggestions: read.suggestions ?? [] })).toBe(
      takeSuggestions(text, suggestions).text,
    );
    expect(read.suggestions?.map(({ from, to, insert }) => [text.slice(from, to), insert])).toEqual([
      ["walked", "ran"],
      // Between the marks that are there: "**nobody**".
      ["nobody", "*nobody*"],
      [" for an hour", ""],
      ["", expect.stringMatching(/^\n*Then it snowed\.\n*$/)],
    ]);
    expect(read.suggestions).toEqual(read.suggestions?.map((suggestion) => ({ ...suggestion, chapter: 0, ...said })));
    expect(read.comments).toEqual([{ ...comments[0], chapter: 0 }]);
  });

  test("comes back with its scenes' titles, and what was said, also where it stands in a part", async () => {
    const scenes = "It began.\n\n## The Weir\n\nThe water rose.\n\n### Later\n\nIt fell.\n\n## The Lamp\n\nIt burnt.\n";
    const about = (words: string) => ({ from: scenes.indexOf(words), to: scenes.indexOf(words) + words.length });
    const comment = (words: string) => ({ ...about(words), ...said, text: words, resolved: false, replies: [] });
    const comments = [comment("rose"), comment("fell"), comment("Lamp"), comment("burnt")];
    const suggestions = [{ ...about("burnt"), insert: "shone", ...said }];
    const read = await sendAndGet(scenes, { suggestions, comments }, "Part One");
    expect(chapterTexts(read.items)[0]).toBe(scenes);
    expect(read.comments).toEqual(comments.map((comment) => ({ ...comment, chapter: 0 })));
    expect(read.suggestions).toEqual(suggestions.map((suggestion) => ({ ...suggestion, chapter: 0 })));
  });

  test("comes back as the same text, before the suggestions and after them, over 60 random ones", async () => {
    const words =
      "the sea lay grey-blue under a morning, “nobody” said *why* it was **here** & 10\u00a0km on 日本語 don’t".split(
        " ",
      );
    // Two emphasised words beside each other are one emphasis, and the same to a reader.
    const joined = (markdown: string) =>
      markdown.replace(/(?<!\*)\* \*(?!\*)/g, " ").replace(/(?<!\*)\*\* \*\*(?!\*)/g, " ");
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const run = (most: number) => Array.from({ length: 1 + random.below(most) }, () => random.pick(words)).join(" ");
      const given = `${Array.from({ length: 1 + random.below(5) }, () => `It ${run(20)} so.`).join("\n\n")}\n`;
      const gaps = [...given.matchAll(/ /g)].map(({ index }) => index);
      const places = Array.from({ length: 2 * random.below(4) }, () => random.pick(gaps));
      const ordered = [...new Set(places)].sort((left, right) => left - right);
      const suggestions: ReviewSuggestion[] = [];
      for (let at = 0; at + 1 < ordered.length; at += 2) {
        const from = ordered[at] ?? 0;
        const end = random.below(3) === 0 ? from : (ordered[at + 1] ?? from);
        const to = given.slice(from, end).includes("\n") ? from : end;
        const insert = to === from || random.below(2) === 0 ? ` ${run(4)}` : "";
        const author = random.pick(["Ed", "Bo"]);
        suggestions.push({ from, to, insert, author, time: `2026-03-0${1 + random.below(3)}T20:00:00Z` });
      }
      const read = await sendAndGet(given, { suggestions, comments: [] });
      const [text = ""] = chapterTexts(read.items);
      expect(joined(text), `seed ${seed}`).toBe(joined(given));
      const taken = accepted({ markdown: text, suggestions: read.suggestions ?? [] });
      expect(joined(taken), `seed ${seed}`).toBe(joined(takeSuggestions(given, suggestions).text));
    }
  });
});
