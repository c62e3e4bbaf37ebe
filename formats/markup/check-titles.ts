import type { Book, BookNode } from "../../story/book.ts";
import { type Check, foldText } from "./book-text.ts";
import { shownTitle } from "./sections.ts";

/**
 * Every part and chapter that has a title is a heading, in order.
 * @param headings of the file that was read back
 */
export function checkTitles(headings: readonly string[], book: Book): Check {
  const found = headings.map(foldText);
  const wanted = titlesOf(book.body).map((title) => foldText(shownTitle(title)));
  const lost = wanted.findIndex((title, place) => found[place] !== title);
  const ok = lost < 0 && found.length === wanted.length;
  return {
    name: "navigation",
    ok,
    detail: ok ? `${wanted.length} entries.` : `Not in the table of contents: ${wanted[Math.max(0, lost)] ?? ""}.`,
  };
}

function titlesOf(nodes: readonly BookNode[]): string[] {
  return nodes.flatMap((node) => [
    ...(node.heading === null ? [] : [node.title]),
    ...(node.kind === "part" ? titlesOf(node.children) : []),
  ]);
}
