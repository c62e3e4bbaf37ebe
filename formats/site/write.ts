import type { Book } from "../../story/book.ts";
import { directionOf } from "../../story/text-direction.ts";
import type { MadeFile } from "../book-writer.ts";
import { renderContentsList } from "../html/contents.ts";
import { renderDocument } from "../html/document.ts";
import { renderProse, renderSection } from "../html/sections.ts";
import { htmlStyle } from "../html/style.ts";
import { bookWords } from "../markup/book-words.ts";
import { escapeAttribute, escapeText } from "../markup/escape.ts";
import { renderHeading } from "../markup/heading.ts";
import { usableImage, usedImages } from "../markup/images.ts";
import { type Section, shownTitle } from "../markup/sections.ts";
import { indexFile, layOutSite, type SiteLayout, type SitePage } from "./layout.ts";
import { siteStyle } from "./style.ts";

/**
 * The book as a small web site: a first page with its table of contents, a page a chapter, one style sheet, and the images. It
 * works without a script, from a disk as from a server, and asks nobody else for anything. The same book gives the same bytes.
 */
export function writeSite(book: Book): readonly MadeFile[] {
  const layout = layOutSite(book);
  const images = [...usedImages(book)].map(([address, { image, ending }], place) => ({
    address,
    path: `images/image-${String(place + 1).padStart(3, "0")}.${ending}`,
    bytes: image.bytes,
  }));
  const paths = new Map(images.map(({ address, path }) => [address, path]));
  const imageSource = (address: string) => paths.get(address) ?? null;
  const given = book.cover === null ? null : usableImage(book.cover);
  const cover = given ? { path: `images/cover.${given.ending}`, bytes: given.image.bytes } : null;

  const encoder = new TextEncoder();
  const file = (path: string, content: string | Uint8Array): MadeFile => ({
    path: `${layout.folder}/${path}`,
    bytes: typeof content === "string" ? encoder.encode(content) : content,
  });
  return [
    file(indexFile, renderIndex(book, layout, cover?.path ?? null, imageSource)),
    ...layout.pages.map((page, place) => file(page.file, renderPage(page, place, book, layout, imageSource))),
    file("style.css", `${htmlStyle(book)}${siteStyle}`),
    ...(cover ? [file(cover.path, cover.bytes)] : []),
    ...images.map(({ path, bytes }) => file(path, bytes)),
  ];
}

type ImageSource = (address: string) => string | null;

function renderIndex(book: Book, layout: SiteLayout, cover: string | null, imageSource: ImageSource): string {
  const title = shownTitle(book.title);
  const addressOf = (section: Section) => layout.fileOf.get(section) ?? indexFile;
  const parts = layout.index.map((section) => {
    if (section.kind !== "contents") return renderSection(section, { book, level: 1, id: "title-page", imageSource });
    const { chapter } = section;
    const heading = renderHeading(chapter?.heading ?? { label: null, title: section.title }, {
      level: 2,
      direction: directionOf(book.language),
    });
    const nav = `<nav class="contents" aria-label="${escapeAttribute(section.title)}">\n`;
    const list = `${renderContentsList(layout.sections, addressOf)}</nav>\n`;
    if (chapter === null) return `${nav}${heading}${list}`;
    return `${heading}${renderProse(chapter, { book, level: 2, imageSource })}${nav}${list}`;
  });
  const alt = escapeAttribute(bookWords(book.language).cover(title));
  const image = cover === null ? "" : `<img class="cover" src="${cover}" alt="${alt}"/>\n`;
  const next = layout.pages[0]?.file ?? null;
  const body = `<main>\n${image}${parts.join("")}</main>\n${renderTurning(book, null, null, next)}`;
  return renderDocument(book, title, renderHead(null, next), body);
}

function renderPage(
  { file, title, sections }: SitePage,
  place: number,
  book: Book,
  layout: SiteLayout,
  imageSource: ImageSource,
): string {
  const previous = layout.pages[place - 1]?.file ?? indexFile;
  const next = layout.pages[place + 1]?.file ?? null;
  const parts = sections.map((section, at) =>
    renderSection(section, { book, level: at + 1, id: `${section.kind}-${at + 1}`, imageSource }),
  );
  const bookTitle = shownTitle(book.title);
  const top = `<header class="book">\n<a href="${indexFile}">${escapeText(bookTitle)}</a>\n</header>\n`;
  const body = `${top}<main>\n${parts.join("")}</main>\n${renderTurning(book, previous, file === indexFile ? null : indexFile, next)}`;
  return renderDocument(book, `${title} · ${bookTitle}`, renderHead(previous, next), body);
}

function renderHead(previous: string | null, next: string | null): string {
  const link = (rel: string, file: string | null): string =>
    file === null ? "" : `<link rel="${rel}" href="${file}"/>\n`;
  return `<link rel="stylesheet" href="style.css"/>\n${link("prev", previous)}${link("next", next)}`;
}

function renderTurning(book: Book, previous: string | null, index: string | null, next: string | null): string {
  const words = bookWords(book.language);
  const link = (file: string | null, word: string, rel: string): string =>
    file === null ? "" : `<a${rel === "" ? "" : ` rel="${rel}"`} href="${file}">${escapeText(word)}</a>\n`;
  const links = `${link(previous, words.previous, "prev")}${link(index, words.contents, "")}${link(next, words.next, "next")}`;
  return links === "" ? "" : `<nav class="turning" aria-label="${words.pages}">\n${links}</nav>\n`;
}
