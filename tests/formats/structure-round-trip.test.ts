import { describe, expect, test } from "vitest";
import type { ImportedItem } from "../../formats/import/manuscript.ts";
import { planManuscript } from "../../formats/readers.ts";
import { writers } from "../../formats/writers.ts";
import type { BookChapter, BookNode } from "../../story/book.ts";
import { noDetails } from "../../story/book-details.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { sampleBook } from "./sample-book.ts";

const prose = (night: number) =>
  `Una went down to the weir in the dark, ${night} times, and nobody saw her there at all.\n\n“Where is the lamp?” she said.`;
const broken = `${prose(1)}\n\n***\n\n${prose(2)}\n\n***\n\n${prose(3)}\n`;
const titled = `${prose(1)}\n\n## The Weir\n\n${prose(2)}\n\n### Below it\n\n${prose(4)}\n\n## The Lamp\n\n${prose(3)}\n`;
const titledFirst = `## First\n\n${prose(1)}\n\n## Second\n\n${prose(2)}\n`;

const texts = new Map<string, string>();
function chapter(title: string, text: string): BookChapter {
  texts.set(title, text);
  return compileChapter(title as ItemId, title, text);
}
function part(title: string, ...children: BookNode[]): BookNode {
  return { kind: "part", id: title as ItemId, title, heading: { label: null, title }, children };
}

const books: readonly (readonly [string, readonly BookNode[]])[] = [
  ["one chapter of scenes", [chapter("The Beginning", broken)]],
  ["one chapter of titled scenes", [chapter("The Only One", titled)]],
  ["one chapter that begins with a scene’s title", [chapter("The Day", titledFirst)]],
  [
    "chapters that begin with a scene’s title",
    [chapter("Mud", titledFirst), chapter("Reed", titledFirst), chapter("Stone", titledFirst)],
  ],
  ["one part", [part("Spring", chapter("Rain", broken), chapter("Thaw", titled))]],
  ["parts of one chapter", [part("Summer", chapter("Heat", broken)), part("Autumn", chapter("Leaves", titledFirst))]],
  [
    "parts between chapters",
    [
      chapter("Before", broken),
      part("Winter", chapter("Snow", titled), chapter("Ice", `${prose(1)}\n`)),
      chapter("After", broken),
    ],
  ],
  ["an empty chapter", [chapter("Full", broken), chapter("Empty", ""), chapter("Full Again", titled)]],
];

/** Titles in the tree's shape, with each chapter's text. */
function shapeOf(nodes: readonly (BookNode | ImportedItem)[]): unknown[] {
  return nodes.map((node) => {
    if (node.kind === "part") return [node.title, shapeOf(node.children)];
    return { title: node.title, text: "text" in node ? node.text : texts.get(node.title) };
  });
}

describe.each(["docx", "odt", "rtf", "markdown"] as const)("a book that went out as %s", (format) => {
  test.each(books)("comes back as it was: %s", async (_, body) => {
    for (const titlePage of [true, false]) {
      const usual = usualPreset(format);
      const preset = { ...usual, contents: { ...usual.contents, titlePage } };
      const book = { ...sampleBook(), title: "Tide", author: "Ada Sherwood", details: noDetails, preset, body };
      const written = await writers[format].write(book);
      if (!written.ok) throw new Error(written.problem.sentence);
      const [file] = written.value;
      if (!file) throw new Error("nothing was written");
      const read = await planManuscript({ name: file.path, files: [file], isFolder: false }, { kind: "auto" });
      if (!read.ok) throw new Error(read.problem.sentence);
      expect(shapeOf(read.value.items)).toEqual(shapeOf(body));
      expect(read.value.title).toBe("Tide");
    }
  });
});

/** A text has no looks: a scene's title is a paragraph of it. And of a few wrapped lines nobody can tell that they are. */
const spoken = (text: string | undefined) =>
  text
    ?.replace(/^#{2,} /gm, "")
    .replace(/^\*\*\*\n\n/gm, "")
    .split(/\s+/);

test.each(books)("a book that went out as text comes back with its parts and chapters: %s", async (_, body) => {
  for (const wrap of [null, 72]) {
    const preset = { ...usualPreset("text"), wrap };
    const book = { ...sampleBook(), title: "Tide", author: "Ada Sherwood", details: noDetails, preset, body };
    const written = await writers.text.write(book);
    if (!written.ok) throw new Error(written.problem.sentence);
    const [file] = written.value;
    if (!file) throw new Error("nothing was written");
    const read = await planManuscript({ name: file.path, files: [file], isFolder: false }, { kind: "auto" });
    if (!read.ok) throw new Error(read.problem.sentence);
    const plain = (shape: unknown) =>
      JSON.parse(JSON.stringify(shape), (key, value) => (key === "text" ? spoken(value) : value));
    expect(plain(shapeOf(read.value.items))).toEqual(plain(shapeOf(body)));
  }
});

test("a heading that is taken for the book's title is its title, whatever the file's properties say", async () => {
  const text = "# Tide\n\n## Mud\n\nIt rained.\n\n## Reed\n\nIt rained again.\n";
  const page = `<html><head><title>draft 3</title></head><body>${text
    .replace(/^# (.*)$/gm, "<h1>$1</h1>")
    .replace(/^## (.*)$/gm, "<h2>$1</h2>")
    .replace(/^(It.*)$/gm, "<p>$1</p>")}</body></html>`;
  const read = await planManuscript(
    { name: "draft.html", files: [{ path: "draft.html", bytes: new TextEncoder().encode(page) }], isFolder: false },
    { kind: "auto" },
  );
  expect(read).toMatchObject({ ok: true, value: { title: "Tide", items: [{ title: "Mud" }, { title: "Reed" }] } });
});

test("a heading that differs from the title in the front matter stays in the book", async () => {
  const text = "---\ntitle: Tide\n---\n# Spring\n\n## Mud\n\nIt rained.\n\n## Reed\n\nIt rained again.\n";
  const bytes = new TextEncoder().encode(text);
  const read = await planManuscript(
    { name: "tide.md", files: [{ path: "tide.md", bytes }], isFolder: false },
    { kind: "auto" },
  );
  expect(read).toMatchObject({ ok: true, value: { title: "Tide", items: [{ title: "Spring", kind: "part" }] } });
});
