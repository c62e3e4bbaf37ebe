import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeAo3 } from "../../formats/ao3/write.ts";
import { writeEpub } from "../../formats/epub/write.ts";
import { writeHtml } from "../../formats/html/write.ts";
import { bookPieces, checkWords } from "../../formats/markup/book-text.ts";
import { writeSite } from "../../formats/site/write.ts";
import type { Book, BookNode, Inline } from "../../story/book.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { sampleBook } from "./sample-book.ts";
import { wholeBook } from "./whole-book.ts";

const folder = mkdtempSync(join(tmpdir(), "redraft-web-"));
afterAll(() => rmSync(folder, { recursive: true }));

const validator = join(import.meta.dirname, "../../node_modules/vnu-jar/build/dist/vnu.jar");
const hasJava = spawnSync("java", ["-version"]).status === 0;
const hasPandoc = spawnSync("pandoc", ["--version"]).status === 0;
if (!hasJava) console.warn("The Nu HTML Checker was skipped: there is no Java on this machine.");
if (!hasPandoc) console.warn("Pandoc was skipped: it is not on this machine.");

interface Found {
  readonly type: string;
  readonly url: string;
  readonly message: string;
}

describe("what others say of the web's formats", () => {
  it.skipIf(!hasJava)(
    "the Nu HTML Checker has nothing to say of the page, the site and the archive's chapters",
    () => {
      const paths: string[] = [];
      const put = (name: string, content: Uint8Array | string): void => {
        const path = join(folder, name.replace(/[^\w.-]/g, "_"));
        writeFileSync(path, content);
        if (path.endsWith(".html")) paths.push(path);
      };
      const empty: Book = { ...sampleBook(), title: " ", author: "", language: "not a tag", body: [], cover: null };
      put("whole.html", writeHtml(wholeBook()));
      put("sample.html", writeHtml({ ...sampleBook(), language: "ar", preset: usualPreset("html") }));
      put("empty.html", writeHtml(empty));
      for (const book of [wholeBook(), empty]) for (const { path, bytes } of writeSite(book)) put(path, bytes);
      for (const { path, bytes } of writeAo3(wholeBook(usualPreset("ao3")))) {
        // As the archive shows it: inside of a page of its own.
        const above = path.endsWith("whole-work.html") ? "<h1>Work</h1>" : "<h1>Work</h1><h2>Chapter</h2>";
        const page = `<!DOCTYPE html>\n<html lang="en"><head><title>Work</title></head><body>${above}\n${new TextDecoder().decode(bytes)}</body></html>`;
        if (path.endsWith(".html")) put(path, page);
      }
      const { stderr } = spawnSync(
        "java",
        ["-Xss2m", "-XX:TieredStopAtLevel=1", "-jar", validator, "--format", "json", ...paths],
        {
          encoding: "utf8",
        },
      );
      const { messages } = JSON.parse(stderr) as { messages: Found[] };
      const said = messages.filter(
        ({ message, url }) =>
          // It takes an image within the page for one that the page's own policy blocks; and it is the archive that keeps
          // attributes which HTML has given up.
          !/Content Security Policy/.test(message) && !(/ao3/.test(url) && /obsolete|“name” attribute/.test(message)),
      );
      expect(said).toEqual([]);
    },
    30_000,
  );

  it.skipIf(!hasPandoc)("Pandoc reads the same words from the EPUB, the page and the archive's work", async () => {
    // A table of contents and small capitals are read as words, too.
    const usual = usualPreset("epub");
    const preset = { ...usual, contents: { ...usual.contents, tableOfContents: false } };
    const book: Book = { ...withoutNotes(sampleBook()), preset, images: [] };
    const read = (from: string, bytes: Uint8Array | undefined): string => {
      const path = join(folder, `read.${from}`);
      writeFileSync(path, bytes ?? "");
      return execFileSync("pandoc", ["-f", from, "-t", "plain", "--wrap=none", path], { encoding: "utf8" });
    };
    const epub = async (from: Book): Promise<Uint8Array> => {
      const made = await writeEpub(from);
      if (!made.ok) throw new Error(made.problem.sentence);
      return made.value;
    };
    const same = (text: string) => expect(checkWords(bookPieces(book), text).detail).toMatch(/all there/);
    same(read("epub", await epub(book)));
    same(read("html", writeHtml(book)));
    same(read("html", writeAo3(book)[0]?.bytes));
    // Pandoc knows our footnotes for what they are, and sets them behind the text.
    expect(read("epub", await epub({ ...sampleBook(), preset }))).toMatch(/\[1\] .*A note with _?stress/);
  });
});

function withoutNotes(book: Book): Book {
  const bare = (inlines: readonly Inline[]): Inline[] =>
    inlines.flatMap((inline): Inline[] => {
      if (inline.kind === "noteReference") return [];
      return ["children" in inline ? { ...inline, children: bare(inline.children) } : inline];
    });
  const node = (one: BookNode): BookNode => {
    if (one.kind === "part") return { ...one, children: one.children.map(node) };
    const scenes = one.scenes.map(({ blocks }) => ({
      blocks: blocks.map((block) =>
        block.kind === "paragraph" ? { ...block, children: bare(block.children) } : block,
      ),
    }));
    return { ...one, scenes, notes: [] };
  };
  return { ...book, body: book.body.map(node) };
}
