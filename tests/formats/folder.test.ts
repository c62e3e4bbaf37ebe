import { describe, expect, it } from "vitest";
import { planMarkdownFolder } from "../../formats/import/folder.ts";
import { chapterTexts, outline } from "./planned.ts";

describe("a folder of Markdown", () => {
  it("gives a chapter a file and a part a folder, in natural order", () => {
    const result = planMarkdownFolder(
      [
        { path: "part 2/10-cabs.md", text: "Ten cabs.\n" },
        { path: "part 2/9-doors.md", text: "# *Nine* Doors\r\n\r\nNine doors.\r\n" },
        { path: "part 1/one.md", text: '---\ntitle: "The First"\nauthor: Ada Quill\nlang: de\n---\n\nOne.\n' },
        { path: "00-prologue.md", text: "\uFEFFBefore.\n\n# Not on top\n" },
      ],
      "green-door",
    );
    if (!result.ok) throw new Error(result.problem.sentence);
    expect(outline(result.value.items)).toEqual([
      "Prologue",
      "Part 1 > The First",
      "Part 2 > Nine Doors",
      "Part 2 > Cabs",
    ]);
    expect(chapterTexts(result.value.items)).toEqual([
      "Before.\n\n# Not on top\n",
      "One.\n",
      "Nine doors.\n",
      "Ten cabs.\n",
    ]);
    expect(result.value).toMatchObject({ title: "Green Door", author: "Ada Quill", language: "de" });
    const { source, chapters, titles, setAside } = result.value.words;
    expect([source, chapters, titles, setAside]).toEqual([19, 9, 2, 8]);
  });

  it("refuses a folder without text", () => {
    expect(planMarkdownFolder([{ path: "a.md", text: "" }], "x")).toMatchObject({ problem: { code: "file-empty" } });
    expect(planMarkdownFolder([], "x")).toMatchObject({ problem: { code: "file-empty" } });
  });
});
