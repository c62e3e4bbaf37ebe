import { fail, type Result, succeed } from "../../story/problem.ts";
import { decodeHtml } from "../html/decode.ts";
import { elementsIn, isElement, parseHtml, rolesOf } from "../html/dom.ts";
import type { PageParagraph } from "../html/draft-paragraph.ts";
import type { Page } from "../html/page.ts";
import { raiseHeadings } from "../html/raise-headings.ts";
import { cascadeOf, imageOf } from "../html/read.ts";
import { documentOf, readPages } from "../html/read-pages.ts";
import { followPages, sortPages } from "../html/sort-pages.ts";
import type { ManuscriptReader, ManuscriptSource, ReadFlow } from "../import/flow.ts";
import { planFlow } from "../import/plan-flow.ts";
import { flowOf } from "../import/styled/flow.ts";
import { readNavigation } from "./read-navigation.ts";
import { followNavigation } from "./read-outline.ts";
import { type EpubPackage, looksLikeEpub, openEpub } from "./read-package.ts";

export const epub: ManuscriptReader = {
  name: "an EPUB",
  fits: looksLikeEpub,
  plan(source, split) {
    const read = readEpub(source);
    return read.ok ? raiseHeadings(planFlow(read.value, source.name, split)) : read;
  },
};

/**
 * Reads an EPUB 2 or 3: its pages in their order, chapters as its navigation has them, else as its pages and headings do.
 *
 * Problems: those of `openEpub`, "file-empty", "html-too-deep", "import-words-differ".
 */
export function readEpub(source: ManuscriptSource): Result<ReadFlow> {
  const opened = openEpub(source);
  if (!opened.ok) return opened;
  const book = opened.value;
  const missing: string[] = [];
  const pages: Page[] = [];
  for (const { path, mediaType } of book.spine) {
    if (mediaType.startsWith("image/")) continue;
    const page = readPage(book, path);
    if (page === null) missing.push(path);
    else if (page.ok) pages.push(page.value);
    else if (page.problem.code !== "file-empty") return page;
  }
  if (pages.length === 0) {
    return missing.length > 0
      ? fail("epub-other", "None of the pages that this EPUB lists is in it.", "Take another copy of it.")
      : fail("file-empty", "This file has no text in it.", "Choose another file.");
  }
  const read = readPages(pages, (address, page) => imageOf(address, page, book.bytes), true);
  if (!read.ok) return read;
  const paragraphs = chaptersOf(read.value.paragraphs, pages, book);
  const { title, author, language } = book;
  const document = documentOf(read.value, paragraphs, { title, author, language });
  return succeed(flowOf({ ...document, removed: [...document.removed, ...sayMissing(missing), ...sayUnlisted(book)] }));
}

/** Null where the file isn't there, or can't be unpacked. */
function readPage(book: EpubPackage, path: string): Result<Page> | null {
  const bytes = book.bytes(path);
  if (bytes === null) return null;
  const text = decodeHtml(bytes);
  if (!text.ok) return text;
  const document = parseHtml(text.value);
  if (!document.ok) return document;
  return succeed({ path, document: document.value, cascade: cascadeOf(document.value, path, book.bytes) });
}

function chaptersOf(
  read: readonly PageParagraph[],
  pages: readonly Page[],
  book: EpubPackage,
): readonly PageParagraph[] {
  const outlined = pages.map(({ path, document }) => {
    // The body's own type says only whether it is front or back matter.
    const types: string[] = [];
    for (const element of elementsIn(document)) {
      if (element.tagName === "body") types.push(...rolesOf(element));
      else if (element.parentNode && isElement(element.parentNode) && element.parentNode.tagName === "body")
        types.push(...rolesOf(element));
    }
    return { path, types };
  });
  const navigation = readNavigation(book);
  const { paragraphs } = sortPages(read, false);
  const followed = followNavigation(paragraphs, outlined, navigation, book.title);
  if (followed) return followed;
  const sorted = sortPages(read, true).paragraphs;
  return followPages(sorted, () => "");
}

const mostNamed = 3;

function sayMissing(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const names = paths.slice(0, mostNamed).join(", ");
  if (paths.length === 1) return [`1 page that this EPUB lists is missing or damaged: ${names}.`];
  const more = paths.length > mostNamed ? ", …" : "";
  return [`${paths.length} pages that this EPUB lists are missing or damaged: ${names}${more}.`];
}

/** Words of pages that no reading order names, and that nobody reading the book would see. */
function sayUnlisted(book: EpubPackage): string[] {
  const paths = book.unlisted
    .filter((entry) => entry !== book.navigation && entry !== book.cover && book.bytes(entry.path) !== null)
    .map(({ path }) => path);
  if (paths.length === 0) return [];
  const names = paths.slice(0, mostNamed).join(", ");
  if (paths.length === 1) return [`1 page is not in this EPUB's reading order, and was left out: ${names}.`];
  const more = paths.length > mostNamed ? ", …" : "";
  return [`${paths.length} pages are not in this EPUB's reading order, and were left out: ${names}${more}.`];
}
