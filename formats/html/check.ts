import type { Book } from "../../story/book.ts";
import { bookPieces, type Check, checkWords } from "../markup/book-text.ts";
import { findMalformed, readMarkup, withoutTitlePage } from "../markup/read.ts";
import { inReadingOrder } from "../markup/sections.ts";
import { withSlashes } from "./document.ts";
import { planHtml, sectionIds } from "./write.ts";

/** Reads a written HTML file back and holds it against the book that it was made of. */
export function checkHtml(bytes: Uint8Array, book: Book): Check[] {
  const page = new TextDecoder().decode(bytes);
  const main = page.slice(page.indexOf("<main>"), page.lastIndexOf("</main>"));
  return [
    checkMarkup([page]),
    checkContents(page, book),
    checkSafe([page], /^(?:#|data:image\/)/i),
    checkWords(bookPieces(book), readMarkup(withoutTitlePage(main))),
  ];
}

/** Our markup is XML but for void elements and the style, so that it can be proven closed. */
export function checkMarkup(pages: readonly string[]): Check {
  for (const page of pages) {
    const problem = findMalformed(withSlashes(page.replace(/<style>[\s\S]*?<\/style>/, "")));
    if (problem !== null) return { name: "markup", ok: false, detail: `${problem}.` };
  }
  return { name: "markup", ok: true, detail: "All elements are closed." };
}

/** Every chapter and part is linked from the table of contents, where there is one, and every link in the book leads somewhere. */
function checkContents(page: string, book: Book): Check {
  const sections = planHtml(book);
  const hasContents = inReadingOrder(sections).some(({ kind }) => kind === "contents");
  const ids = new Set([...page.matchAll(/<[^>]*? id="([^"]+)"/g)].map(([, id = ""]) => id));
  const links = new Set([...page.matchAll(/<a [^>]*?href="#([^"]+)"/g)].map(([, id = ""]) => id));
  const listed = [...sectionIds(sections)].filter(([{ isListed }]) => isListed && hasContents).map(([, id]) => id);
  const ok = listed.every((id) => links.has(id) && ids.has(id)) && [...links].every((id) => ids.has(id));
  return { name: "navigation", ok, detail: ok ? `${listed.length} entries.` : "The table of contents is not whole." };
}

/** @param own what a link, an image or a style sheet may be; a link may also lead to the web */
export function checkSafe(pages: readonly string[], own: RegExp): Check {
  for (const page of pages) {
    const active = /<(?:script|iframe|object|embed|form|base)\b|<[^>]+\son\w+=/i.exec(page)?.[0];
    const outside = [...page.matchAll(/<([a-z]+)[^>]*?\s(?:href|src)="([^"]*)"/gi)].find(
      ([, tag, address = ""]) => !own.test(address) && !(tag === "a" && /^(?:https?|mailto):/i.test(address)),
    )?.[0];
    const found = active ?? outside;
    if (found) return { name: "safe", ok: false, detail: `Found ${found.slice(0, 40)}.` };
  }
  return { name: "safe", ok: true, detail: "No script, nothing loaded from elsewhere." };
}
