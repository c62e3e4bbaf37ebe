import { describe, expect, it } from "vitest";
import { plainToMarkdown } from "../../formats/import/escape.ts";
import { parseMarkdown, plainText } from "../../story/markdown.ts";
import { chapterTexts, plan } from "./planned.ts";

const wrapped = `The tram came down the hill with its lamps lit, though it was not yet
four, and stopped where there was no stop. A man got off who carried a
clock under his arm, wrapped in a towel, and he looked at nobody at all,
least of all at Ada, who had known him for eleven years and owed him—
so he said—a good deal more than a clock. She let the tram go by, half-
amused, and went in.`;
const text = (source: string) => chapterTexts(plan(source).items)[0];

describe("a hard-wrapped text", () => {
  it("has its paragraphs joined, dashes closed up, hyphens too", () => {
    const read = text(`${wrapped}\n\n${wrapped}\n`);
    expect(read?.split("\n\n")).toHaveLength(2);
    expect(read).toContain("owed him—so he said—a good");
    expect(read).toContain("half-amused, and went in.");
  });

  it("keeps the lines of verse, of a letter's foot and of a table", () => {
    const verse = "  The lamps are lit,\n  the clock is late,\n    and nobody goes home,\n  and nobody will wait.";
    const read = text(`${wrapped}\n\n${verse}\n\n${wrapped}\n\nYours ever,\nAda Quill\nThe Square\n`);
    expect(read).toContain(
      "\n\nThe lamps are lit,\\\nthe clock is late,\\\n\u00A0\u00A0and nobody goes home,\\\nand nobody will wait.\n\n",
    );
    expect(read).toContain("\n\nYours ever,\\\nAda Quill\\\nThe Square\n");
  });

  it("keeps a table's columns, and joins what was wrapped narrower than the rest", () => {
    const table = "a    b    c\n1    2    3\n     d    e";
    const narrow =
      "The clock went on in its towel, and\nnobody who heard it that night in\nthe house with the green door said\na word of it to anyone, since they\nall had clocks of their own.";
    const read = text(`${wrapped}\n\n${wrapped}\n\n${table}\n\n${wrapped}\n\n${narrow}\n\n${wrapped}\n`);
    expect(read).toContain("a    b    c\\\n1    2    3\\\n");
    expect(read).toContain("\n\nThe clock went on in its towel, and nobody who heard it");
  });

  it("takes set-in prose for a quote", () => {
    const set = wrapped.replace(/^/gm, "    ");
    expect(text(`${wrapped}\n\n${wrapped}\n\n${set}\n\n${wrapped}\n`)).toMatch(/\n\n> The tram came/);
  });

  it("begins a paragraph at an indent where no blank line does", () => {
    const typescript = `     ${wrapped}\n     ${wrapped}\n     ${wrapped}\n`;
    expect(text(typescript)?.trim().split("\n\n")).toHaveLength(3);
  });

  it("takes wider gaps and rows of marks for scene breaks, but not around verse", () => {
    const read = text(
      `${wrapped}\n\n\n${wrapped}\n\n~*~\n\n${wrapped}\n\n#\n\n${wrapped}\n\n\n  A lamp,\n  a clock,\n  a tram.\n\n\n${wrapped}\n`,
    );
    expect(read?.match(/^\*\*\*$/gm)).toHaveLength(3);
  });
});

