import { expect, test } from "vitest";
import { manuscriptEntries, manuscriptHolds } from "../../renderer/manuscript/manuscript-scope.ts";
import { estimatedHeight, scrollToFollow } from "../../renderer/manuscript/section-heights.ts";
import type { ItemId } from "../../story/ids.ts";
import type { ItemKind, Outline, OutlineItem } from "../../story/outline.ts";

const item = (id: string, kind: ItemKind, children: readonly OutlineItem[] = [], archived = false): OutlineItem => ({
  id: id as ItemId,
  kind,
  title: id,
  formerTitles: [],
  file: kind === "chapter" || kind === "note" ? `${id}.md` : null,
  synopsis: "",
  status: null,
  tags: [],
  pointOfView: "",
  target: null,
  inBook: true,
  archived,
  matter: null,
  columns: {},
  parent: "book",
  children,
});

const outline: Outline = {
  title: "",
  author: "",
  language: "en",
  book: [
    item("prologue", "chapter"),
    item("part", "part", [item("one", "chapter"), item("old", "chapter", [], true), item("two", "chapter")]),
  ],
  notes: [item("folder", "folder", [item("weeza", "note")])],
  trash: [item("gone", "chapter")],
  columns: [],
  scenes: [],
  bookmarks: [],
};

const ids = (scope: Parameters<typeof manuscriptEntries>[1]) =>
  manuscriptEntries(outline, scope).map((entry) => entry.item.id);
const chosen = (...items: readonly string[]) => ({ kind: "items" as const, items: items as readonly ItemId[] });

test("the book's chapters in their order, under their parts, without what is archived", () => {
  expect(ids({ kind: "book" })).toEqual(["prologue", "part", "one", "two"]);
  expect(manuscriptEntries(outline, { kind: "book" }).map(({ kind }) => kind)).toEqual([
    "text",
    "title",
    "text",
    "text",
  ]);
});

test("what was chosen stands in the outline's order, once, with all that it holds", () => {
  expect(ids(chosen("two", "part", "prologue"))).toEqual(["prologue", "part", "one", "two"]);
  expect(ids(chosen("weeza", "one"))).toEqual(["one", "weeza"]);
  expect(ids(chosen("gone"))).toEqual([]);
  expect(manuscriptHolds(outline, chosen("part"), "one" as ItemId)).toBe(true);
  expect(manuscriptHolds(outline, chosen("part"), "prologue" as ItemId)).toBe(false);
});

test("the scroll follows what has grown above the edge, and nothing else", () => {
  const edge = 100;
  // Ends above the edge: everything after it was moved down by 50.
  expect(scrollToFollow([{ top: -400, before: 200, after: 250 }], edge)).toBe(50);
  // Reaches over the edge, or lies below it.
  expect(scrollToFollow([{ top: -50, before: 400, after: 500 }], edge)).toBe(0);
  expect(scrollToFollow([{ top: 150, before: 400, after: 200 }], edge)).toBe(0);
  // The second ended at the edge before the first pushed it down.
  expect(
    scrollToFollow(
      [
        { top: -500, before: 100, after: 400 },
        { top: 200, before: 200, after: 150 },
      ],
      edge,
    ),
  ).toBe(250);
});

test("an unread chapter takes about the room that it will", () => {
  expect(estimatedHeight({ words: 2000, characters: 11_400 }, 19, 592)).toBeGreaterThan(5000);
  expect(estimatedHeight({ words: 2000, characters: 11_400 }, 19, 592)).toBeLessThan(9000);
  expect(estimatedHeight(null, 19, 592)).toBeGreaterThan(0);
});
