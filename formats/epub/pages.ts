import type { Book, BookChapter } from "../../story/book.ts";
import { isTold } from "../../story/matter.ts";
import { directionOf, writesRightToLeft } from "../../story/text-direction.ts";
import { renderScenes } from "../markup/blocks.ts";
import { bookWords } from "../markup/book-words.ts";
import { escapeAttribute, escapeText } from "../markup/escape.ts";
import { renderHeading } from "../markup/heading.ts";
import { languageTag } from "../markup/language.ts";
import { semanticsOf } from "../markup/matter-semantics.ts";
import { type Section, shownTitle } from "../markup/sections.ts";
import { renderTitleLines } from "../markup/title-page.ts";

/** `imagePaths` leads from the prose's addresses to paths from the package document. */
export type ImagePaths = ReadonlyMap<string, string>;

/** A section's XHTML, but for the table of contents, which is the navigation. */
export function renderPage(
  section: Exclude<Section, { kind: "contents" }>,
  book: Book,
  imagePaths: ImagePaths,
): string {
  const direction = directionOf(book.language);
  switch (section.kind) {
    case "title page": {
      const title = `<section class="title-page" epub:type="titlepage" aria-label="${escapeAttribute(bookWords(book.language).titlePage)}">\n${renderTitleLines(book)}</section>`;
      return wrapPage(section.title, book, "frontmatter", "style.css", title);
    }
    case "part": {
      const heading = renderHeading(section.part.heading, { level: 1, id: "title", direction });
      const part = `<section class="part" epub:type="part" role="doc-part" aria-labelledby="title">\n${heading}</section>`;
      return wrapPage(section.title, book, section.zone, "../style.css", part);
    }
    case "chapter":
      return wrapPage(section.title, book, section.zone, "../style.css", renderChapter(section, book, imagePaths));
  }
}

/** The prose of a chapter. @param root leads from its document to the folder of the package document */
export function renderProse(chapter: BookChapter, book: Book, imagePaths: ImagePaths, root: string): string {
  const { heading, matter } = chapter;
  return renderScenes(chapter, {
    titleLevel: heading === null ? 0 : 1,
    isEpub: true,
    imageSource: (address) => {
      const path = imagePaths.get(address);
      return path === undefined ? null : `${root}${path}`;
    },
    direction: directionOf(book.language),
    ...(isTold(matter) ? { opening: book.preset.prose } : {}),
  });
}

function renderChapter(
  { chapter, zone, title }: Extract<Section, { kind: "chapter" }>,
  book: Book,
  imagePaths: ImagePaths,
): string {
  const { type, role } = semanticsOf(chapter.matter, zone);
  const semantics = `${type === null ? "" : ` epub:type="${type}"`}${role === null ? "" : ` role="${role}"`}`;
  const name = chapter.heading === null ? `aria-label="${escapeAttribute(title)}"` : 'aria-labelledby="title"';
  const heading =
    chapter.heading === null
      ? ""
      : renderHeading(chapter.heading, { level: 1, id: "title", direction: directionOf(book.language) });
  const prose = renderProse(chapter, book, imagePaths, "../");
  return `<section class="${className(chapter)}"${semantics} ${name}>\n${heading}${prose}</section>`;
}

/** A style sheet's name for what a chapter is: "chapter", "title-page", "about-the-author". */
export function className({ matter }: BookChapter): string {
  return matter === null ? "chapter" : matter.replaceAll(" ", "-");
}

export function renderCoverPage(book: Book, imagePath: string): string {
  const alt = bookWords(book.language).cover(shownTitle(book.title));
  const image = `<img src="${escapeAttribute(imagePath)}" alt="${escapeAttribute(alt)}" role="doc-cover"/>`;
  return wrapPage(alt, book, "cover", "style.css", `<div class="cover">${image}</div>`);
}

/** XHTML as EPUB 3.3 (section 6.1) wants it. */
export function wrapPage(title: string, book: Book, type: string, style: string, body: string): string {
  const language = languageTag(book.language);
  const direction = writesRightToLeft(language) ? ' dir="rtl"' : "";
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}"${direction}>
<head>
<meta charset="UTF-8"/>
<title>${escapeText(title)}</title>
<link rel="stylesheet" type="text/css" href="${style}"/>
</head>
<body epub:type="${type}">
${body}
</body>
</html>
`;
}
