import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocx } from "../../../formats/docx/read.ts";
import { writeDocx } from "../../../formats/docx/write.ts";
import { bookPieces, checkWords, foldText } from "../../../formats/markup/book-text.ts";
import type { Book, BookChapter, BookNode } from "../../../story/book.ts";
import { noDetails } from "../../../story/book-details.ts";
import { builtInPresets } from "../../../story/built-in-presets.ts";
import { compileChapter } from "../../../story/compile.ts";
import type { ItemId } from "../../../story/ids.ts";
import { convert } from "../libre-office.ts";
import { sampleBook } from "../sample-book.ts";

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

/** Notes stand at the end of what a judge reads, wherever they are in the book. */
function withoutNotes(nodes: readonly BookNode[]): BookNode[] {
  return nodes.map((node) =>
    node.kind === "part" ? { ...node, children: withoutNotes(node.children) } : { ...node, notes: [] },
  );
}

describe("what other programs make of a Word document", () => {
  it.skipIf(!hasOffice)(
    "LibreOffice opens it, and its text and its headings are the same when it has saved it",
    () => {
      for (const [name, book] of Object.entries(books)) {
        const bytes = write(book);
        const saved = convert("Book.docx", bytes, ["docx"]).docx ?? new Uint8Array();
        const [ours, theirs] = [readDocx(bytes), readDocx(saved)];
        if (!ours.ok || !theirs.ok) throw new Error(name);
        const headings = (markdown: string) => markdown.match(/^#+ .*$/gm) ?? [];
        expect(headings(theirs.value.markdown), name).toEqual(headings(ours.value.markdown));
        expect(headings(ours.value.markdown).length, name).toBeGreaterThan(4);
        // LibreOffice writes an address in its own way.
        const words = (markdown: string) => foldText(markdown.replace(/\]\([^)]*\)/g, "]"));
        expect(words(theirs.value.markdown), name).toBe(words(ours.value.markdown));
      }
    },
    60_000,
  );

  it.skipIf(!hasPandoc)("Pandoc reads every word of the book, in order, and its notes", () => {
    for (const [name, book] of Object.entries(books)) {
      const read = spawnSync("pandoc", ["-f", "docx", "-t", "plain", "--wrap=none"], { input: write(book) });
      // Two pictures beside each other: only of the first one is there more than words.
      const text = read.stdout.toString().replace("]Nothing", "Nothing");
      // A note's number that is said again is a field, which Pandoc leaves out.
      const pieces = bookPieces({ ...book, body: withoutNotes(book.body) }).map((piece) =>
        piece.replace(/ \d+ /g, " "),
      );
      const checked = checkWords(pieces, text.replace(/(?<=\S)\[\d+\]/g, ""));
      expect(checked, `${name}: ${checked.detail}`).toMatchObject({ ok: true });
      const notes = (nodes: readonly BookNode[]): BookChapter["notes"][number][] =>
        nodes.flatMap((node) => (node.kind === "part" ? notes(node.children) : node.notes));
      expect(text.match(/^\[\d+\] /gm)?.length ?? 0, name).toBe(notes(book.body).length);
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
