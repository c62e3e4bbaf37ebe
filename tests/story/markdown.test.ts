import { describe, expect, it } from "vitest";
import type { Block, Inline } from "../../story/book.ts";
import { parseMarkdown, plainText } from "../../story/markdown.ts";
import { createRandom } from "./random.ts";

// Law: every word of the prose is in the blocks, in order, whatever marks stand around it.

const pieces = [
  ..."* ** _ __ ~~ ` > # ## - + | \\ [ ] ( ) ! < > & ; : ' \" … — ^ = {}".split(" "),
  ..."\n \n\n \t \n>  \n-  \n1.  \n    ".split(" "),
  "\n\n",
  "    ",
  "\n> ",
  "\n- ",
  "\n2. ",
  "\n# ",
  "\n```\n",
  "<b>",
  "</div>",
  "<!-- ",
  " -->",
  "  \n",
  "\\\n",
  "\n---\n",
  "\n***\n",
  "[sic]",
  "é",
  "🐋",
];

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return inlineText(block.children);
    case "quote":
      return block.children.map(blockText).join("\n");
    case "list": {
      const items = block.items.map((item) => item.map(blockText).join("\n"));
      return items.join("\n");
    }
    case "preformatted":
      return block.text;
  }
}

function inlineText(inlines: readonly Inline[]): string {
  return plainText(inlines);
}

function wordsOf(text: string): string[] {
  return text.match(/w\d+x/g) ?? [];
}

describe("parseMarkdown", () => {
  it("loses no word", () => {
    for (let seed = 1; seed <= 6000; seed++) {
      const random = createRandom(seed);
      let text = "";
      for (let i = 0, n = random.below(40); i < n; i++) {
        if (random.below(2) === 0) text += `w${i}x`;
        text += random.below(2) === 0 ? " " : random.pick(pieces);
      }
      // A link's target is no text.
      const shown = wordsOf(text.replace(/\]\([^)]*\)?|\]:[^\n]*/g, "]"));
      const read = new Set(wordsOf(parseMarkdown(text).map(blockText).join("\n\n")));
      const lost = shown.filter((word) => !read.has(word));
      expect(lost, `seed ${seed}: ${JSON.stringify(text)}`).toEqual([]);
      const order = wordsOf(parseMarkdown(text).map(blockText).join("\n\n")).map((word) => Number(word.slice(1, -1)));
      expect(order, `seed ${seed}: ${JSON.stringify(text)}`).toEqual([...order].sort((a, b) => a - b));
    }
  });

  it("reads what prose is made of", () => {
    expect(parseMarkdown("Call *me* **Ish_ma_el**.  \nSome\nyears ~~ago~~ \\* &mdash; `x`")).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "text", text: "Call " },
          { kind: "emphasis", children: [{ kind: "text", text: "me" }] },
          { kind: "text", text: " " },
          { kind: "strong", children: [{ kind: "text", text: "Ish_ma_el" }] },
          { kind: "text", text: "." },
          { kind: "lineBreak" },
          { kind: "text", text: "Some years " },
          { kind: "struck", children: [{ kind: "text", text: "ago" }] },
          { kind: "text", text: " * — " },
          { kind: "code", text: "x" },
        ],
      },
    ]);
    expect(parseMarkdown("## The *Inn* ##\n\nSet\n===")).toEqual([
      {
        kind: "heading",
        level: 2,
        children: [
          { kind: "text", text: "The " },
          { kind: "emphasis", children: [{ kind: "text", text: "Inn" }] },
        ],
      },
      { kind: "heading", level: 1, children: [{ kind: "text", text: "Set" }] },
    ]);
    expect(parseMarkdown("> a\n> b\n>\n> > c\n\n3. x\n4. y")).toEqual([
      {
        kind: "quote",
        children: [
          { kind: "paragraph", children: [{ kind: "text", text: "a b" }] },
          { kind: "quote", children: [{ kind: "paragraph", children: [{ kind: "text", text: "c" }] }] },
        ],
      },
      {
        kind: "list",
        ordered: true,
        start: 3,
        items: [
          [{ kind: "paragraph", children: [{ kind: "text", text: "x" }] }],
          [{ kind: "paragraph", children: [{ kind: "text", text: "y" }] }],
        ],
      },
    ]);
  });

  it("reads links with a target and leaves brackets without one", () => {
    const text = "[a](u) [b][L] ![c](p.png) [sic] <http://x.y> <a@b.c>\n\n[L]: http://l\n[Aside]: silence";
    expect(parseMarkdown(text)).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "link", address: "u", children: [{ kind: "text", text: "a" }] },
          { kind: "text", text: " " },
          { kind: "link", address: "http://l", children: [{ kind: "text", text: "b" }] },
          { kind: "text", text: " " },
          { kind: "image", address: "p.png", description: "c" },
          { kind: "text", text: " [sic] " },
          { kind: "link", address: "http://x.y", children: [{ kind: "text", text: "http://x.y" }] },
          { kind: "text", text: " " },
          { kind: "link", address: "mailto:a@b.c", children: [{ kind: "text", text: "a@b.c" }] },
        ],
      },
      { kind: "paragraph", children: [{ kind: "text", text: "[Aside]: silence" }] },
    ]);
  });

  it("keeps raw HTML as text", () => {
    expect(parseMarkdown("<script>alert(1)</script> *x*\n\n<div>\ny")).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "text", text: "<script>alert(1)</script> " },
          { kind: "emphasis", children: [{ kind: "text", text: "x" }] },
        ],
      },
      { kind: "paragraph", children: [{ kind: "text", text: "<div> y" }] },
    ]);
  });

  it("keeps preformatted lines as they stand", () => {
    expect(parseMarkdown("```\na\n\n  b\n```\n\n    c\n      d\n\n> ```\n> e\n>  f\n> ```")).toEqual([
      { kind: "preformatted", text: "a\n\n  b" },
      { kind: "preformatted", text: "c\n  d" },
      { kind: "quote", children: [{ kind: "preformatted", text: "e\n f" }] },
    ]);
  });

  it("survives absurd nesting", () => {
    for (const text of [">".repeat(3000), "- ".repeat(2000), `${"*a ".repeat(3000)}b${"*".repeat(3000)}`]) {
      expect(parseMarkdown(`${text} w1x`).map(blockText).join(" ")).toContain("w1x");
    }
  });
});
