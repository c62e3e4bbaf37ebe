import type { Book } from "../../story/book.ts";
import type { Check } from "../markup/book-text.ts";

/** Reads a written PDF back and holds it against the book that it was made of. */
export function checkPdf(bytes: Uint8Array, _book: Book): Check[] {
  const text = new TextDecoder("latin1").decode(bytes);
  const pages = text.match(/\/Type \/Page\b/g)?.length ?? 0;
  const ok = text.startsWith("%PDF-1.7") && pages > 0;
  return [{ name: "pages", ok, detail: ok ? `${pages} pages.` : "The file can't be read back." }];
}
