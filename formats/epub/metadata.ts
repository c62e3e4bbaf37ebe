import type { Book } from "../../story/book.ts";
import { isbnFault, tidyIsbn } from "../../story/isbn.ts";
import { bookWords } from "../markup/book-words.ts";
import { escapeAttribute, escapeText, isBlank } from "../markup/escape.ts";
import { languageTag } from "../markup/language.ts";
import { shownTitle } from "../markup/sections.ts";

/** What is said of the book's images, for readers who don't see them. */
export interface ImageFacts {
  /** In the prose; a cover is none of it. */
  readonly hasImages: boolean;
  /** Each has a description. */
  readonly areDescribed: boolean;
}

/** The book's identifiers, that of the package first: the ISBN where it is a right one, and the URN of the project. */
export function identifiersOf({ details, identifier, modified }: Book): readonly [string, ...string[]] {
  const own = identifier.trim() || `urn:redraft:${Date.parse(modified)}`;
  const isbn = tidyIsbn(details.isbn)
    .replace(/[^\dXx]/g, "")
    .toUpperCase();
  return isbn !== "" && isbnFault(details.isbn) === null ? [`urn:isbn:${isbn}`, own] : [own];
}

/** The lines of the package's metadata in Dublin Core and its refinements (EPUB 3.3, section 5.5). */
export function renderMetadata(book: Book, modified: string): string {
  const { details } = book;
  const language = languageTag(book.language);
  const [identifier, ...others] = identifiersOf(book);
  const rights = details.rights.trim() || (details.year.trim() === "" ? "" : `${details.year} ${book.author}`.trim());
  return [
    `<dc:identifier id="book-id">${escapeText(identifier)}</dc:identifier>`,
    isbnType(identifier),
    ...others.map((other) => `<dc:identifier>${escapeText(other)}</dc:identifier>`),
    `<dc:title id="book-title">${escapeText(shownTitle(book.title))}</dc:title>`,
    ...(isBlank(details.subtitle)
      ? []
      : [
          refine("book-title", "title-type", "main"),
          `<dc:title id="book-subtitle">${escapeText(details.subtitle)}</dc:title>`,
          refine("book-subtitle", "title-type", "subtitle"),
        ]),
    ...(isBlank(book.author)
      ? []
      : [
          `<dc:creator id="book-creator">${escapeText(book.author)}</dc:creator>`,
          `<meta refines="#book-creator" property="role" scheme="marc:relators">aut</meta>`,
        ]),
    `<dc:language>${language}</dc:language>`,
    element("publisher", details.publisher),
    /^\d{4}$/.test(details.year.trim()) ? element("date", details.year.trim()) : "",
    element("rights", rights === "" || /^(?:©|\(c\)|copyright)/i.test(rights) ? rights : `© ${rights}`),
    ...details.subjects.split(";").map((subject) => element("subject", subject.trim())),
    element("description", details.description),
    ...series(details.series, details.volume),
    `<meta property="dcterms:modified">${modified}</meta>`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** schema.org's words (EPUB Accessibility 1.1, section 2), and the standard that our own books keep to (section 3.5). */
export function renderAccessibility(book: Book, { hasImages, areDescribed }: ImageFacts): string {
  const { accessibility, language } = bookWords(book.language);
  const features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"];
  if (hasImages && areDescribed) features.push("alternativeText");
  const lines = [
    meta("schema:accessMode", "textual"),
    ...(hasImages ? [meta("schema:accessMode", "visual"), meta("schema:accessModeSufficient", "textual,visual")] : []),
    ...(areDescribed ? [meta("schema:accessModeSufficient", "textual")] : []),
    ...features.map((feature) => meta("schema:accessibilityFeature", feature)),
    meta("schema:accessibilityHazard", "none"),
    `<meta property="schema:accessibilitySummary" xml:lang="${language}">${escapeText(accessibility)}</meta>`,
    // An image that nobody described is the one thing that the writer of a book can leave undone.
    ...(areDescribed
      ? [
          `<meta property="dcterms:conformsTo" id="conformance">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>`,
          `<meta refines="#conformance" property="a11y:certifiedBy">Redraft</meta>`,
        ]
      : []),
  ];
  return lines.join("\n");
}

/** ONIX code list 5: 15 is an ISBN of thirteen digits, 02 of ten. */
function isbnType(identifier: string): string {
  if (!identifier.startsWith("urn:isbn:")) return "";
  const code = identifier.length - "urn:isbn:".length === 13 ? "15" : "02";
  return `<meta refines="#book-id" property="identifier-type" scheme="onix:codelist5">${code}</meta>`;
}

function series(name: string, volume: string): readonly string[] {
  if (isBlank(name)) return [];
  return [
    `<meta property="belongs-to-collection" id="book-series">${escapeText(name)}</meta>`,
    refine("book-series", "collection-type", "series"),
    /^\d+(?:\.\d+)*$/.test(volume.trim()) ? refine("book-series", "group-position", volume.trim()) : "",
  ];
}

function element(name: string, text: string): string {
  return isBlank(text) ? "" : `<dc:${name}>${escapeText(text)}</dc:${name}>`;
}

function refine(id: string, property: string, value: string): string {
  return `<meta refines="#${escapeAttribute(id)}" property="${property}">${escapeText(value)}</meta>`;
}

function meta(property: string, value: string): string {
  return `<meta property="${property}">${escapeText(value)}</meta>`;
}
