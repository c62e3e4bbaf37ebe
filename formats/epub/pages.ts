import type { Book } from "../../story/book.ts";
import { directionOf, writesRightToLeft } from "../../story/text-direction.ts";
import { renderScenes } from "../markup/blocks.ts";
import { escapeAttribute, escapeText } from "../markup/escape.ts";
import { languageTag } from "../markup/language.ts";
import { type Page, shownTitle } from "./outline.ts";

/** A part's or a chapter's XHTML. `imagePaths` leads from the prose's addresses to paths from the package document. */
export function renderPage(page: Page, book: Book, imagePaths: ReadonlyMap<string, string>): string {
  const title = `<h1 id="title">${escapeText(page.title)}</h1>`;
  if (page.kind === "part") {
    const section = `<section class="part" epub:type="part" role="doc-part" aria-labelledby="title">\n${title}\n</section>`;
    return wrapPage(page.title, book, "bodymatter", "../style.css", section);
  }
  const scenes = renderScenes(page.chapter, {
    titleLevel: 1,
    isEpub: true,
    imageSource: (address) => {
      const path = imagePaths.get(address);
      return path === undefined ? null : `../${path}`;
    },
    direction: directionOf(book.language),
  });
  const section = `<section class="chapter" epub:type="chapter" role="doc-chapter" aria-labelledby="title">\n${title}\n${scenes}</section>`;
  return wrapPage(page.title, book, "bodymatter", "../style.css", section);
}

export function renderTitlePage(book: Book): string {
  const author = book.author.trim() === "" ? "" : `\n<p class="author">${escapeText(book.author)}</p>`;
  const title = shownTitle(book.title);
  const section = `<section class="title-page" epub:type="titlepage">\n<h1>${escapeText(title)}</h1>${author}\n</section>`;
  return wrapPage(title, book, "frontmatter", "style.css", section);
}

export function renderCoverPage(book: Book, imagePath: string): string {
  const title = shownTitle(book.title);
  const image = `<img src="${escapeAttribute(imagePath)}" alt="${escapeAttribute(`Cover of ${title}`)}"/>`;
  return wrapPage(title, book, "cover", "style.css", `<div class="cover">${image}</div>`);
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
