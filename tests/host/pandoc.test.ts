import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, test } from "vitest";
import { planManuscript } from "../../formats/readers.ts";
import { throughPandoc } from "../../host/jobs/read-through-pandoc.ts";

const formats = (() => {
  try {
    return execFileSync("pandoc", ["--list-input-formats"], { encoding: "utf8" }).split(/\s+/);
  } catch {
    return [];
  }
})();

const path = process.env.PATH;
afterEach(() => {
  process.env.PATH = path;
});

const source = (name: string, text: string) => ({
  name,
  files: [{ path: name, bytes: new TextEncoder().encode(text) }],
  isFolder: false,
});

async function titlesOf(name: string, text: string) {
  const read = await throughPandoc(source(name, text));
  if (!read.ok) throw new Error(read.problem.sentence);
  const planned = await planManuscript(read.value, { kind: "auto" });
  if (!planned.ok) throw new Error(planned.problem.sentence);
  return { ...planned.value, titles: planned.value.items.map(({ title }) => title) };
}

describe.skipIf(formats.length === 0)("with Pandoc (skipped where it is not installed)", () => {
  test("FictionBook: chapters, notes, the image in it, and that it was read through Pandoc", async () => {
    const { title, author, titles, items, images, removed } = await titlesOf(
      "lamp.fb2",
      `<?xml version="1.0" encoding="utf-8"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"><description><title-info><author><first-name>Ada</first-name><last-name>Quill</last-name></author><book-title>The Lamp</book-title><lang>en</lang></title-info></description>
      <body><section><title><p>One</p></title><p>It <emphasis>burned</emphasis>.<a l:href="#n1" type="note">[1]</a></p><image l:href="#i.png"/></section><section><title><p>Two</p></title><p>End.</p></section></body>
      <body name="notes"><section id="n1"><title><p>1</p></title><p>Oil.</p></section></body><binary id="i.png" content-type="image/png">iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==</binary></FictionBook>`,
    );
    expect({ title, author, titles }).toEqual({ title: "The Lamp", author: "Ada Quill", titles: ["One", "Two"] });
    expect(items[0]?.kind === "chapter" && items[0].text).toBe(
      "It *burned*.[^1]\n\n[^1]: Oil.\n\n![](assets/image-1.png)\n",
    );
    expect(images?.length).toBe(1);
    expect(removed).toContain("This file was read through Pandoc.");
  });

  test("LaTeX reads no other file of this computer", async () => {
    const { titles, items } = await titlesOf(
      "book.tex",
      "\\documentclass{book}\\begin{document}\\chapter{One}Hello \\emph{now}.\\input{/etc/hosts}\\include{/etc/passwd}\\chapter{Two}End.\\end{document}",
    );
    expect(titles).toEqual(["One", "Two"]);
    expect(items[0]?.kind === "chapter" && items[0].text).toBe("Hello *now*.\n");
  });

  test("what it can't read is said in one sentence", async () => {
    const broken = await throughPandoc(source("book.fb2", "no XML at all"));
    expect(broken.ok ? "read" : broken.problem.code).toBe("pandoc-failed");
  });
});

test("without Pandoc one sentence says so, and other files are left alone", async () => {
  process.env.PATH = "";
  const absent = await throughPandoc(source("notes.org", "* One"));
  expect(absent.ok ? "read" : absent.problem.code).toBe("pandoc-absent");
  const text = source("notes.txt", "One");
  expect(await throughPandoc(text)).toEqual({ ok: true, value: text });
});
