import { describe, expect, it } from "vitest";
import { checkAo3 } from "../../formats/ao3/check.ts";
import { writeAo3 } from "../../formats/ao3/write.ts";
import type { MadeFile } from "../../formats/book-writer.ts";
import { screensOfFiles } from "../../formats/preview-screens.ts";
import { checkSite } from "../../formats/site/check.ts";
import { writeSite } from "../../formats/site/write.ts";
import type { Book } from "../../story/book.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { sampleBook } from "./sample-book.ts";
import { wholeBook } from "./whole-book.ts";

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const failed = (checks: readonly { ok: boolean }[]) => checks.filter((check) => !check.ok);
const named = (files: readonly MadeFile[], name: string) =>
  decode(files.find(({ path }) => path.endsWith(name))?.bytes);
const without = (files: readonly MadeFile[], name: string, what: string) =>
  files.map((file) =>
    file.path.endsWith(name)
      ? { ...file, bytes: new TextEncoder().encode(decode(file.bytes).replace(what, "")) }
      : file,
  );

describe("a site", () => {
  it("has a page a chapter, and leads from the first to the last", () => {
    const book = wholeBook();
    const files = writeSite(book);
    expect(failed(checkSite(files, book))).toEqual([]);
    expect(writeSite(book)).toEqual(files);
    expect(files[0]?.path).toBe("a-book-more-site/index.html");
    const index = named(files, "/index.html");
    expect(index).toContain('<a href="08-chapter-one-the-weir-after.html">Part One: Silt</a>');
    expect(index).toContain(
      '<a href="08-chapter-one-the-weir-after.html">Chapter One: The &lt;Weir&gt; &amp; after</a>',
    );
    const page = named(files, "/08-chapter-one-the-weir-after.html");
    expect(page).toContain('<section id="part-1" class="part" role="doc-part">');
    expect(page).toContain('<a rel="next" href="09-chapter-two.html">Next</a>');
    for (const { path, bytes } of files)
      if (path.endsWith(".html")) expect(decode(bytes), path).not.toMatch(/<script|(?:src|<link[^>]*href)="https?:/);
  });

  it("has its title and its contents on the first page even where the preset has none in a book", () => {
    const preset = usualPreset("site");
    const bare = { ...preset, contents: { ...preset.contents, titlePage: false, tableOfContents: false } };
    const book = { ...sampleBook(), preset: bare };
    expect(named(writeSite(book), "/index.html")).toMatch(/<h1>A &lt;Book&gt;[\s\S]*<nav class="contents"/);
    expect(failed(checkSite(writeSite(book), book))).toEqual([]);
    const empty = { ...book, body: [], title: "" };
    expect(failed(checkSite(writeSite(empty), empty))).toEqual([]);
  });

  it("notices a lost word, a lost page and what is loaded from elsewhere", () => {
    const book = wholeBook();
    const files = writeSite(book);
    const names = (broken: readonly MadeFile[]) =>
      failed(checkSite(broken, book)).map((check) => "name" in check && check.name);
    expect(names(without(files, "/09-chapter-two.html", "at once"))).toEqual(["words"]);
    expect(names(files.filter(({ path }) => !path.endsWith("/09-chapter-two.html")))).toContain("links");
    const style = '<link rel="stylesheet" href="style.css">';
    const elsewhere = files.map((file) =>
      file.path.endsWith("index.html")
        ? {
            ...file,
            bytes: new TextEncoder().encode(decode(file.bytes).replace(style, '<link href="https://x.org/a.css">')),
          }
        : file,
    );
    expect(names(elsewhere)).toContain("safe");
  });

  it("is seen whole in the preview: with its style and its images in every page", () => {
    const screens = screensOfFiles(writeSite(wholeBook()));
    expect(screens).toHaveLength(writeSite(wholeBook()).filter(({ path }) => path.endsWith(".html")).length);
    expect(screens[0]?.markup).toMatch(/<style>[\s\S]*nav\.turning/);
    expect(screens[0]?.markup).toContain('<img class="cover" src="data:image/png;base64,');
  });
});

describe("the archive's chapters", () => {
  const preset = usualPreset("ao3");

  it("are only what the archive keeps, with notes that lead there and back", () => {
    const book = wholeBook(preset);
    const files = writeAo3(book);
    expect(failed(checkAo3(files, book))).toEqual([]);
    expect(writeAo3(book)).toEqual(files);
    expect(files[0]?.path).toBe("a-book-more-ao3/whole-work.html");
    const chapter = named(files, "-chapter-one-the-weir-after.html");
    expect(chapter).toMatch(/^<h2 align="center">Part One: Silt<\/h2>\n<p>The lamp at Thurlode had been/);
    expect(chapter).toContain('<sup><a href="#note-11" name="note-mark-11">11</a></sup>');
    expect(chapter).toContain('<p><a href="#note-mark-11" name="note-11">11</a> By an hour');
    expect(chapter).toContain(
      "<p>The water went over,<br>the water went under,<br><em>and nobody</em><br><em>heard</em>.</p>",
    );
    expect(chapter).toContain('<p align="center">* * *</p>\n<p>After the break');
    for (const { path, bytes } of files)
      if (path.endsWith(".html")) expect(decode(bytes), path).not.toMatch(/class=|role=|<span|<section|<aside|\sid=/);
    const fields = named(files, "/what-goes-where.txt");
    expect(fields).toContain('Work Title\n    A <Book> & "More"\n');
    expect(fields).toContain("Chapter One: The <Weir> & after (");
  });

  it("show an image that is on the web, and of others what they are of", () => {
    const prose = "![A lamp](https://example.org/lamp.png) and ![Mud](assets/mud.png) and ![x](javascript:y)";
    const book: Book = { ...sampleBook(), preset, body: [compileChapter("c" as ItemId, "One", prose)] };
    expect(named(writeAo3(book), "/01-one.html")).toBe(
      '<p><img src="https://example.org/lamp.png" alt="A lamp"> and Mud and x</p>\n',
    );
    expect(failed(checkAo3(writeAo3(book), book))).toEqual([]);
  });

  it("warn of what the archive's form would refuse, and are written all the same", () => {
    const words = "mud ".repeat(125_100);
    const chapter = compileChapter("c" as ItemId, "One", words);
    const book: Book = { ...sampleBook(), preset, title: "T".repeat(256), body: [chapter] };
    const checks = checkAo3(writeAo3(book), book);
    expect(failed(checks)).toEqual([]);
    expect(checks.find(({ name }) => name === "limits")).toEqual({
      name: "limits",
      ok: true,
      warns: true,
      detail: "Too long for the archive: The title has 256 characters of 255 (and 1 more).",
    });
  });

  it("notice a lost word, a tag that is taken out and a note that leads nowhere", () => {
    const book = wholeBook(preset);
    const files = writeAo3(book);
    const names = (what: string, by: string) =>
      failed(
        checkAo3(
          files.map((file) =>
            file.path.endsWith("-after.html")
              ? { ...file, bytes: new TextEncoder().encode(decode(file.bytes).replace(what, by)) }
              : file,
          ),
          book,
        ),
      ).map((check) => "name" in check && check.name);
    expect(names("nobody", "")).toEqual(["words"]);
    expect(names("<em>", '<em class="x">')).toEqual(["tags"]);
    expect(names(' name="note-11"', "")).toEqual(["links"]);
    expect(names("<em>", "")).toEqual(["markup"]);
  });
});
