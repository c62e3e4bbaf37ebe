import { strToU8, type Zippable, zipSync } from "fflate";
import type { Book } from "../../story/book.ts";
import { chapterLevelName } from "../markup/chapter-level.ts";
import { escapeAttribute, escapeText } from "../markup/escape.ts";
import { languageTag } from "../markup/language.ts";

export const mimetype = "application/vnd.oasis.opendocument.text";

/** A picture of the document: its path in the package, and what it is. */
export interface PackedPicture {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const namespaces = [
  ["office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"],
  ["style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"],
  ["text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"],
  ["draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"],
  ["fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"],
  ["svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"],
  ["meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"],
  ["dc", "http://purl.org/dc/elements/1.1/"],
  ["xlink", "http://www.w3.org/1999/xlink"],
];

/** A part of the package (OpenDocument 1.3, part 3, section 3.1.3). */
export function part(root: "content" | "styles" | "meta", inside: string): string {
  const named = namespaces.map(([prefix, address]) => ` xmlns:${prefix}="${address}"`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-${root}${named} office:version="1.3">${inside}</office:document-${root}>`;
}

/** The earliest that a ZIP archive can say, from local parts: the same document gives the same bytes anywhere. */
const archived = new Date(1980, 0, 1);

/** The package (OpenDocument 1.3, part 2): the mimetype comes first and stored. */
export function packText(
  parts: { readonly content: string; readonly styles: string; readonly meta: string },
  pictures: readonly PackedPicture[],
): Uint8Array {
  const entries: Zippable = {};
  const put = (path: string, content: string | Uint8Array, level: 0 | 6): void => {
    entries[path] = [typeof content === "string" ? strToU8(content) : content, { level, mtime: archived }];
  };
  put("mimetype", mimetype, 0);
  put("META-INF/manifest.xml", manifest(pictures), 6);
  put("meta.xml", parts.meta, 6);
  put("styles.xml", parts.styles, 6);
  put("content.xml", parts.content, 6);
  for (const { path, bytes } of pictures) put(path, bytes, 0);
  return zipSync(entries);
}

function manifest(pictures: readonly PackedPicture[]): string {
  const entry = (path: string, mediaType: string, more = ""): string =>
    `<manifest:file-entry manifest:full-path="${path}"${more} manifest:media-type="${mediaType}"/>`;
  const entries = [
    entry("/", mimetype, ' manifest:version="1.3"'),
    ...["content.xml", "styles.xml", "meta.xml"].map((path) => entry(path, "text/xml")),
    ...pictures.map(({ path, mediaType }) => entry(path, mediaType)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entries.join("")}</manifest:manifest>`;
}

/** What the document says of itself (OpenDocument 1.3, part 3, section 4.3), dated by the book's own change. */
export function metaPart({ title, author, language, modified, details }: Book, chapterLevel: number): string {
  const tag = languageTag(language);
  const date = Number.isNaN(Date.parse(modified)) ? "" : new Date(modified).toISOString().slice(0, 19);
  const said = [
    "<meta:generator>Redraft</meta:generator>",
    `<dc:title>${escapeText(title)}</dc:title>`,
    details.description === "" ? "" : `<dc:description>${escapeText(details.description)}</dc:description>`,
    author.trim() === ""
      ? ""
      : `<meta:initial-creator>${escapeText(author)}</meta:initial-creator><dc:creator>${escapeText(author)}</dc:creator>`,
    date === "" ? "" : `<meta:creation-date>${date}</meta:creation-date><dc:date>${date}</dc:date>`,
    tag === "und" ? "" : `<dc:language>${escapeAttribute(tag)}</dc:language>`,
    `<meta:user-defined meta:name="${chapterLevelName}" meta:value-type="float">${chapterLevel}</meta:user-defined>`,
  ];
  return part("meta", `<office:meta>${said.join("")}</office:meta>`);
}
