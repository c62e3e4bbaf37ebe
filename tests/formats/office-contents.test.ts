import { strFromU8, unzipSync } from "fflate";
import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { readPages } from "../../formats/pdf/page-words.ts";
import { writers } from "../../formats/writers.ts";
import type { Book, BookPart } from "../../story/book.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { hasLibreOffice } from "./judges.ts";
import { convert } from "./libre-office.ts";
import { sampleBook } from "./sample-book.ts";

const titles = ["The Weir", "The Lamp", "Rain", "Ballast"] as const;
type Format = "docx" | "odt" | "rtf";

/** Chapters of one page and of several, one of them in a part. */
function bookFor(format: Format): Book {
  const preset = usualPreset("odt");
  const chapters = titles.map((title, place) =>
    compileChapter(title as ItemId, title, `It rained on ${place}.\n\n`.repeat(1 + place * 30)),
  );
  const heading = { label: null, title: "Part One" };
  const part: BookPart = { kind: "part", id: "p" as ItemId, title: "Part One", heading, children: chapters.slice(3) };
  return {
    ...sampleBook(),
    preset: { ...preset, format, page: { ...preset.page, folios: "none" } },
    images: [],
    cover: null,
    body: [...chapters.slice(0, 3), part],
  };
}

async function write(format: Format): Promise<Uint8Array> {
  const made = await writers[format].write(bookFor(format));
  if (!made.ok) throw new Error(made.problem.sentence);
  return made.value[0]?.bytes ?? new Uint8Array();
}

describe("a table of contents in a word processor", () => {
  it.skipIf(!hasLibreOffice)("has its pages in an OpenDocument text as soon as it is opened", async () => {
    const { pdf = new Uint8Array() } = convert("book.odt", await write("odt"), ["pdf"]);
    const pages = (await readPages({ bytes: pdf, withNotes: false, share: 0, of: 1 })).map(({ text }) => text);
    const contents = pages.findIndex((text) => /^\s*Contents/.test(text));
    const first = contents + 1;
    for (const title of [...titles, "Part One"]) {
      const page = pages.findIndex((text, place) => place >= first && text.trimStart().startsWith(title));
      // The story begins on a page 1.
      expect(pages[contents], title).toMatch(new RegExp(`${title}\\s+${page - first + 1}\\b`));
    }
  });

  it.skipIf(!hasLibreOffice).each(["docx", "odt", "rtf"] as const)("leads to its chapters: %s", async (format) => {
    const { pdf = new Uint8Array() } = convert(`book.${format}`, await write(format), ["pdf"]);
    const pages = (await readPages({ bytes: pdf, withNotes: false, share: 0, of: 1 })).map(({ text }) => text);
    const document = await getDocumentProxy(pdf, { verbosity: 0 });
    const page = await document.getPage(1 + pages.findIndex((text) => /^\s*Contents/.test(text)));
    const links = (await page.getAnnotations()).filter(({ dest }) => Array.isArray(dest));
    const places = await Promise.all(links.map(({ dest }) => document.getPageIndex(dest[0])));
    const reached = places.map((place) => pages[place]?.trimStart() ?? "");
    for (const title of [...titles, "Part One"])
      expect(
        reached.some((page) => page.startsWith(title)),
        title,
      ).toBe(true);
  });

  it("is made anew with pages in Word, which asks nothing when it opens the file", async () => {
    const files = unzipSync(await write("docx"));
    const document = strFromU8(files["word/document.xml"] ?? new Uint8Array());
    const led = [...document.matchAll(/ PAGEREF (\w+) \\h /g)].map(([, name]) => name);
    expect(led).toHaveLength(5);
    for (const name of led) expect(document).toContain(`w:name="${name}"`);
    expect(document).toContain('TOC \\o "1-2" \\h \\z \\u');
    const all = Object.entries(files).map(([path, part]) => (path.endsWith(".xml") ? strFromU8(part) : ""));
    expect(all.join()).not.toMatch(/w:dirty|w:updateFields/);
    const rtf = strFromU8(await write("rtf"));
    expect(rtf.match(/\{PAGEREF _Run\d+ \\\\h\}/g)).toHaveLength(5);
    expect(rtf).not.toContain("\\flddirty");
  });
});
