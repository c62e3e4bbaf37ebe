import { strToU8, type ZipOptions, type Zippable, zipSync } from "fflate";
import type { Book } from "../../story/book.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { escapeAttribute } from "../markup/escape.ts";
import { type UsableImage, usableImage, usedImages } from "../markup/images.ts";
import { renderNavigation, renderNcx } from "./navigation.ts";
import { layOutPages } from "./outline.ts";
import { type ManifestItem, renderPackage } from "./package.ts";
import { renderCoverPage, renderPage, renderTitlePage } from "./pages.ts";
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
export function writeEpub(book: Book): Result<Uint8Array> {
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
  const cover = book.cover === null ? null : usableImage(book.cover);
  const images = usedImages(book);
  const imagePaths = new Map([...images].map(([address, image], place) => [address, imagePath(image, place)]));
  const identifier = escapeAttribute(book.identifier.trim() || `urn:redraft:${time}`);
  const files = new Map<string, Uint8Array>();
  const items: ManifestItem[] = [];
  const add = (item: Omit<ManifestItem, "inSpine"> & { inSpine?: boolean }, content: string | Uint8Array): void => {
    items.push({ inSpine: false, ...item });
    files.set(`EPUB/${item.path}`, typeof content === "string" ? strToU8(content) : content);
  };
  const xhtml = (id: string, path: string, content: string, properties = "", inSpine = true): void =>
    add({ id, path, mediaType: "application/xhtml+xml", properties, inSpine }, content);

  if (cover) {
    const path = `images/cover.${cover.ending}`;
    add({ id: "cover-image", path, mediaType: cover.mediaType, properties: "cover-image" }, cover.image.bytes);
    xhtml("cover", "cover.xhtml", renderCoverPage(book, path));
  }
  xhtml("title", "title.xhtml", renderTitlePage(book));
  xhtml("nav", "nav.xhtml", renderNavigation(book, laid), "nav", false);
  add(
    { id: "ncx", path: "toc.ncx", mediaType: "application/x-dtbncx+xml", properties: "" },
    renderNcx(book, laid, identifier),
  );
  add({ id: "style", path: "style.css", mediaType: "text/css", properties: "" }, epubStyle);
  for (const page of laid.pages) {
    const id = page.path.replace(/^text\/(.*)\.xhtml$/, "$1");
    xhtml(id, page.path, renderPage(page, book, imagePaths));
  }
  [...images.values()].forEach((image, place) => {
    const item = {
      id: `image-${place + 1}`,
      path: imagePath(image, place),
      mediaType: image.mediaType,
      properties: "",
    };
    add(item, image.image.bytes);
  });
  const hasImages = images.size > 0 || cover !== null;
  const opf = renderPackage({ book, identifier, modified, items, hasImages });
  return succeed(zip(opf, files));
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
