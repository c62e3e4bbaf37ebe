import type { Book, BookChapter, BookNode, BookPart } from "../../story/book.ts";
import { cleanText } from "../markup/escape.ts";

/** A page of the book, in reading order. */
export type Page =
  | { readonly kind: "part"; readonly path: string; readonly title: string; readonly part: BookPart }
  | { readonly kind: "chapter"; readonly path: string; readonly title: string; readonly chapter: BookChapter };

/** The navigation's tree, over the same pages. */
export interface Entry {
  readonly title: string;
  readonly path: string;
  readonly children: readonly Entry[];
}

export interface Pages {
  readonly pages: readonly Page[];
  readonly entries: readonly Entry[];
  /** Levels of the tree; at least 1. */
  readonly depth: number;
}

/** Gives every part and chapter an ASCII path, relative to the package document. */
export function layOutPages(book: Book): Pages {
  const pages: Page[] = [];
  const counts = { part: 0, chapter: 0 };
  const visit = (node: BookNode): Entry => {
    const number = String(++counts[node.kind]).padStart(4, "0");
    const path = `text/${node.kind}-${number}.xhtml`;
    const title = shownTitle(node.title);
    if (node.kind === "chapter") {
      pages.push({ kind: "chapter", path, title, chapter: node });
      return { title, path, children: [] };
    }
    pages.push({ kind: "part", path, title, part: node });
    return { title, path, children: node.children.map(visit) };
  };
  const entries = book.body.map(visit);
  return { pages, entries, depth: Math.max(1, depthOf(entries)) };
}

/** A title element and a link must not be empty (EPUB 3.3, section 7.3). */
export function shownTitle(title: string): string {
  const clean = cleanText(title).replace(/\s+/g, " ").trim();
  return clean === "" ? "Untitled" : clean;
}

function depthOf(entries: readonly Entry[]): number {
  return entries.reduce((depth, entry) => Math.max(depth, 1 + depthOf(entry.children)), 0);
}
