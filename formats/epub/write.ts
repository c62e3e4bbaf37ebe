import { strToU8, type ZipOptions, type Zippable, zipSync } from "fflate";
import type { Book } from "../../story/book.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { escapeAttribute } from "../markup/escape.ts";
import { type UsableImage, usableImage, usedImages } from "../markup/images.ts";
import { embedFont } from "./fonts.ts";
import { identifiersOf } from "./metadata.ts";
import { renderNavigation, renderNcx } from "./navigation.ts";
import { layOutPages } from "./outline.ts";
import { type ManifestItem, renderPackage } from "./package.ts";
import { renderCoverPage, renderPage } from "./pages.ts";
import { plainCover } from "./plain-cover.ts";
import { epubStyle } from "./style.ts";

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`;

/**
 * A book as EPUB 3.3 (https://www.w3.org/TR/epub-33/). The same book gives the same bytes: entries have a fixed date and
 * order, and the package is dated by the book's own change.
 *
 * Problem: "book-date-bad", where `book.modified` is no time.
 */
export async function writeEpub(book: Book): Promise<Result<Uint8Array>> {
  const time = Date.parse(book.modified);
  if (Number.isNaN(time)) {
    return fail(
      "book-date-bad",
      "The book does not say when it was last changed.",
      "Change a chapter and export again.",
    );
  }
  const modified = `${new Date(time).toISOString().slice(0, 19)}Z`;
  const laid = layOutPages(book);
  const images = usedImages(book);
  const imagePaths = new Map([...images].map(([address, image], place) => [address, imagePath(image, place)]));
  const files = new Map<string, Uint8Array>();
  const items: ManifestItem[] = [];
  const add = (item: ManifestItem, content: string | Uint8Array): void => {
    items.push(item);
    files.set(`EPUB/${item.path}`, typeof content === "string" ? strToU8(content) : content);
  };
  const pages = laid.pages.map(({ id, path, section }) => ({
    id,
    path,
    content: section.kind === "contents" ? null : renderPage(section, book, imagePaths),
  }));
  const navigation = renderNavigation(book, laid, imagePaths);
  const given = book.cover === null ? null : usableImage(book.cover);
  const cover = given
    ? { path: `images/cover.${given.ending}`, mediaType: given.mediaType, bytes: given.image.bytes }
    : { path: "images/cover.svg", mediaType: "image/svg+xml", bytes: plainCover(book) };
  add({ id: "cover-image", path: cover.path, mediaType: cover.mediaType, properties: "cover-image" }, cover.bytes);
  add(xhtml("cover", "cover.xhtml"), renderCoverPage(book, cover.path));
  add({ ...xhtml("nav", "nav.xhtml"), properties: "nav" }, navigation);
  const ncx = { id: "ncx", path: "toc.ncx", mediaType: "application/x-dtbncx+xml", properties: "" };
  add(ncx, renderNcx(book, laid, escapeAttribute(identifiersOf(book)[0])));
  const shown = [navigation, ...pages.map(({ content }) => content ?? "")];
  const fonts = book.font === undefined ? [] : await embedFont(book.font, shown, book.preset);
  add({ id: "style", path: "style.css", mediaType: "text/css", properties: "" }, epubStyle(book, fonts));
  fonts.forEach(({ path, bytes }, place) => {
    add({ id: `font-${place + 1}`, path, mediaType: "font/ttf", properties: "" }, bytes);
  });
  for (const { id, path, content } of pages) if (content !== null) add(xhtml(id, path), content);
  [...images.values()].forEach((image, place) => {
    const path = imagePath(image, place);
    add({ id: `image-${place + 1}`, path, mediaType: image.mediaType, properties: "" }, image.image.bytes);
  });
  const opf = renderPackage({
    book,
    modified,
    items,
    spine: ["cover", ...pages.map(({ id }) => id)],
    images: {
      hasImages: images.size > 0,
      areDescribed: !shown.some((page) => /<img [^>]*alt="\s*"/.test(page)),
    },
  });
  return succeed(zip(opf, files));
}

function xhtml(id: string, path: string): ManifestItem {
  return { id, path, mediaType: "application/xhtml+xml", properties: "" };
}

function imagePath(image: UsableImage, place: number): string {
  return `images/image-${String(place + 1).padStart(3, "0")}.${image.ending}`;
}

/** The mimetype comes first and stored (EPUB 3.3, section 4.2.2). */
function zip(opf: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // Zip keeps local time; made from local parts, it is the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  const put = (path: string, content: Uint8Array, level: NonNullable<ZipOptions["level"]>): void => {
    entries[path] = [content, { level, mtime }];
  };
  put("mimetype", strToU8("application/epub+zip"), 0);
  put("META-INF/container.xml", strToU8(container), 6);
  put("EPUB/package.opf", strToU8(opf), 6);
  for (const [path, content] of files) put(path, content, /\.(?:png|jpg|gif|webp)$/.test(path) ? 0 : 6);
  return zipSync(entries);
}
