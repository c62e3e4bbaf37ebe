import { describe, expect, it } from "vitest";
import { checkFb2 } from "../../formats/pandoc/check.ts";
import { pandocSource } from "../../formats/pandoc/source.ts";
import { writeThroughPandoc } from "../../host/jobs/write-through-pandoc.ts";
import type { Book } from "../../story/book.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { anyBook, bookWithMatter } from "./any-book.ts";
import { judgedBook } from "./judged-book.ts";
import { hasPandoc } from "./judges.ts";
import { sampleBook } from "./sample-book.ts";

const never = new AbortController().signal;

function made(book: Book) {
  return { files: [{ path: "book.fb2", bytes: pandocSource(book, "fb2") }], checks: [] };
}

describe("a FictionBook through Pandoc", () => {
  it.skipIf(!hasPandoc)("is whole, with its pictures, and the same for the same book", async () => {
    const books = [sampleBook(), bookWithMatter(), judgedBook("fb2"), ...[1, 2, 3, 4, 5, 6].map(anyBook)];
    const empty: Book = { ...sampleBook(), title: " ", author: "", language: "no tag", body: [] };
    for (const [place, book] of [...books, empty].entries()) {
      const written = await writeThroughPandoc(made({ ...book, preset: usualPreset("fb2") }), "fb2", never);
      if (!written.ok) throw new Error(`${place}: ${written.problem.sentence}`);
      expect(
        written.value.checks.filter(({ ok }) => !ok),
        `book ${place}`,
      ).toEqual([]);
    }
    const [first, again] = await Promise.all([1, 2].map(() => writeThroughPandoc(made(sampleBook()), "fb2", never)));
    expect(first).toEqual(again);
    const xml = first?.ok ? new TextDecoder().decode(first.value.files[0]?.bytes) : "";
    expect(xml).toMatch(/<binary id="[^"]+" content-type="image\/png">/);
    const broken = new TextEncoder().encode(xml.replace("Deeper", ""));
    expect(checkFb2(pandocSource(sampleBook(), "fb2"), broken).map(({ ok }) => ok)).toEqual([true, false]);
  });

  it("says in a sentence that Pandoc is not there", async () => {
    const { PATH } = process.env;
    process.env.PATH = "/nowhere";
    try {
      expect(await writeThroughPandoc(made(sampleBook()), "fb2", never)).toMatchObject({
        ok: false,
        problem: { code: "pandoc-missing", sentence: "FB2 is written through Pandoc, which is not installed here." },
      });
    } finally {
      process.env.PATH = PATH;
    }
  });

  it("ends when it is cancelled", async () => {
    const stopped = new AbortController();
    stopped.abort();
    const written = await writeThroughPandoc(made(sampleBook()), "fb2", stopped.signal);
    expect(written).toMatchObject({ ok: false, problem: { code: "job-cancelled" } });
  });
});
