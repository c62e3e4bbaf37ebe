import { describe, expect, it } from "vitest";
import { writers } from "../../formats/writers.ts";
import type { Book } from "../../story/book.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import { foldPath, isWritableName } from "../../story/file-names.ts";
import type { ItemId } from "../../story/ids.ts";
import { anyBook } from "./any-book.ts";
import { sampleBook } from "./sample-book.ts";

const titled = (...titles: string[]): Book["body"] =>
  titles.map((title, place) => compileChapter(`c${place}` as ItemId, title, `Text ${place + 1}.`));

async function write(format: "markdown" | "text", book: Book): Promise<{ paths: string[]; texts: string[] }> {
  const own: Book = { ...book, preset: { ...usualPreset(format), files: "chapters" } };
  const made = await writers[format].write(own);
  if (!made.ok) throw new Error(made.problem.sentence);
  const checks = await writers[format].check(made.value, own);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  return {
    paths: made.value.map(({ path }) => path),
    texts: made.value.map(({ bytes }) => new TextDecoder().decode(bytes)),
  };
}

describe("a file a chapter", () => {
  it("is numbered in order, however the chapters are called", async () => {
    const book = {
      ...sampleBook(),
      title: "Rain: a / novel?",
      body: titled("The Weir", "The weir", "CON", "../x", "", "???"),
    };
    expect((await write("markdown", book)).paths).toEqual([
      "Rain a novel (Markdown)/01-the-weir.md",
      "Rain a novel (Markdown)/02-the-weir.md",
      "Rain a novel (Markdown)/03-con-text.md",
      "Rain a novel (Markdown)/04-x.md",
      "Rain a novel (Markdown)/05-untitled.md",
      "Rain a novel (Markdown)/06-untitled.md",
    ]);
    const many = titled(...Array.from({ length: 101 }, (_, place) => `Chapter ${place + 1}`));
    const { paths } = await write("text", { ...sampleBook(), title: "Rain", body: many });
    expect(paths[0]).toBe("Rain (text)/001-chapter-1.txt");
    expect(paths[100]).toBe("Rain (text)/101-chapter-101.txt");
    expect([...paths].sort()).toEqual(paths);
  });

  it("has the title of a part over its first chapter, and nothing but its own chapter else", async () => {
    const [one, two, three] = titled("One", "Two", "Three");
    if (!one || !two || !three) throw new Error("three chapters");
    const heading = { label: null, title: "Part A" };
    const part = { kind: "part", id: "p" as ItemId, title: "Part A", heading, children: [one, two] } as const;
    const { texts } = await write("markdown", { ...sampleBook(), body: [part, three] });
    expect(texts).toEqual(["# Part A\n\n## One\n\nText 1.\n", "# Two\n\nText 2.\n", "# Three\n\nText 3.\n"]);
    expect((await write("text", { ...sampleBook(), body: [three] })).texts).toEqual(["Three\n\n\nText 3.\n"]);
  });

  it("can be written on every disk, whatever is in the book", async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { paths } = await write(seed % 2 ? "text" : "markdown", safe(anyBook(seed)));
      for (const path of paths)
        for (const name of path.split("/")) expect(isWritableName(name), `${seed}: ${name}`).toBe(true);
      expect(new Set(paths.map(foldPath)).size, `seed ${seed}`).toBe(paths.length);
    }
    expect((await write("text", { ...sampleBook(), body: [] })).paths.length).toBe(1);
  });
});

/** Titles of any kind over a simple text: what stands in one is for the tests of its format. */
function safe(book: Book): Book {
  const text = compileChapter("t" as ItemId, "T", "Some *text*.");
  const only = (nodes: Book["body"]): Book["body"] =>
    nodes.map((node) =>
      node.kind === "part"
        ? { ...node, children: only(node.children) }
        : { ...node, heading: { label: null, title: node.title }, scenes: text.scenes, notes: [] },
    );
  return { ...book, body: only(book.body) };
}
