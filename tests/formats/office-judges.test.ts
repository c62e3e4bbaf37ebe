import { describe, expect, it } from "vitest";
import { bookPieces, checkWords, foldText } from "../../formats/markup/book-text.ts";
import { readMarkup } from "../../formats/markup/read.ts";
import { writers } from "../../formats/writers.ts";
import { judgedBook, judgedHeadings } from "./judged-book.ts";
import { hasLibreOffice, hasPandoc, readWithLibreOffice, readWithPandoc } from "./judges.ts";

const formats = ["odt", "rtf"] as const;

async function write(format: (typeof formats)[number]): Promise<Uint8Array> {
  const made = await writers[format].write(judgedBook(format));
  if (!made.ok) throw new Error(made.problem.sentence);
  return made.value[0]?.bytes ?? new Uint8Array();
}

/** The text in order, and its headings, from the HTML that another program made of it. */
function expectSame(html: string, format: (typeof formats)[number]): void {
  expect(checkWords(bookPieces(judgedBook(format)), readMarkup(html)), format).toMatchObject({ ok: true });
  const headings = [...html.matchAll(/<h[1-6][^>]*>([\s\S]*?)<\/h[1-6]>/gi)].map(([, inside = ""]) =>
    foldText(readMarkup(inside.replace(/<br\s*\/?>/gi, " "))),
  );
  expect(headings, format).toEqual(judgedHeadings);
}

describe("what other programs read", () => {
  it.skipIf(!hasLibreOffice)("is the same text and the same headings in LibreOffice", async () => {
    const files = await Promise.all(formats.map(async (format) => [`book-${format}.${format}`, await write(format)]));
    const read = readWithLibreOffice(Object.fromEntries(files));
    for (const format of formats) expectSame(read[`book-${format}.${format}`] ?? "", format);
  });

  it.skipIf(!hasPandoc).each(formats)("is the same text and the same headings in Pandoc: %s", async (format) => {
    expectSame(readWithPandoc(await write(format), format, "html"), format);
  });
});
