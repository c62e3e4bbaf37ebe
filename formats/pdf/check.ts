import type { Book } from "../../story/book.ts";
import { type Check, printedPieces } from "../markup/book-text.ts";
import { firstMissing } from "./find-words.ts";
import { pageGeometry, sheetSize } from "./geometry.ts";
import { lettersOf, type PageReading, type PageText, printedWords, readPages } from "./page-words.ts";

/** Bytes of a PDF from which on reading it back is divided: a thread of its own has to load the reader first. */
const worthDividing = 1_000_000;

/**
 * Reads a written PDF back and holds it against the book that it was made of.
 *
 * @param elsewhere see `BookWriter`
 */
export async function checkPdf(bytes: Uint8Array, book: Book, elsewhere?: PageReading): Promise<Check[]> {
  const source = new TextDecoder("latin1").decode(bytes);
  const pieces = printedPieces(book);
  let pages: readonly PageText[];
  try {
    const of = elsewhere && bytes.length > worthDividing ? 2 : 1;
    const order = { bytes, withNotes: pieces.notes.length > 0, of };
    const [first, rest = []] = await Promise.all([
      readPages({ ...order, share: 0 }),
      ...(of === 2 && elsewhere ? [elsewhere({ ...order, share: 1 })] : []),
    ]);
    pages = [...first, ...rest];
  } catch (cause) {
    return [{ name: "pages", ok: false, detail: `The file can't be read back: ${String(cause).slice(0, 100)}.` }];
  }
  return [checkPages(source, pages.length, book), checkFonts(source), checkWords(pages, pieces)];
}

/** Points by which a page may be off: Typst rounds. */
const inexact = 0.05;

function checkPages(source: string, count: number, { preset }: Book): Check {
  // No length of the sheet follows the count of pages: the gutter is inside of it.
  const sheet = sheetSize(pageGeometry(preset.page, preset.prose, count));
  const boxes = [...source.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  const other = boxes.find(
    ([, width, height]) =>
      Math.abs(Number(width) - sheet.width) > inexact || Math.abs(Number(height) - sheet.height) > inexact,
  );
  const size = (width: number, height: number) => `${(width / 72).toFixed(2)} × ${(height / 72).toFixed(2)} in`;
  if (count === 0 || boxes.length === 0) return { name: "pages", ok: false, detail: "The file has no page." };
  if (other)
    return {
      name: "pages",
      ok: false,
      detail: `A page has ${size(Number(other[1]), Number(other[2]))}, which is not the preset's.`,
    };
  return { name: "pages", ok: true, detail: `${count} pages of ${size(sheet.width, sheet.height)}.` };
}

/** A printer refuses a file that relies on fonts of its own (ISO 32000-1, 9.9: a descriptor embeds by FontFile, FontFile2 or FontFile3). */
function checkFonts(source: string): Check {
  const descriptors = [...source.matchAll(/\/Type \/FontDescriptor[\s\S]*?endobj/g)].map(([text]) => text);
  const names = descriptors.map(
    (text) => /\/FontName \/(?:[A-Z]{6}\+)?([^\s/]+)/.exec(text)?.[1] ?? "a font without a name",
  );
  const loose = names.filter((_, place) => !/\/FontFile[23]? \d+ 0 R/.test(descriptors[place] ?? ""));
  return loose.length > 0
    ? { name: "fonts", ok: false, detail: `Not embedded: ${loose.join(", ")}.` }
    : { name: "fonts", ok: true, detail: `All embedded: ${[...new Set(names)].sort().join(", ") || "none needed"}.` };
}

const getFont =
  "No file was written. Install a font that has these signs and export again; the other formats do without one.";

function checkWords(pages: readonly PageText[], pieces: ReturnType<typeof printedPieces>): Check {
  let words = 0;
  for (const kind of ["text", "notes"] as const) {
    const printed = pages.map((page) => page[kind]).join("\n");
    const lost = missingLetters(pieces[kind].join("\n"), printed);
    if (lost !== "")
      return { name: "words", ok: false, detail: `No font on this computer has “${lost}”.`, next: getFont };
    const wanted = pieces[kind].flatMap((piece) => printedWords(piece));
    const missing = firstMissing(wanted, printedWords(printed));
    if (missing !== null) {
      const near = wanted.slice(missing, missing + 8).join(" ");
      return { name: "words", ok: false, detail: `Missing from the file: “${near}”.` };
    }
    words += wanted.length;
  }
  return { name: "words", ok: true, detail: `${words.toLocaleString("en")} words, all there and in order.` };
}

/** What no font could set has no letter in the file. */
function missingLetters(wanted: string, printed: string): string {
  const there = lettersOf(printed);
  const cased = (letter: string) => [letter, letter.toLowerCase(), ...letter.toUpperCase()];
  return [...lettersOf(wanted)]
    .filter((letter) => !cased(letter).some((one) => there.has(one)))
    .slice(0, 12)
    .join("");
}
