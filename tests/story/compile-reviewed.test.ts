import { describe, expect, it } from "vitest";
import type { Block, BookChapter, Inline } from "../../story/book.ts";
import { compileChapter } from "../../story/compile.ts";
import { compileReviewed, type Filling } from "../../story/compile-reviewed.ts";
import type { ItemId } from "../../story/ids.ts";
import type { ChapterReview } from "../../story/review.ts";
import { takeSuggestions, untangleSuggestions } from "../../story/take-suggestions.ts";
import { createRandom } from "./random.ts";
import { makeReview, makeReviewedText } from "./reviewed-texts.ts";

const plain: Filling = { fill: (text) => text, places: (_, places) => places };
const chapterOf = (text: string): BookChapter => compileChapter("c" as ItemId, "One", text);
const reviewed = (text: string, review: Partial<ChapterReview>) =>
  compileReviewed(chapterOf(text), text, { comments: [], suggestions: [], ...review }, 1, plain);

/** As it was before any mark parted a text. */
function withoutMarks(inlines: readonly Inline[]): Inline[] {
  const left: Inline[] = [];
  for (const inline of inlines) {
    const last = left.at(-1);
    if (inline.kind === "text" && inline.mark !== undefined) continue;
    if (inline.kind === "text" && last?.kind === "text")
      left[left.length - 1] = { kind: "text", text: last.text + inline.text };
    else left.push("children" in inline ? { ...inline, children: withoutMarks(inline.children) } : inline);
  }
  return left;
}

function unmarked(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    if (block.kind === "quote") return { ...block, children: unmarked(block.children) };
    if (block.kind === "list") return { ...block, items: block.items.map(unmarked) };
    return block.kind === "preformatted" ? block : { ...block, children: withoutMarks(block.children) };
  });
}

function cleared(chapter: BookChapter): BookChapter {
  return {
    ...chapter,
    scenes: chapter.scenes.map(({ blocks }) => ({ blocks: unmarked(blocks) })),
    notes: chapter.notes.map((note) => ({ ...note, blocks: unmarked(note.blocks) })),
  };
}

/** The text with its marks as braces: {0 … 1}. */
function shown(chapter: BookChapter): string {
  const say = (inlines: readonly Inline[]): string =>
    inlines
      .map((inline) => {
        if (inline.kind === "text" && inline.mark !== undefined) return `{${inline.mark}}`;
        if ("children" in inline) return `<${say(inline.children)}>`;
        return "text" in inline ? inline.text : inline.kind === "noteReference" ? `^${inline.number}` : "/";
      })
      .join("");
  const sayBlocks = (blocks: readonly Block[]): string =>
    blocks
      .map((block) => {
        if (block.kind === "quote") return sayBlocks(block.children);
        if (block.kind === "list") return block.items.map(sayBlocks).join("|");
        return block.kind === "preformatted" ? block.text : say(block.children);
      })
      .join("|");
  const scenes = chapter.scenes.map(({ blocks }) => sayBlocks(blocks)).join(" *** ");
  return [scenes, ...chapter.notes.map(({ number, blocks }) => `${number}: ${sayBlocks(blocks)}`)].join(" // ");
}

describe("a chapter with what is said of it", () => {
  it("reads as it would without, and with all suggestions taken as their text does", () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const random = createRandom(seed);
      const text = makeReviewedText(random);
      const review = makeReview(random, text);
      const { before, after } = reviewed(text, review);
      const name = `seed ${seed}: ${JSON.stringify([text, review.suggestions])}`;
      expect(cleared(before), name).toEqual(chapterOf(text));
      const taken = takeSuggestions(text, untangleSuggestions(review.suggestions, text.length)).text;
      expect(cleared(after), name).toEqual(chapterOf(taken));
    }
  });

  it("marks places in words, beside emphasis, around scene breaks and in notes", () => {
    const who = { author: "Ada", time: "" };
    const text = "One *two* three[^a].\n\n***\n\nFour\nfive.\n\n[^a]: A note.\n";
    const at = (part: string): { from: number; to: number } => ({
      from: text.indexOf(part),
      to: text.indexOf(part) + part.length,
    });
    const { before, after, sameNotes } = reviewed(text, {
      suggestions: [
        { ...who, ...at("*two*"), insert: "**2**" },
        { ...who, ...at("***\n\n"), insert: "" },
        { ...who, ...at("five"), insert: "5" },
        { ...who, ...at("note"), insert: "*hint*" },
      ],
    });
    expect(shown(before)).toBe("One {0}<two>{1} three^1.{2} *** {3}Four {4}five{5}. // 1: A {6}note{7}.");
    expect(shown(after)).toBe("One {0}<2>{1} three^1.|{2}{3}Four {4}5{5}. // 1: A {6}<hint>{7}.");
    expect([...sameNotes]).toEqual([[1, 1]]);
  });

  it("gives the later of two suggestions for the same words what the earlier one leaves", () => {
    const who = { time: "" };
    const [a, b] = untangleSuggestions(
      [
        { ...who, author: "Ada", from: 0, to: 5, insert: "A" },
        { ...who, author: "Ben", from: 3, to: 900, insert: "B" },
      ],
      8,
    );
    expect([a, b]).toMatchObject([
      { from: 0, to: 5 },
      { from: 5, to: 8 },
    ]);
    expect(takeSuggestions("12345678", a && b ? [a, b] : [])).toEqual({
      text: "AB",
      brought: [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
      ],
    });
  });
});
