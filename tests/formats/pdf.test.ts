import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, test } from "vitest";
import { checkPdf } from "../../formats/pdf/check.ts";
import { firstMissing } from "../../formats/pdf/find-words.ts";
import { printedWords, readPages } from "../../formats/pdf/page-words.ts";
import { writePdf } from "../../formats/pdf/write.ts";
import type { Book } from "../../story/book.ts";
import { builtInPresets } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Preset, trims } from "../../story/preset.ts";
import { createRandom } from "../story/random.ts";
import { sampleBook } from "./sample-book.ts";

const folder = mkdtempSync(join(tmpdir(), "redraft-pdf-"));
afterAll(() => rmSync(folder, { recursive: true }));

function preset(name: string): Preset {
  const found = builtInPresets.find((one) => one.name === name);
  if (!found) throw new Error(`There is no preset “${name}”.`);
  return found;
}

function written(book: Book): Uint8Array {
  const made = writePdf(book);
  if (!made.ok) throw new Error(made.problem.sentence);
  return made.value;
}

async function failures(bytes: Uint8Array, book: Book) {
  return (await checkPdf(bytes, book)).filter(({ ok }) => !ok);
}

/** Words that a line can end in the midst of, and a footnote in every third paragraph. */
function prose(paragraphs: number, seed: number): string {
  const random = createRandom(seed);
  const beginnings = "weigh incompre after never remem light quiet harbour yester moth under over out in re un".split(
    " ",
  );
  const endings = "bridge hensible wards theless bering house ly lines day er—no standing taking look side".split(" ");
  const word = () => random.pick(beginnings) + random.pick(["", "-", "able"]) + random.pick(endings);
  const sentence = () => Array.from({ length: 60 }, () => (random.below(3) === 0 ? "the" : word())).join(" ");
  return Array.from({ length: paragraphs }, (_, place) =>
    place % 3 === 0 ? `${sentence()}[^${place}] and on.\n\n[^${place}]: ${sentence()}` : sentence(),
  ).join("\n\n");
}

/** All that a book can have, in scripts that the fonts have which come with Redraft. */
function everything(): Book {
  const book = sampleBook();
  const body = JSON.parse(JSON.stringify(book.body).replaceAll(/[\u0590-\u06ff\u3000-\u9fff🙂]/gu, "o"));
  return { ...book, body };
}

const novel: Book = {
  ...everything(),
  title: "The Weir",
  body: ["One", "Two", "Three"].map((title, place) => compileChapter(`c${place}` as ItemId, title, prose(40, place))),
};

