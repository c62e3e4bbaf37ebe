import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../formats/text/decode.ts";
import { chapterTexts, outline, plan } from "./planned.ts";

const folder = join(import.meta.dirname, "../../../shared/manuscripts");

function read(name: string) {
  const decoded = decodeText(readFileSync(join(folder, `${name}.txt`)));
  if (!decoded.ok) throw new Error(decoded.problem.sentence);
  return plan(decoded.value.text, { kind: "auto" }, { fileName: `${name}.txt` });
}

/** Real manuscripts, where they lie beside the checkout; the same shapes are tested on texts of our own elsewhere. */
describe.skipIf(!existsSync(folder))("real manuscripts", () => {
  it("a story as its author posted it", () => {
    const story = read("missing-him");
    expect(outline(story.items)).toEqual([
      "Missing Him",
      "Confessions",
      "The Meeting",
      "Forgiveness",
      "All About Buffy",
      "Discoveries",
      "Rejections & Regrets",
      "Decisions",
      "Jealous Much?",
      "Coming Home",
    ]);
    expect(story).toMatchObject({ title: "Missing Him", author: "Weeza", language: "en" });
    expect(
      chapterTexts(story.items)
        .join("")
        .match(/^\*\*\*$/gm),
    ).toHaveLength(30);
  });

  it("Pride and Prejudice", () => {
    const book = read("pride-and-prejudice");
    expect(outline(book.items)).toEqual(Array.from({ length: 61 }, (_, place) => `Chapter ${place + 1}`));
    expect(book).toMatchObject({ title: "Pride and Prejudice", author: "Jane Austen" });
  });

  it("Moby Dick", () => {
    const titles = outline(read("moby-dick").items);
    expect(titles).toHaveLength(138);
    expect(titles[0]).toBe("Etymology");
    expect(titles[1]).toMatch(/^Extracts/);
    expect(titles[2]).toBe("Chapter 1. Loomings");
    expect(titles[136]).toBe("Chapter 135. The Chase.—Third Day");
    expect(titles[137]).toBe("Epilogue");
  });

  it("War and Peace", () => {
    const book = read("war-and-peace");
    expect(book.items).toHaveLength(17);
    expect(book.items.every((item) => item.kind === "part")).toBe(true);
    expect(outline(book.items)).toHaveLength(365);
    expect(book.items.map((item) => item.title).slice(-2)).toEqual(["First Epilogue: 1813 - 20", "Second Epilogue"]);
  });
});
