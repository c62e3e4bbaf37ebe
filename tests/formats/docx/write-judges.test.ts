import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocx } from "../../../formats/docx/read.ts";
import { writeDocx } from "../../../formats/docx/write.ts";
import type { ReadFlow } from "../../../formats/import/flow.ts";
import { bookPieces, checkWords, foldText } from "../../../formats/markup/book-text.ts";
import type { Book, BookChapter, BookNode } from "../../../story/book.ts";
import { noDetails } from "../../../story/book-details.ts";
import { builtInPresets } from "../../../story/built-in-presets.ts";
import { compileChapter } from "../../../story/compile.ts";
import { compileReviewed } from "../../../story/compile-reviewed.ts";
import type { ItemId } from "../../../story/ids.ts";
import type { ReviewedChapter } from "../../../story/reviewed-chapter.ts";
import { takeSuggestions, untangleSuggestions } from "../../../story/take-suggestions.ts";
import { createRandom } from "../../story/random.ts";
import { convert } from "../libre-office.ts";
import { sampleBook } from "../sample-book.ts";
import { makeOrdinaryReview, makeOrdinaryText } from "./ordinary-review.ts";

const has = (program: string) => spawnSync(program, ["--version"]).status === 0;
const hasOffice = has("soffice");
const hasPandoc = has("pandoc");
if (!hasOffice) console.warn("What LibreOffice makes of a Word document was skipped: it is not on this machine.");
if (!hasPandoc) console.warn("What Pandoc reads of a Word document was skipped: it is not on this machine.");

const presetNamed = (id: string) => builtInPresets.find((preset) => preset.id === id) ?? sampleBook().preset;

function write(book: Book): Uint8Array {
  const written = writeDocx(book);
  if (!written.ok) throw new Error(written.problem.sentence);
  return written.value;
}

/** The chapters of the story that newcomers get, as their files hold them. */
function sampleStory(): Book {
  const folder = join(import.meta.dirname, "../../../projects/an-allowance-for-mud/project/chapters");
  const body = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => compileChapter(name as ItemId, name.replace(/\.md$/, ""), readFileSync(join(folder, name), "utf8")));
  return { ...sampleBook(), title: "An Allowance for Mud", author: "Ida Marrack", images: [], body };
}

const books = {
  "all there is": { ...sampleBook(), preset: presetNamed("plain") },
  "the sample story": { ...sampleStory(), preset: presetNamed("shunn modern") },
};

/** Notes stand at the end of what a judge reads, wherever they are in the book; a number that is said again is a field, which Pandoc leaves out. */
function withoutNotes(book: Book): Book {
  const isLeft = (value: unknown) => (value as { kind?: unknown } | null)?.kind !== "noteReference";
  const body: BookNode[] = JSON.parse(JSON.stringify(book.body), (key, value) =>
    key === "notes" ? [] : Array.isArray(value) ? value.filter(isLeft) : value,
  );
  return { ...book, body };
}

