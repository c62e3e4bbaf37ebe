import { describe, expect, it } from "vitest";
import { pageBook, sectionAt } from "../../renderer/reading/book-paging.ts";
import { bookSections, sectionsInScope } from "../../renderer/reading/book-sections.ts";
import { measurePages } from "../../renderer/reading/page-measure.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";

function item(kind: OutlineItem["kind"], title: string, more: Partial<OutlineItem> = {}): OutlineItem {
  return {
    id: title as ItemId,
    kind,
    title,
    file: kind === "chapter" ? `chapters/${title}.md` : null,
    synopsis: "",
    status: null,
    tags: [],
    pointOfView: "",
    target: null,
    formerTitles: [],
    inBook: true,
    archived: false,
    matter: null,
    columns: {},
    parent: "book",
    children: [],
    ...more,
  };
}

const outline: Outline = {
  title: "Low Water",
  author: "Ansel Wray",
  language: "en",
  book: [
    item("chapter", "Prologue"),
    item("part", "One", {
      children: [item("chapter", "Ebb"), item("part", "Inner", { children: [item("chapter", "Slack")] })],
    }),
    item("part", "Two", { children: [item("chapter", "Flood"), item("chapter", "Out", { inBook: false })] }),
    item("part", "Kept away", { archived: true, children: [item("chapter", "Gone")] }),
    item("part", "Empty"),
  ],
  notes: [item("note", "Tides")],
  trash: [],
  columns: [],
  scenes: [],
  bookmarks: [],
};

const keys = (sections: readonly { readonly key: string }[]) => sections.map(({ key }) => key);

describe("the book's sections", () => {
  it("are what the book has, in order", () => {
    expect(keys(bookSections(outline))).toEqual(["title", "Prologue", "One", "Ebb", "Inner", "Slack", "Two", "Flood"]);
    expect(bookSections({ ...outline, book: [] })).toEqual([]);
  });

  it("are those of a part, with the parts in it, or of a chapter", () => {
    const all = bookSections(outline);
    expect(keys(sectionsInScope(all, "part", "Ebb"))).toEqual(["One", "Ebb", "Inner", "Slack"]);
    expect(keys(sectionsInScope(all, "part", "Slack"))).toEqual(["Inner", "Slack"]);
    expect(keys(sectionsInScope(all, "part", "Flood"))).toEqual(["Two", "Flood"]);
    expect(keys(sectionsInScope(all, "chapter", "Flood"))).toEqual(["Flood"]);
    expect(keys(sectionsInScope(all, "part", "Prologue"))).toEqual(keys(all));
    expect(keys(sectionsInScope(all, "chapter", "title"))).toEqual(keys(all));
  });
});

describe("the book's pages", () => {
  it("are counted from what was set, and judged by the rest's characters", () => {
    const paging = pageBook(
      [
        { characters: 0, pages: 1 },
        { characters: 14_000, pages: 10 },
        { characters: 7000, pages: null },
      ],
      1,
    );
    expect(paging.starts).toEqual([0, 1, 11]);
    expect(paging.isCounted).toBe(false);
    expect(paging.lengths[2]).toBeGreaterThan(3);
    expect(paging.lengths[2]).toBeLessThan(8);
  });

  it("begin each section on a spread of its own", () => {
    const paging = pageBook(
      [
        { characters: 1, pages: 1 },
        { characters: 1, pages: 3 },
        { characters: 1, pages: 4 },
      ],
      2,
    );
    expect(paging).toMatchObject({ starts: [0, 2, 6], lengths: [2, 4, 4], total: 10, isCounted: true });
    for (let page = 0; page < paging.total; page++) {
      const found = sectionAt(paging, page);
      expect((paging.starts[found.section] ?? 0) + found.page).toBe(page);
    }
    expect(sectionAt(paging, 99)).toEqual({ section: 2, page: 3 });
    expect(sectionAt(paging, -1)).toEqual({ section: 0, page: 0 });
  });

  it("stand two together only where lines are long enough, and hold whole lines", () => {
    expect(measurePages({ width: 1024, height: 640 }, 19).pagesPerSpread).toBe(2);
    expect(measurePages({ width: 740, height: 640 }, 19).pagesPerSpread).toBe(1);
    expect(measurePages({ width: 1024, height: 640 }, 32).pagesPerSpread).toBe(1);
    for (const width of [300, 740, 1024, 1900, 3000]) {
      const measure = measurePages({ width, height: 700 }, 19);
      expect(measure.height % measure.lineHeight).toBe(0);
      expect(measure.width * measure.pagesPerSpread + measure.gap * (measure.pagesPerSpread - 1)).toBeLessThan(width);
    }
  });
});
