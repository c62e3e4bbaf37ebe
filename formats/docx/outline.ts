import type { Book, BookChapter, BookNode } from "../../story/book.ts";
import type { Layout } from "./layout.ts";

/** The level of the deepest heading that begins a page; those inside of chapters are below it. */
export function openerLevel(book: Book): number {
  return Math.min(5, deepest(book.body, 1));
}

function deepest(nodes: readonly BookNode[], level: number): number {
  return nodes.reduce(
    (found, node) => Math.max(found, node.kind === "part" ? deepest(node.children, level + 1) : level),
    level,
  );
}

/** Whether one is made: the preset wants it, and the writer has none. */
export function hasTitlePage(book: Book): boolean {
  return book.preset.contents.titlePage && !hasOwnPage(book.body, "title page");
}

export function hasOwnPage(nodes: readonly BookNode[], role: BookChapter["matter"]): boolean {
  return nodes.some((node) => (node.kind === "part" ? hasOwnPage(node.children, role) : node.matter === role));
}

/** A story that is one chapter has its title over it already. */
export function isNamedAsBook(chapter: BookChapter, book: Book, { isManuscript, isNovel }: Layout): boolean {
  return isManuscript && !isNovel && hasTitlePage(book) && chapter.title.trim() === book.title.trim();
}
