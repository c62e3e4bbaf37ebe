import type { Book } from "../../story/book.ts";
import { writesRightToLeft } from "../../story/text-direction.ts";
import { escapeText } from "../markup/escape.ts";
import { languageTag } from "../markup/language.ts";
import { shownTitle } from "./outline.ts";

export interface ManifestItem {
  readonly id: string;
  readonly path: string;
  readonly mediaType: string;
  readonly properties: string;
  readonly inSpine: boolean;
}

export interface PackageFacts {
  readonly book: Book;
  /** Escaped for an attribute and for text. */
  readonly identifier: string;
  /** CCYY-MM-DDThh:mm:ssZ. */
  readonly modified: string;
  readonly items: readonly ManifestItem[];
  readonly hasImages: boolean;
}

/** package.opf (EPUB 3.3, section 5) with schema.org's accessibility metadata (EPUB Accessibility 1.1, section 2.2). */
export function renderPackage({ book, identifier, modified, items, hasImages }: PackageFacts): string {
  const language = languageTag(book.language);
  const author = book.author.trim();
  const creator = author === "" ? "" : `<dc:creator id="creator">${escapeText(author)}</dc:creator>\n`;
  const cover = items.find((item) => item.properties === "cover-image");
  const legacyCover = cover ? `<meta name="cover" content="${cover.id}"/>\n` : "";
  const modes = hasImages ? '<meta property="schema:accessMode">visual</meta>\n' : "";
  const features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"];
  if (hasImages) features.push("alternativeText");
  const featureLines = features.map((name) => `<meta property="schema:accessibilityFeature">${name}</meta>\n`).join("");
  const progression = writesRightToLeft(language) ? ' page-progression-direction="rtl"' : "";
  const manifest = items.map((item) => {
    const properties = item.properties === "" ? "" : ` properties="${item.properties}"`;
    return `<item id="${item.id}" href="${item.path}" media-type="${item.mediaType}"${properties}/>\n`;
  });
  const spine = items.filter((item) => item.inSpine).map((item) => `<itemref idref="${item.id}"/>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" xml:lang="${language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book-id">${identifier}</dc:identifier>
<dc:title>${escapeText(shownTitle(book.title))}</dc:title>
${creator}<dc:language>${language}</dc:language>
<meta property="dcterms:modified">${modified}</meta>
<meta property="schema:accessMode">textual</meta>
${modes}<meta property="schema:accessModeSufficient">textual</meta>
${featureLines}<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Text with headings, a table of contents and a logical reading order; fonts and colours are the reader’s own.</meta>
${legacyCover}</metadata>
<manifest>
${manifest.join("")}</manifest>
<spine toc="ncx"${progression}>
${spine.join("")}</spine>
</package>
`;
}
