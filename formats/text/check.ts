import type { Book } from "../../story/book.ts";
import { bookPieces, type Check, checkWords } from "../markup/book-text.ts";

/** Reads a written text back and holds it against the book that it was made of. */
export function checkText(bytes: Uint8Array, book: Book): Check[] {
  return [checkWords(bookPieces(book), new TextDecoder().decode(bytes))];
}
