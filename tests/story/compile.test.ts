import { expect, it } from "vitest";
import { noDetails } from "../../story/book-details.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { compileBook } from "../../story/compile.ts";
import { createItemId } from "../../story/ids.ts";
import type { ItemKind, Outline, OutlineItem } from "../../story/outline.ts";

let made = 0;

function item(kind: ItemKind, title: string, children: readonly OutlineItem[] = [], inBook = true): OutlineItem {
  const id = createItemId(made++ * 1000, () => 0);
  const file = kind === "chapter" ? `chapters/${id}.md` : null;
  const empty = { synopsis: "", status: null, tags: [], pointOfView: "", target: null };
  return {
    id,
    kind,
    title,
    formerTitles: [],
    file,
    ...empty,
    inBook,
    archived: false,
    matter: null,
    columns: {},
    parent: "book",
    children,
  };
}

it("compiles what is in the book, in order", () => {
  const outline: Outline = {
    title: "Story",
    author: "A",
    language: "en",
    book: [
      item("part", "One", [item("chapter", "First"), item("chapter", "Left out", [], false)]),
      item("part", "Empty", [item("chapter", "Left out too", [], false)]),
      { ...item("part", "Archived", [item("chapter", "Put away")]), archived: true },
      item("chapter", "Last"),
      item("part", "Not in it", [item("chapter", "Within")], false),
    ],
    notes: [item("note", "Note", [], false)],
    trash: [item("chapter", "Trashed")],
    columns: [],
    scenes: [],
    bookmarks: [],
  };
  const book = compileBook({
    outline,
    texts: (id) => `Text of ${id}.\n\n***\n\nMore.`,
    identifier: "urn:uuid:1",
    modified: "2026-01-01T00:00:00Z",
    details: noDetails,
    preset: usualPreset("epub"),
    cover: null,
    images: [],
  });
  expect(book.body.map(({ title }) => title)).toEqual(["One", "Last"]);
  const [part, last] = book.body;
  expect(part?.kind === "part" && part.children.map(({ title }) => title)).toEqual(["First"]);
  expect(last?.kind === "chapter" && last.scenes.length).toBe(2);
  expect(book).toMatchObject({ title: "Story", author: "A", language: "en", identifier: "urn:uuid:1", cover: null });
});
