import { describe, expect, it } from "vitest";
import type { ProjectCounts } from "../../host/contract/contract.ts";
import { listBookmarks, nextBookmark } from "../../renderer/bookmarks/bookmark-list.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";

const chapter = (id: string) =>
  ({ id, kind: "chapter", title: id, children: [] as OutlineItem[] }) as unknown as OutlineItem;
const place = { client: 1, clock: 1 };
const bookmark = (id: string, of: string, name = "") => ({
  id: id as ItemId,
  name,
  anchor: { chapter: of as ItemId, start: place, end: place },
});
const outline = {
  book: [chapter("One"), chapter("Two")],
  notes: [chapter("Note")],
  trash: [chapter("Gone")],
  bookmarks: [
    bookmark("a", "Two"),
    bookmark("b", "One"),
    bookmark("c", "One"),
    bookmark("d", "Gone"),
    bookmark("e", "Note"),
  ],
} as unknown as Outline;
const at = (id: string, from: number | null) => ({ id: id as ItemId, from, words: from === null ? "" : `at ${from}` });
const text = (...bookmarks: ReturnType<typeof at>[]) => ({ words: 0, characters: 0, scenes: [], bookmarks });
const counts: ProjectCounts = {
  words: 0,
  items: { One: text(at("b", 90), at("c", 5)), Two: text(at("a", 0)), Note: text(at("e", null)) },
};

describe("the list of bookmarks", () => {
  it("is in reading order, without the trash, and says which ones have no place", () => {
    const listed = listBookmarks(outline, counts);
    expect(listed.map(({ id, words, isUnplaced }) => [id, words, isUnplaced])).toEqual([
      ["c", "at 5", false],
      ["b", "at 90", false],
      ["a", "at 0", false],
      ["e", "", true],
    ]);
    expect(listBookmarks(outline, null).every(({ isUnplaced, words }) => !isUnplaced && words === null)).toBe(true);
  });

  it("is gone through from the cursor on, and round", () => {
    const listed = listBookmarks(outline, counts);
    const next = (of: string | null, place: number, step: 1 | -1) =>
      nextBookmark(outline, listed, { chapter: of as ItemId | null, at: place }, step)?.id;
    expect([next("One", 0, 1), next("One", 5, 1), next("One", 90, 1), next("Two", 0, 1)]).toEqual(["c", "b", "a", "c"]);
    expect([next("One", 5, -1), next("One", 60, -1), next("Two", 0, -1), next("Note", 3, -1)]).toEqual([
      "a",
      "c",
      "b",
      "a",
    ]);
    expect(next(null, 0, 1)).toBe("c");
    expect(nextBookmark(outline, [], { chapter: null, at: 0 }, 1)).toBe(null);
  });
});