describe("what other programs make of a Word document", () => {
  it.skipIf(!hasOffice)(
    "LibreOffice opens it, and its text and its headings are the same when it has saved it",
    () => {
      const { "all there is": all, "the sample story": story } = books;
      const bytes = write({ ...all, body: [...all.body, ...story.body] });
      const saved = convert("Book.docx", bytes, ["docx"]).docx ?? new Uint8Array();
      const [ours, theirs] = [readDocx(bytes), readDocx(saved)];
      if (!ours.ok || !theirs.ok) throw new Error("A document could not be read.");
      const headings = (markdown: string) => markdown.match(/^#+ .*$/gm) ?? [];
      expect(headings(theirs.value.markdown)).toEqual(headings(ours.value.markdown));
      expect(headings(ours.value.markdown).length).toBeGreaterThan(10);
      // LibreOffice writes an address in its own way.
      const words = (markdown: string) => foldText(markdown.replace(/\]\([^)]*\)/g, "]"));
      expect(words(theirs.value.markdown)).toBe(words(ours.value.markdown));
    },
    60_000,
  );

  it.skipIf(!hasOffice)(
    "LibreOffice keeps each suggestion and each comment",
    () => {
      const reviewed = new Map<ItemId, ReviewedChapter>();
      const body = Array.from({ length: 15 }, (_, place) => {
        const random = createRandom(place + 1);
        const text = makeOrdinaryText(random);
        const chapter = compileChapter(`c${place}` as ItemId, `Chapter ${place + 1}`, text);
        const filling = { fill: (own: string) => own, places: (_: string, places: readonly number[]) => places };
        reviewed.set(chapter.id, compileReviewed(chapter, text, makeOrdinaryReview(random, text), 1, filling));
        return chapter;
      });
      const bytes = write({ ...books["all there is"], body, reviewed });
      const [ours, theirs] = [
        readDocx(bytes),
        readDocx(convert("Book.docx", bytes, ["docx"]).docx ?? new Uint8Array()),
      ];
      if (!ours.ok || !theirs.ok) throw new Error("A document could not be read.");
      expect(ours.value.suggestions.length).toBeGreaterThan(20);
      expect(theirs.value.markdown).toBe(ours.value.markdown);
      const taken = ({ markdown, suggestions }: ReadFlow) =>
        takeSuggestions(markdown, untangleSuggestions(suggestions, markdown.length)).text;
      expect(taken(theirs.value)).toBe(taken(ours.value));
      // LibreOffice 7 makes comments of answers.
      const said = ({ comments }: ReadFlow) =>
        comments
          .flatMap(({ text, author, replies }) => [
            `${author}: ${text}`,
            ...replies.map((one) => `${one.author}: ${one.text}`),
          ])
          .sort();
      expect(said(theirs.value)).toEqual(said(ours.value));
    },
    60_000,
  );

  it.skipIf(!hasPandoc)("Pandoc reads every word of the book, in order, and its notes", () => {
    for (const [name, book] of Object.entries(books)) {
      const read = spawnSync("pandoc", ["-f", "docx", "-t", "plain", "--wrap=none"], { input: write(book) });
      // Two pictures beside each other: only of the first one is there more than words.
      const text = read.stdout.toString().replace("]Nothing", "Nothing");
      const checked = checkWords(bookPieces(withoutNotes(book)), text.replace(/(?<=\S)\[\d+\]/g, ""));
      expect(checked, `${name}: ${checked.detail}`).toMatchObject({ ok: true });
      const notes = (nodes: readonly BookNode[]): BookChapter["notes"][number][] =>
        nodes.flatMap((node) => (node.kind === "part" ? notes(node.children) : node.notes));
      expect(text.match(/^\[\d+\]/gm)?.length ?? 0, name).toBe(notes(book.body).length);
    }
  });
});

it("is the same to the letter as it was", async () => {
  const text = [
    "She went to the *weir*, and came back.[^1]",
    "> What is written\n> is written.",
    "1. One\n2. Two",
    "***",
    "It rained — all day.",
    "[^1]: Late.",
  ].join("\n\n");
  const book: Book = {
    ...sampleBook(),
    title: "The Weir",
    author: "Ada Marsh",
    details: { ...noDetails, address: "1 Weir Lane / Ely", email: "ada@example.org" },
    images: [],
    preset: presetNamed("shunn modern"),
    body: [compileChapter("a" as ItemId, "Monday", text), compileChapter("b" as ItemId, "Tuesday", "Nothing.")],
  };
  const parts = Object.entries(unzipSync(write(book))).map(([path, bytes]) => `== ${path}\n${strFromU8(bytes)}`);
  const golden = parts.join("\n").replace(/(?<=>)(?=<w:(?:p|style|footnote|sectPr|num|abstractNum|lvl)[ >])/g, "\n");
  await expect(`${golden}\n`).toMatchFileSnapshot("golden-manuscript.txt");
});