describe("blank lines in a hard-wrapped text", () => {
  /** So that one blank line is what the text has between paragraphs. */
  const usual = `${wrapped}\n\n`.repeat(9);
  const breaks = (source: string) => text(usual + source)?.match(/^\*\*\*$/gm)?.length ?? 0;

  it("begin no scene around a footnote in the middle of a conversation", () => {
    const note = "    * “Good day, everybody!”";
    expect(breaks(`${wrapped}\n\n${wrapped}\n\n${note}\n\n\n${wrapped}\n\n\n${wrapped}\n`)).toBe(1);
    expect(breaks(`${wrapped}\n\n${wrapped}\n\n\n[12] A tram.\n\n\n${wrapped}\n`)).toBe(0);
  });

  it("begin no scene around what is introduced, but do after it and between the entries of a diary", () => {
    const letter = `${wrapped.replace("went in.", "read:—")}\n\n\n${wrapped}\n\nAda\n\n\n${wrapped}`;
    expect(breaks(`${letter}\n`)).toBe(0);
    expect(breaks(`${letter}\n\n\n${wrapped}\n`)).toBe(1);
    const entries = ["4th May", "5th May", "6th May"].map((day) => `${day}\n\n${wrapped}`).join("\n\n\n");
    expect(breaks(`${wrapped.replace("went in.", "wrote:")}\n\n\n${entries}\n`)).toBe(2);
  });

  it("begin no scene at a size that the file has around songs only", () => {
    const song = (name: string) => `${wrapped.replace("went in.", `${name}:`)}\n\n\n${wrapped}\n\n\n\n${wrapped}\n\n`;
    const songs = ["sang", "hummed", "read", "cried"].map(song).join("");
    const loose = `${wrapped.replace("went in.", "Oh—")}\n\n\n${wrapped}\n\n\n\n${wrapped}\n`;
    expect(breaks(songs + loose)).toBe(0);
    expect(breaks(loose)).toBe(2);
  });

  it("begin a scene before a paragraph that begins with an indent, where all do", () => {
    const typescript = Array.from({ length: 4 }, () => `     ${wrapped}\n\n     “No,” said Ada.`).join("\n\n\n");
    expect(text(`${typescript}\n`)?.match(/^\*\*\*$/gm)).toHaveLength(3);
  });
});

describe("plain text as Markdown", () => {
  it.each([
    ["She _was_ late.", "She *was* late."],
    ["_Never_, he said—_never_!", "*Never*, he said—*never*!"],
    ["_December_ 31_st_, 1839, and 3_d_.", "*December* 31*st*, 1839, and 3*d*."],
    ["snake_case_name and a stray _ and *", "snake_case_name and a stray \\_ and \\*"],
    ["# 7 is his number", "\\# 7 is his number"],
    ["1. Lamps", "1\\. Lamps"],
    ["- Lamps", "\\- Lamps"],
    ["> Lamps", "\\> Lamps"],
    ["2 * 3 * 4", "2 \\* 3 \\* 4"],
    ["[sic] and [a](b)", "[sic] and \\[a](b)"],
    ["50 %% or %% and [[so]] on", "50 \\%% or \\%% and \\[[so]] on"],
    ["a <b> & c &amp; d < e", "a \\<b> & c \\&amp; d < e"],
    ["C:\\lamps `x`", "C:\\\\lamps \\`x\\`"],
  ])("%s", (plain, markdown) => {
    expect(plainToMarkdown(plain)).toBe(markdown);
  });

  it("counts an ordinal alike before and after", () => {
    expect(text("It was the 31_st_, the 2_nd_ time; _ and 7_up.\n")).toBe(
      "It was the 31*st*, the 2*nd* time; \\_ and 7_up.\n",
    );
    expect(parseMarkdown("the 31*st*.")).toMatchObject([{ children: [{}, { kind: "emphasis" }, {}] }]);
  });

  it("shows what stood there, whatever the marks", () => {
    const marks = [
      "*",
      "_",
      "#",
      ">",
      "-",
      "+",
      "1.",
      "=",
      "`",
      "~~",
      "[",
      "](x)",
      "]: y",
      "<a>",
      "&lt;",
      "\\",
      "|",
      "word",
      " ",
    ];
    let seed = 7;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    for (let round = 0; round < 2000; round++) {
      const line = Array.from(
        { length: 1 + Math.floor(random() * 7) },
        () => marks[Math.floor(random() * marks.length)],
      )
        .join("")
        .trim();
      if (line === "") continue;
      const blocks = parseMarkdown(plainToMarkdown(line));
      const shown = blocks
        .map((block) => (block.kind === "paragraph" ? plainText(block.children) : `?${block.kind}`))
        .join("");
      const plain = (text: string) => text.replace(/[*_\s]/g, "");
      expect(plain(shown), JSON.stringify({ line, markdown: plainToMarkdown(line) })).toBe(plain(line));
    }
  });
});
