import type { Book, BookChapter, BookNode, BookPart } from "../../story/book.ts";
import { isTold } from "../../story/matter.ts";
import { cleanText } from "./escape.ts";

/** The three divisions of a book, as EPUB names them (EPUB Structural Semantics 1.1). */
export type Zone = "frontmatter" | "bodymatter" | "backmatter";

/** What begins on a page, or a stretch, of its own. */
export type Section = {
  readonly zone: Zone;
  /** In one line and never empty: for a link. */
  readonly title: string;
  /** Stands in a table of contents: all but what has no heading, and the table itself. */
  readonly isListed: boolean;
} & (
  | { readonly kind: "title page"; readonly chapter: null }
  | { readonly kind: "contents"; readonly chapter: BookChapter | null }
  | { readonly kind: "part"; readonly part: BookPart; readonly children: readonly Section[] }
  | { readonly kind: "chapter"; readonly chapter: BookChapter }
);

/**
 * A book that is read on a screen, in order: title page and table of contents are put where a book has them, unless the writer
 * has pages of their own for them. A book with nothing in it has its title page.
 *
 * @param contentsTitle what stands over a table of contents that the writer has no page for
 */
export function planSections(book: Book, contentsTitle: string): readonly Section[] {
  const { contents } = book.preset;
  const flat = flatten(book.body);
  const told = (node: BookNode): boolean => node.kind === "part" || isTold(node.matter);
  const firstTold = flat.findIndex(told);
  const lastTold = flat.findLastIndex(told);
  const zones = new Map(flat.map((node, place) => [node, zoneAt(place, firstTold, lastTold)]));
  const ownContents = flat.find((node): node is BookChapter => node.kind === "chapter" && node.matter === "contents");
  const hasTitlePage = flat.some((node) => node.kind === "chapter" && node.matter === "title page");

  const visit = (node: BookNode): Section => {
    const shared = { zone: zones.get(node) ?? "bodymatter", title: shownTitle(node.title) };
    if (node.kind === "part") {
      const children = node.children.map(visit);
      return { ...shared, kind: "part", isListed: true, part: node, children };
    }
    if (node === ownContents) return { ...shared, kind: "contents", isListed: false, chapter: node };
    return { ...shared, kind: "chapter", isListed: node.heading !== null, chapter: node };
  };
  const sections = book.body.map(visit);
  if (contents.tableOfContents && !ownContents && sections.some(isAnyListed)) {
    // Behind what stands alone on its page (copyright, dedication, epigraph), before a foreword.
    const behind = sections.findIndex((section) => section.zone !== "frontmatter" || section.isListed);
    const made = {
      kind: "contents",
      zone: "frontmatter",
      title: contentsTitle,
      isListed: false,
      chapter: null,
    } as const;
    sections.splice(behind, 0, made);
  }
  if (sections.length === 0 || (contents.titlePage && !hasTitlePage))
    sections.unshift({
      kind: "title page",
      zone: "frontmatter",
      title: shownTitle(book.title),
      isListed: false,
      chapter: null,
    });
  return sections;
}

/** All of them as they follow each other. */
export function inReadingOrder(sections: readonly Section[]): readonly Section[] {
  return sections.flatMap((section) =>
    section.kind === "part" ? [section, ...inReadingOrder(section.children)] : [section],
  );
}

/** A title element and a link must not be empty (EPUB 3.3, section 7.3). */
export function shownTitle(title: string): string {
  const clean = cleanText(title).replace(/\s+/g, " ").trim();
  return clean === "" ? "Untitled" : clean;
}

function isAnyListed(section: Section): boolean {
  return section.isListed || (section.kind === "part" && section.children.some(isAnyListed));
}

function zoneAt(place: number, firstTold: number, lastTold: number): Zone {
  if (firstTold < 0 || place < firstTold) return "frontmatter";
  return place > lastTold ? "backmatter" : "bodymatter";
}

function flatten(nodes: readonly BookNode[]): BookNode[] {
  return nodes.flatMap((node) => (node.kind === "part" ? [node, ...flatten(node.children)] : [node]));
}
