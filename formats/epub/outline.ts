import type { Book } from "../../story/book.ts";
import { bookWords } from "../markup/book-words.ts";
import { inReadingOrder, planSections, type Section } from "../markup/sections.ts";

/** A document of the book, relative to the package document. */
export interface Page {
  /** ASCII. */
  readonly path: string;
  /** In the package document. */
  readonly id: string;
  readonly section: Section;
}

/** The navigation's tree, over the same pages. */
export interface Entry {
  readonly title: string;
  readonly path: string;
  readonly children: readonly Entry[];
}

export interface Pages {
  /** In reading order; the table of contents is among them where the book shows it. */
  readonly pages: readonly Page[];
  /** At least one. */
  readonly entries: readonly Entry[];
  /** Levels of the tree; at least 1. */
  readonly depth: number;
}

/** Gives every section of the book its document. */
export function layOutPages(book: Book): Pages {
  const sections = planSections(book, bookWords(book.language).contents);
  const counts = { part: 0, chapter: 0 };
  const pages = inReadingOrder(sections).map((section): Page => {
    if (section.kind === "title page") return { path: "title.xhtml", id: "title", section };
    if (section.kind === "contents") return { path: "nav.xhtml", id: "nav", section };
    const id = `${section.kind}-${String(++counts[section.kind]).padStart(4, "0")}`;
    return { path: `text/${id}.xhtml`, id, section };
  });
  const paths = new Map(pages.map(({ section, path }) => [section, path]));
  const entriesOf = (some: readonly Section[]): Entry[] =>
    some
      .filter(({ isListed }) => isListed)
      .map((section) => ({
        title: section.title,
        path: paths.get(section) ?? "",
        children: section.kind === "part" ? entriesOf(section.children) : [],
      }));
  const listed = entriesOf(sections);
  const entries = listed.length > 0 ? listed : pages.slice(0, 1).map(toEntry);
  return { pages, entries, depth: Math.max(1, depthOf(entries)) };
}

function toEntry({ path, section }: Page): Entry {
  return { title: section.title, path, children: [] };
}

function depthOf(entries: readonly Entry[]): number {
  return entries.reduce((depth, entry) => Math.max(depth, 1 + depthOf(entry.children)), 0);
}
