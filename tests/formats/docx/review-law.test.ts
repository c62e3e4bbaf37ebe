import { describe, expect, it } from "vitest";
import { checkDocx } from "../../../formats/docx/check.ts";
import { docx } from "../../../formats/docx/read.ts";
import { writeDocx } from "../../../formats/docx/write.ts";
import { chaptersOf } from "../../../formats/import/plan-flow.ts";
import type { Book } from "../../../story/book.ts";
import { builtInPresets } from "../../../story/built-in-presets.ts";
import { compileChapter } from "../../../story/compile.ts";
import { compileReviewed } from "../../../story/compile-reviewed.ts";
import type { ItemId } from "../../../story/ids.ts";
import type { ChapterReview, ReviewComment, ReviewSuggestion } from "../../../story/review.ts";
import { takeSuggestions, untangleSuggestions } from "../../../story/take-suggestions.ts";
import { createRandom } from "../../story/random.ts";
import { makeReview, makeReviewedText } from "../../story/reviewed-texts.ts";
import { sampleBook } from "../sample-book.ts";
import { makeOrdinaryReview, makeOrdinaryText } from "./ordinary-review.ts";

const presets = builtInPresets.filter(({ format }) => format === "docx");
const compiled = (text: string) => compileChapter("c" as ItemId, "One", text);

function reviewedBook(text: string, review: ChapterReview, seed: number): Book {
  const chapter = compiled(text);
  const filling = { fill: (own: string) => own, places: (_: string, places: readonly number[]) => places };
  const reviewed = compileReviewed(chapter, text, review, 1, filling);
  return {
    ...sampleBook(),
    preset: presets[seed % presets.length] ?? sampleBook().preset,
    body: [chapter, compileChapter("d" as ItemId, "Two", "The end of it.")],
    reviewed: new Map([["c" as ItemId, reviewed]]),
  };
}

function write(book: Book, seed: number): Uint8Array {
  const written = writeDocx(book);
  if (!written.ok) throw new Error(`seed ${seed}: ${written.problem.sentence}`);
  const bad = checkDocx(written.value, book).filter(({ ok }) => !ok);
  expect(bad, `seed ${seed}`).toEqual([]);
  return written.value;
}

/** With one person's suggestions taken, or with everybody's. */
function taken(text: string, suggestions: readonly ReviewSuggestion[], author: string | null) {
  const own = suggestions.filter((suggestion) => author === null || suggestion.author === author);
  return compiled(takeSuggestions(text, untangleSuggestions(own, text.length)).text);
}

/** In an order that doesn't depend on which of two at one place comes first. */
function said(text: string, comments: readonly ReviewComment[]) {
  return comments
    .map(({ from, to, author, time, text: own, resolved, replies }) => ({
      about: text.slice(from, to).replaceAll("*", ""),
      ...{ author, time, own, resolved },
      replies: replies.map((reply) => ({ ...reply })),
    }))
    .map((comment) => JSON.stringify(comment))
    .sort();
}

describe("suggestions and comments in a Word document", () => {
  it("give the text before and after them, whatever they cut through", () => {
    for (let seed = 1; seed <= 80; seed++) {
      const random = createRandom(seed);
      const text = makeReviewedText(random);
      write(reviewedBook(text, makeReview(random, text), seed), seed);
    }
  });

  it("come back without loss: the same text, each person's suggestions, and comments with answers at the same words", async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const text = makeOrdinaryText(random);
      const review = makeOrdinaryReview(random, text);
      const bytes = write(reviewedBook(text, review, seed), seed);
      const source = { name: "x.docx", files: [{ path: "x.docx", bytes }], isFolder: false };
      const read = await docx.plan(source, { kind: "headings" });
      if (!read.ok) throw new Error(`seed ${seed}: ${read.problem.sentence}`);
      const [one] = chaptersOf(read.value.items);
      const name = `seed ${seed}: ${JSON.stringify([text, review])}`;
      const again = one?.text ?? "";
      expect(compiled(again), name).toEqual(compiled(text));
      const suggestions = (read.value.suggestions ?? []).filter(({ chapter }) => chapter === 0);
      for (const author of [null, "Ada Marsh", "Ben & Co"])
        expect(taken(again, suggestions, author), name).toEqual(taken(text, review.suggestions, author));
      expect(said(again, read.value.comments ?? []), name).toEqual(said(text, review.comments));
      expect(
        read.value.setAside.filter(({ kind }) => kind === "what could not be placed"),
        name,
      ).toEqual([]);
    }
  });
});
