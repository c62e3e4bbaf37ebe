import type { Book } from "../../story/book.ts";
import { type Check, checkWords, titledPieces } from "../markup/book-text.ts";

/** Reads a written text back and holds it against the book that it was made of. */
export function checkText(bytes: Uint8Array, book: Book): Check[] {
  return [checkWords(titledPieces(book), new TextDecoder().decode(bytes))];
}
