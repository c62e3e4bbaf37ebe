import type { Book } from "../../story/book.ts";
import { writesRightToLeft } from "../../story/text-direction.ts";
import { languageTag } from "../markup/language.ts";
import { type ImageFacts, renderAccessibility, renderMetadata } from "./metadata.ts";

export interface ManifestItem {
  /** Needs no escaping, as `path` doesn't. */
  readonly id: string;
  readonly path: string;
  readonly mediaType: string;
  readonly properties: string;
}

export interface PackageFacts {
  readonly book: Book;
  /** CCYY-MM-DDThh:mm:ssZ. */
  readonly modified: string;
  readonly items: readonly ManifestItem[];
  /** The ids of the items in reading order. */
  readonly spine: readonly string[];
  readonly images: ImageFacts;
}

const appleBooks = "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/";

/** package.opf (EPUB 3.3, section 5). */
export function renderPackage({ book, modified, items, spine, images }: PackageFacts): string {
  const language = languageTag(book.language);
  const cover = items.find((item) => item.properties === "cover-image");
  const legacyCover = cover ? `<meta name="cover" content="${cover.id}"/>\n` : "";
  const direction = writesRightToLeft(language) ? "rtl" : "ltr";
  // Apple Books shows no font that a book brings without it.
  const [applePrefix, appleFonts] = items.some(({ mediaType }) => mediaType.startsWith("font/"))
    ? [` ibooks: ${appleBooks}`, '<meta property="ibooks:specified-fonts">true</meta>\n']
    : ["", ""];
  const manifest = items.map((item) => {
    const properties = item.properties === "" ? "" : ` properties="${item.properties}"`;
    return `<item id="${item.id}" href="${item.path}" media-type="${item.mediaType}"${properties}/>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" xml:lang="${language}"${direction === "rtl" ? ' dir="rtl"' : ""} prefix="a11y: http://www.idpf.org/epub/vocab/package/a11y/#${applePrefix}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${renderMetadata(book, modified)}
${renderAccessibility(book, images)}
${appleFonts}${legacyCover}</metadata>
<manifest>
${manifest.join("")}</manifest>
<spine toc="ncx"${direction === "rtl" ? ' page-progression-direction="rtl"' : ""}>
${spine.map((id) => `<itemref idref="${id}"/>\n`).join("")}</spine>
</package>
`;
}
