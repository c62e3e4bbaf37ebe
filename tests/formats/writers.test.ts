import { describe, expect, it } from "vitest";
import { checkHtml } from "../../formats/html/check.ts";
import { writeHtml } from "../../formats/html/write.ts";
import { planImport } from "../../formats/import/plan.ts";
import { checkMarkdown } from "../../formats/markdown/check.ts";
import { writeMarkdown } from "../../formats/markdown/write.ts";
import { checkText } from "../../formats/text/check.ts";
import { writeText } from "../../formats/text/write.ts";
import type { Block, Book, BookNode } from "../../story/book.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { outline } from "./planned.ts";
import { sampleBook } from "./sample-book.ts";
import { richPreset, wholeBook } from "./whole-book.ts";

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const failed = (checks: readonly { ok: boolean; name: string; detail: string }[]) =>
  checks.filter((check) => !check.ok);

describe("HTML", () => {
  it("is one safe file with a table of contents, and passes its own check", () => {
    const book = sampleBook();
    const bytes = writeHtml(book);
    const page = decode(bytes);
    expect(failed(checkHtml(bytes, book))).toEqual([]);
    expect(writeHtml(book)).toEqual(bytes);
    expect(page).not.toMatch(/<script|javascript:/);
    expect(page).toContain('<a href="#s3">Inner part</a>');
    expect(page).toContain('<section id="s3" class="part" role="doc-part">');
    expect(page).toMatch(/<img src="data:image\/png;base64,iVBOR/);
    expect(page).toContain("prefers-color-scheme: dark");
  });

  it("sets kept lines as verse, emphasis over two of them too", () => {
    const verse = compileChapter("x" as ItemId, "Song", "One *line\\\nand two*.\n\nThree\\\nfour.\n\nProse.");
    const page = decode(writeHtml({ ...sampleBook(), body: [verse] }));
    expect(page).toContain(
      '<p class="first verse"><span class="line">One <em>line</em><br></span><span class="line"><em>and two</em>.</span></p>',
    );
    expect(page).toMatch(/<p class="verse">.*\n<p>Prose/);
    expect(
      failed(checkHtml(writeHtml({ ...sampleBook(), body: [verse] }), { ...sampleBook(), body: [verse] })),
    ).toEqual([]);
  });

  it("begins with a closed table of contents where it would be long, and shows a short one", () => {
    const chapters = (count: number): Book => {
      const children = Array.from({ length: count }, (_, place) =>
        compileChapter(`c${place}` as ItemId, `Chapter ${place + 1}`, "Prose."),
      );
      const heading = { label: null, title: "Part One" };
      return { ...sampleBook(), body: [{ kind: "part", id: "p" as ItemId, title: "Part One", heading, children }] };
    };
    expect(decode(writeHtml(chapters(39)))).toContain('<details open="open">\n<summary>Contents</summary>');
    const long = decode(writeHtml(chapters(40)));
    expect(long).toContain("<details>\n<summary>Contents</summary>");
    expect(long).toContain('Part One</a>\n<ol class="short">\n<li><a href="#s2">Chapter 1</a></li>');
    expect(failed(checkHtml(writeHtml(chapters(40)), chapters(40)))).toEqual([]);
  });

  it("honours the preset, and has the writer's own pages in place of its own", () => {
    const page = decode(writeHtml(wholeBook()));
    expect(failed(checkHtml(writeHtml(wholeBook()), wholeBook()))).toEqual([]);
    expect(page).toContain('content: "\\201c * \\3c \\2f style\\3e  \\5c  *\\22 ";');
    expect(page).toContain('role="doc-dedication" aria-label="Dedication">');
    expect(page).toContain('<span class="label">Chapter One</span><br><span class="name">');
    expect(page).not.toContain("<details");
    expect(page).not.toContain('<header class="title-page">');
    const preset = richPreset();
    const bare = { ...preset, contents: { ...preset.contents, titlePage: false, tableOfContents: false } };
    expect(decode(writeHtml({ ...sampleBook(), preset: bare }))).not.toMatch(/<nav|<h1/);
  });

  it("notices what is missing", () => {
    const book = sampleBook();
    const page = decode(writeHtml(book)).replace("Deeper", "").replace('<section id="s1"', '<section id="lost"');
    const checks = failed(checkHtml(new TextEncoder().encode(page), book));
    expect(checks.map((check) => check.name)).toEqual(["navigation", "words"]);
  });
});

describe("Markdown", () => {
  it("passes its own check and imports as the same book", () => {
    const book = sampleBook();
    const bytes = writeMarkdown(book);
    expect(failed(checkMarkdown(bytes, book))).toEqual([]);
    const again = planImport(decode(bytes), { fileName: "x.md", format: "markdown", split: { kind: "auto" } });
    expect(again).toMatchObject({
      ok: true,
      value: { title: 'A <Book> & "More"', author: "Ada O’Quill & Söhne", language: "en" },
    });
  });

  it("reads back as the same blocks, whatever is in them", () => {
    const prose = [
      "A *soft **loud** end*, \\*not\\* and ~~gone~~.\\\nSecond line with `code` and [a \\[link\\]](https://example.org).",
      "> quote\n>\n> > deeper",
      "3. three\n4. four\n   - inner",
      "```\nfenced\n```",
      "1\\. no list\n\n\\# no heading\n\n\\- no item\n\n&amp; \\<b>",
    ].join("\n\n");
    const chapter = compileChapter("x" as ItemId, "One", prose);
    const book: Book = { ...sampleBook(), body: [chapter, { ...chapter, title: "Two" }] };
    const again = planImport(decode(writeMarkdown(book)), {
      fileName: "x.md",
      format: "markdown",
      split: { kind: "auto" },
    });
    if (!again.ok) throw new Error(again.problem.sentence);
    expect(outline(again.value.items)).toEqual(["One", "Two"]);
    const item = again.value.items[1];
    const scenes = compileChapter("x" as ItemId, "Two", item?.kind === "chapter" ? item.text : "").scenes;
    expect(scenes).toEqual(chapter.scenes);
    const blocks: readonly Block[] = scenes[0]?.blocks ?? [];
    expect(blocks.map((block) => block.kind)).toEqual([
      "paragraph",
      "quote",
      "list",
      "preformatted",
      "paragraph",
      "paragraph",
      "paragraph",
      "paragraph",
    ]);
  });
});

describe("titles of scenes", () => {
  it("are no chapters of a part when a Markdown export is read again", () => {
    const chapter = compileChapter("x" as ItemId, "One", "## First\n\nSaid.\n\n***\n\n## Second\n\nMore.");
    const plain = compileChapter("y" as ItemId, "Two", "Only text.");
    const heading = { label: null, title: "Part" };
    const part: BookNode = { kind: "part", id: "p" as ItemId, title: "Part", heading, children: [chapter, plain] };
    const again = planImport(decode(writeMarkdown({ ...sampleBook(), body: [part] })), {
      fileName: "x.md",
      format: "markdown",
      split: { kind: "auto" },
    });
    if (!again.ok) throw new Error(again.problem.sentence);
    const read = again.value.items.flatMap((item) => (item.kind === "part" ? item.children : [item]));
    expect(read.map(({ title }) => title)).toEqual(["One", "Two"]);
  });
});

describe("what is no note and no link", () => {
  it("is none either when a Markdown export is read again", () => {
    const chapter = compileChapter("c" as ItemId, "One", "He \\%%paid\\%% \\[[twice]] %%a note%% for it.");
    const markdown = decode(writeMarkdown({ ...sampleBook(), body: [chapter] }));
    const prose = markdown.slice(markdown.indexOf("# One\n") + 6);
    expect(prose).toContain("[twice]] for it.");
    expect(compileChapter("c" as ItemId, "One", prose)).toEqual(chapter);
  });
});

describe("text", () => {
  it("passes its own check, wrapped and not", () => {
    const book = sampleBook();
    for (const wrap of [undefined, 40]) {
      const bytes = wrap === undefined ? writeText(book) : writeText(book, { wrap });
      expect(failed(checkText(bytes, book))).toEqual([]);
      if (wrap) for (const line of decode(bytes).split("\n")) expect(line.length).toBeLessThanOrEqual(40);
    }
    expect(decode(writeText(book))).toContain("_soft *loud*_ end.");
    expect(decode(writeText(book))).toContain("\n* * *\n");
  });

  it("keeps a word whole that is emphasised in part", () => {
    const chapter = compileChapter("c" as ItemId, "One", "un*believ*able, the 31*st* of **M**ay: *so* he said.");
    const book: Book = { ...sampleBook(), body: [chapter] };
    const bytes = writeText(book);
    expect(failed(checkText(bytes, book))).toEqual([]);
    expect(decode(bytes)).toContain("unbelievable, the 31st of May: _so_ he said.");
  });
});
