import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkLatex } from "../../formats/latex/check.ts";
import { latexText } from "../../formats/latex/text.ts";
import { writeLatex } from "../../formats/latex/write.ts";
import { bookPieces, checkWords, foldText } from "../../formats/markup/book-text.ts";
import { readMarkup } from "../../formats/markup/read.ts";
import type { Book } from "../../story/book.ts";
import { builtInPresets, usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { anyBook, bookWithMatter } from "./any-book.ts";
import { judgedBook, judgedHeadings } from "./judged-book.ts";
import { hasPandoc, readWithPandoc } from "./judges.ts";
import { sampleBook } from "./sample-book.ts";

const failed = (book: Book) => checkLatex(writeLatex(book), book).filter((check) => !check.ok);
const source = (book: Book) => new TextDecoder().decode(writeLatex(book)[0]?.bytes);
const latexBook = (): Book => ({ ...sampleBook(), preset: usualPreset("latex") });
const engine = ["xelatex", "lualatex"].find((name) => spawnSync(name, ["--version"]).status === 0);
const hasMemoir = engine !== undefined && spawnSync("kpsewhich", ["memoir.cls", "pzdr.tfm"]).status === 0;
if (!hasMemoir) console.warn("LaTeX was skipped: there is none with the class memoir on this machine.");

describe("a LaTeX document", () => {
  it("is whole, in every layout, and the same for the same book", () => {
    for (const preset of builtInPresets) {
      for (const book of [
        { ...sampleBook(), preset },
        { ...bookWithMatter(), preset },
      ])
        expect(failed(book), preset.name).toEqual([]);
    }
    expect(writeLatex(latexBook())).toEqual(writeLatex(latexBook()));
    const empty: Book = {
      ...latexBook(),
      title: " ",
      author: "",
      language: "no tag",
      body: [],
      images: [],
      cover: null,
    };
    expect(failed(empty)).toEqual([]);
  });

  it("is whole whatever is in the book", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const book = { ...anyBook(seed), preset: builtInPresets[seed % builtInPresets.length] ?? usualPreset("latex") };
      expect(failed(book), `seed ${seed}`).toEqual([]);
    }
  });

  it("sets every sign as it is", () => {
    expect(latexText("\\{}$&#%_~^\"'`[]*")).toBe(
      "\\textbackslash{}\\{\\}\\$\\&\\#\\%\\_\\textasciitilde{}\\textasciicircum{}\\textquotedbl{}\\textquotesingle{}\\textasciigrave{}{[}{]}{*}",
    );
    expect(latexText("--- << >> ,, a\u00a0b\u00ad 日\u0000")).toBe("-{}-{}- <{}< >{}> ,{}, a~b\\- 日");
  });

  it("notices what is lost", () => {
    const files = writeLatex(latexBook());
    const damaged = (change: (text: string) => string): string[] => {
      const bytes = new TextEncoder().encode(change(source(latexBook())));
      const [first, ...images] = files;
      return checkLatex([{ path: first?.path ?? "", bytes }, ...images], latexBook())
        .filter((check) => !check.ok)
        .map(({ name }) => name);
    };
    expect(damaged((text) => text)).toEqual([]);
    expect(damaged((text) => text.replace("Deeper", ""))).toEqual(["words"]);
    expect(damaged((text) => text.replace("\\end{itemize}", ""))).toContain("markup");
    expect(damaged((text) => text.replace("\\emph{Twice", "\\emph Twice"))).toContain("markup");
    const [text, ...images] = files;
    expect(images.length).toBe(1);
    const withoutImage = checkLatex(text ? [text] : [], latexBook());
    expect(withoutImage.find(({ name }) => name === "manifest")?.ok).toBe(false);
  });

  it("has parts, chapters, sections, verse, links and notes as LaTeX has them", () => {
    const text =
      "A[^a] and [site](https://example.org/a_b?c=%20#d).\n\n***\n\n## Way\n\nOne\\\ntwo.\n\n[^a]: Told *so*.";
    const made = source({ ...latexBook(), body: [compileChapter("c" as ItemId, "One & Two", text)] });
    expect(made).toContain(
      "\\mainmatter\n\n\\chapter{One \\& Two}\n\nA\\footnote{\\label{note:1}Told \\emph{so}.} and",
    );
    expect(made).toContain("\\href{https://example.org/a\\_b?c=\\%20\\#d}{site}");
    expect(made).toContain("\\section[Way]{Way}\n\n\\begin{verse}\nOne\\\\\ntwo.\n\\end{verse}");
  });

  it.skipIf(!hasPandoc)("is the same text and the same headings in Pandoc", () => {
    const book = judgedBook("latex");
    const html = readWithPandoc(writeLatex(book)[0]?.bytes ?? new Uint8Array(), "latex", "html");
    expect(checkWords(bookPieces(book), readMarkup(html))).toMatchObject({ ok: true });
    const headings = [...html.matchAll(/<h[1-6][^>]*>([\s\S]*?)<\/h[1-6]>/g)].map(([, inside = ""]) =>
      foldText(readMarkup(inside.replace(/<br\s*\/?>/g, " "))),
    );
    expect(headings).toEqual(judgedHeadings);
  });

  it.skipIf(!hasMemoir)("is set without an error", () => {
    const folder = mkdtempSync(join(tmpdir(), "redraft-latex-"));
    try {
      // Without the chapter in Hebrew, which a font that every installation has can't set.
      const [, part] = sampleBook().body;
      const inner = part?.kind === "part" ? part.children.filter(({ kind }) => kind === "part") : [];
      const files = writeLatex({ ...latexBook(), body: [...bookWithMatter().body, ...inner] });
      for (const { path, bytes } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), bytes);
      }
      const main = files[0]?.path ?? "";
      const run = ["-interaction=nonstopmode", "-halt-on-error", main];
      const { status } = spawnSync(engine ?? "", run, { cwd: folder, stdio: "ignore", timeout: 60_000 });
      const log = readFileSync(join(folder, main.replace(/tex$/, "log")), "utf8");
      expect(status, log.slice(-1500)).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
