import type { Book } from "../../story/book.ts";
import { fail, type Result } from "../../story/problem.ts";
import { printedPieces } from "../markup/book-text.ts";
import { usedImages } from "../markup/images.ts";
import { gutterFor, pageGeometry } from "./geometry.ts";
import { bookSource } from "./source.ts";
import { type SetDocument, typeset } from "./typesetter.ts";

/**
 * The book's pages as PDF (ISO 32000-1), in the standard that the preset asks for. The same book gives the same bytes.
 *
 * Problems: "book-date-bad", where `book.modified` is no time; "pdf-not-set", where the typesetter refuses.
 */
export function writePdf(book: Book): Result<Uint8Array> {
  if (Number.isNaN(Date.parse(book.modified))) {
    return fail(
      "book-date-bad",
      "The book does not say when it was last changed.",
      "Change a chapter and export again.",
    );
  }
  const set = setBook(book);
  return set.ok ? set.value.pdf(standards[book.preset.page.standard]) : set;
}

const standards = { PDF: "1.7", "PDF/A-2b": "a-2b", "PDF/UA-1": "ua-1" } as const;

/** The pages that a book has by its letters, so that most books are set once: what is wrong about it is only slower. */
function likelyPages(book: Book): number {
  const { page, prose } = book.preset;
  const { width, margins, lines } = pageGeometry(page, prose, 300);
  const across = (width - margins.inside - margins.outside) / (prose.size * letterWidth);
  const { text, notes } = printedPieces(book);
  const letters = [...text, ...notes].reduce((sum, piece) => sum + piece.length + across * linesLeft, 0);
  return letters / (across * lines) + book.body.length * pagesLeft;
}

/** Of the type's size, with the blanks between; and what a paragraph and a chapter leave empty, by and large. */
const letterWidth = 0.42;
const linesLeft = 0.5;
const pagesLeft = 1;

/** Where the gutter follows the pages, they are counted and, if they are of another class, set again. */
export function setBook(book: Book): Result<SetDocument> {
  const images = usedImages(book);
  const names = new Map([...images].map(([address, { ending }], place) => [address, `image-${place + 1}.${ending}`]));
  const files = new Map([...images].map(([address, { image }]) => [names.get(address) ?? "", image.bytes]));
  const set = (pages: number) =>
    typeset({
      main: bookSource(book, { pages, imageFile: (address) => names.get(address) ?? null }),
      files,
      moreFonts: [],
    });
  const likely = likelyPages(book);
  const first = set(likely);
  if (!first.ok || book.preset.page.margins !== "auto") return first;
  if (gutterFor(first.value.pages) === gutterFor(likely)) return first;
  const second = set(first.value.pages);
  // A wider gutter makes more pages: at the edge of two classes the wider one is safe.
  if (!second.ok || gutterFor(second.value.pages) <= gutterFor(first.value.pages)) return second;
  return set(second.value.pages);
}
