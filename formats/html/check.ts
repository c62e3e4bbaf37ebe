import type { Book } from "../../story/book.ts";
import { bookPieces, type Check, checkWords } from "../markup/book-text.ts";
import { findMalformed, readMarkup } from "../markup/read.ts";

/** Reads a written HTML file back and holds it against the book that it was made of. */
export function checkHtml(bytes: Uint8Array, book: Book): Check[] {
  const page = new TextDecoder().decode(bytes);
  const main = page.slice(page.indexOf("<main>"), page.lastIndexOf("</main>"));
  return [
    checkMarkup(page),
    checkContents(page, main),
    checkSafe(page),
    checkWords(bookPieces(book), readMarkup(main)),
  ];
}

/** Our markup is XML but for three void elements and the style, so that it can be proven closed. */
function checkMarkup(page: string): Check {
  const problem = findMalformed(page.replace(/<style>[\s\S]*?<\/style>/, ""));
  return { name: "markup", ok: problem === null, detail: problem ?? "All elements are closed." };
}

function checkContents(page: string, main: string): Check {
  const sections = [...main.matchAll(/<section id="([^"]+)"/g)].map(([, id = ""]) => id);
  const links = new Set([...page.matchAll(/<a href="#([^"]+)"/g)].map(([, id = ""]) => id));
  const lost = sections.find((id) => !links.has(id));
  const ok = lost === undefined && links.size === sections.length;
  return { name: "navigation", ok, detail: ok ? `${sections.length} entries.` : "The table of contents is not whole." };
}

function checkSafe(page: string): Check {
  const found =
    /<(?:script|iframe|object|embed|form|link)\b|<[^>]+\son\w+=|(?:href|src)="(?!#|https?:|mailto:|data:image\/)/i.exec(
      page,
    );
  return {
    name: "safe",
    ok: found === null,
    detail: found ? `Found ${found[0].slice(0, 40)}.` : "No script, nothing loaded from elsewhere.",
  };
}