describe("a PDF", () => {
  for (const { name, ...rest } of builtInPresets.filter(({ format }) => format === "pdf")) {
    it(`by the preset “${name}” has every word, on pages of one size, in fonts of its own`, async () => {
      for (const book of [everything(), novel]) {
        const set = { ...book, preset: { name, ...rest } };
        expect(await failures(written(set), set)).toEqual([]);
      }
    });
  }

  it("is cut to every trim, with what a printer trims away and the marks to cut by", async () => {
    for (const trim of trims) {
      for (const isPrinted of [false, true]) {
        const page = { ...preset("Paperback").page, trim, bleed: isPrinted, cropMarks: isPrinted };
        const book = { ...everything(), preset: { ...preset("Paperback"), page } };
        expect(await failures(written(book), book), `${trim} ${isPrinted}`).toEqual([]);
      }
    }
  });

  it("comes in the standards that libraries and readers with a screen reader ask for, the same each time", async () => {
    for (const [standard, mark] of [
      ["PDF/A-2b", "pdfaid:part>2<"],
      ["PDF/UA-1", "pdfuaid:part>1<"],
    ] as const) {
      const book = { ...novel, preset: { ...preset("Paperback"), page: { ...preset("Paperback").page, standard } } };
      const bytes = written(book);
      expect(new TextDecoder("latin1").decode(bytes)).toContain(mark);
      expect(Buffer.compare(bytes, written(book))).toBe(0);
      expect(await failures(bytes, book)).toEqual([]);
    }
  });

  it("begins chapters on right-hand pages, without a head on them", async () => {
    const book = { ...novel, preset: preset("Paperback") };
    const pages = await readPages({ bytes: written(book), withNotes: true, share: 0, of: 1 });
    const openers = pages.flatMap((page, place) => (/^\s*(One|Two|Three)\s/.test(page.text) ? [place + 1] : []));
    expect(openers).toHaveLength(3);
    expect(openers.filter((number) => number % 2 === 0)).toEqual([]);
  });

  it("reads the same in shares as whole", async () => {
    const bytes = written({ ...novel, preset: preset("Paperback") });
    const share = (place: number, of: number) => readPages({ bytes, withNotes: true, share: place, of });
    const shares = await Promise.all([0, 1, 2].map((place) => share(place, 3)));
    expect(shares.every((pages) => pages.length > 0)).toBe(true);
    expect(shares.flat()).toEqual(await share(0, 1));
  });

  it("is sound whatever stands in the book", async () => {
    const hostile = '\u0000\u0007\uD800 #let x = $\\ "]* <a> @b // /* ` '.repeat(20);
    for (const book of [
      { ...everything(), body: [] },
      {
        ...everything(),
        title: "T".repeat(5000),
        author: "",
        body: [compileChapter("x" as ItemId, "A ".repeat(2500), "Text.")],
      },
      { ...everything(), title: hostile, author: hostile, body: [compileChapter("x" as ItemId, hostile, hostile)] },
    ].map((one): Book => ({ ...one, preset: preset("Paperback") }))) {
      expect(await failures(written(book), book)).toEqual([]);
    }
  });

  it("says which signs no font has, instead of printing boxes for them", async () => {
    const book = { ...novel, body: [compileChapter("x" as ItemId, "One", "He read \u{10380}\u{10381} on the stone.")] };
    expect(await failures(written({ ...book, preset: preset("Paperback") }), book)).toEqual([
      {
        name: "words",
        ok: false,
        detail: "No font on this computer has “\u{10380}\u{10381}”.",
        next: "No file was written. Install a font that has these signs and export again; the other formats do without one.",
      },
    ]);
  });

  it("that lost a word, a font or a page’s size fails its check", async () => {
    const book = { ...novel, preset: preset("Paperback") };
    const bytes = written({
      ...book,
      body: [...book.body.slice(0, 2), compileChapter("c2" as ItemId, "Three", prose(39, 2))],
    });
    expect((await failures(bytes, book)).map(({ name }) => name)).toEqual(["words"]);
    const latin = Buffer.from(written(book)).toString("latin1");
    const damaged = Buffer.from(
      latin.replace(/\/FontFile2/g, "/FontNone2").replace("[0 0 396 612]", "[0 0 396 600]"),
      "latin1",
    );
    expect((await failures(damaged, book)).map(({ name }) => name)).toEqual(expect.arrayContaining(["pages", "fonts"]));
    expect((await failures(Buffer.from("no PDF"), book)).map(({ name }) => name)).toEqual(["pages"]);
  });
});

describe("finding the words in the pages", () => {
  const read = (text: string) => printedWords(text);

  it("knows words that a line ends in, numbers of notes, and scripts without spaces", () => {
    expect(read("incompre-\nhensible twenty-\none Straße—no.1 日本")).toEqual(
      read("incomprehensible twenty-one Strasse — no. 1 日\n本"),
    );
  });

  it("lets notes stand between, and notices each single word that is lost or goes before its time", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = createRandom(seed);
      const words = Array.from({ length: 200 }, (_, place) => `${random.pick(["a", "the", "of", "weir"])}${place % 7}`);
      const note = Array.from({ length: 30 }, () => random.pick(["see", "the", "note"]));
      const at = 3 + random.below(190);
      const parted = [...words.slice(0, at), ...note, ...words.slice(at)];
      expect(firstMissing(words, parted), `seed ${seed}`).toBeNull();
      const lost = words.filter((_, place) => place !== at);
      expect(firstMissing(words, lost), `seed ${seed}, lost ${at}`).not.toBeNull();
    }
  });
});

const judges = ["qpdf", "pdffonts", "pdfinfo"].every((name) => spawnSync(name, ["--version"]).error === undefined);
if (!judges) console.log("What others say of the PDF: skipped: qpdf or poppler is missing.");
test.runIf(judges)("other programs find nothing wrong with it", () => {
  const book = { ...novel, preset: preset("Paperback") };
  const path = join(folder, "weir.pdf");
  writeFileSync(path, written(book));
  const run = (name: string, ...args: string[]) => spawnSync(name, [...args, path], { encoding: "utf8" });
  expect(run("qpdf", "--check").stdout).toContain("No syntax or stream encoding errors found");
  const fonts = run("pdffonts").stdout.trim().split("\n").slice(2);
  expect(fonts.length).toBeGreaterThan(0);
  // Embedded, a subset, with the way back to letters.
  for (const font of fonts) expect(font).toMatch(/\byes yes yes\b/);
  expect(run("pdfinfo").stdout).toMatch(/Title: +The Weir[\s\S]*Tagged: +yes[\s\S]*Page size: +396 x 612 pts/);
});
