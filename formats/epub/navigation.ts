import type { Book, BookChapter } from "../../story/book.ts";
import { directionOf } from "../../story/text-direction.ts";
import { bookWords } from "../markup/book-words.ts";
import { escapeText } from "../markup/escape.ts";
import { renderHeading } from "../markup/heading.ts";
import { languageTag } from "../markup/language.ts";
import { shownTitle } from "../markup/sections.ts";
import type { Entry, Page, Pages } from "./outline.ts";
import { type ImagePaths, renderProse, wrapPage } from "./pages.ts";

/**
 * nav.xhtml: the table of contents with its parts nested, under the heading and the words of the writer's own page for it where
 * there is one, and the landmarks (EPUB 3.3, section 7).
 */
export function renderNavigation(book: Book, { entries, pages }: Pages, imagePaths: ImagePaths): string {
  const own = pages.find(({ section }) => section.kind === "contents" && section.chapter !== null)?.section;
  const chapter: BookChapter | null = own?.kind === "contents" ? own.chapter : null;
  const { contents } = bookWords(book.language);
  const heading = chapter?.heading ?? { label: null, title: chapter?.title ?? contents };
  const body = `<section class="contents">
${renderHeading(heading, { level: 1, id: "title", direction: directionOf(book.language) })}${chapter ? renderProse(chapter, book, imagePaths, "") : ""}<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="title">
${renderList(entries)}</nav>
</section>
<nav epub:type="landmarks" id="landmarks" aria-label="Landmarks" hidden="hidden">
<ol>
${landmarks(book, pages, contents)}</ol>
</nav>`;
  return wrapPage(heading.title ?? contents, book, "frontmatter", "style.css", body);
}

/** Where a reading system leads: the title page, the contents, the beginning of the story, and what is behind it. */
function landmarks(book: Book, pages: readonly Page[], contents: string): string {
  const first = (zone: string): Page | undefined => pages.find(({ section }) => section.zone === zone);
  const title = pages.find(
    ({ section }) =>
      section.kind === "title page" || (section.kind === "chapter" && section.chapter.matter === "title page"),
  );
  const start = first("bodymatter") ?? pages[0];
  const end = first("backmatter");
  const link = (type: string, path: string, name: string): string =>
    `<li><a epub:type="${type}" href="${path}">${escapeText(name)}</a></li>\n`;
  return [
    title ? link("titlepage", title.path, bookWords(book.language).titlePage) : "",
    pages.some(({ id }) => id === "nav") ? link("toc", "nav.xhtml", contents) : "",
    start ? link("bodymatter", start.path, start.section.title) : "",
    end ? link("backmatter", end.path, end.section.title) : "",
  ].join("");
}

/** toc.ncx, which readers of EPUB 2 look for (OPF 2.0.1, section 2.4.1). @param identifier that of the package */
export function renderNcx(book: Book, { entries, depth }: Pages, identifier: string): string {
  let order = 0;
  const point = (entry: Entry): string => {
    const number = ++order;
    const children = entry.children.map(point).join("");
    return `<navPoint id="point-${number}" playOrder="${number}"><navLabel><text>${escapeText(entry.title)}</text></navLabel><content src="${entry.path}"/>${children}</navPoint>\n`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${languageTag(book.language)}">
<head>
<meta name="dtb:uid" content="${identifier}"/>
<meta name="dtb:depth" content="${depth}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>${escapeText(shownTitle(book.title))}</text></docTitle>
<navMap>
${entries.map(point).join("")}</navMap>
</ncx>
`;
}

function renderList(entries: readonly Entry[]): string {
  const items = entries.map((entry) => {
    const children = entry.children.length === 0 ? "" : `\n${renderList(entry.children)}`;
    return `<li><a href="${entry.path}">${escapeText(entry.title)}</a>${children}</li>\n`;
  });
  return `<ol>\n${items.join("")}</ol>\n`;
}
