import type { Book } from "../../story/book.ts";
import { escapeText } from "../markup/escape.ts";
import { languageTag } from "../markup/language.ts";
import { type Entry, type Pages, shownTitle } from "./outline.ts";
import { wrapPage } from "./pages.ts";

/** nav.xhtml: the table of contents with its parts nested, and the landmarks (EPUB 3.3, section 7). */
export function renderNavigation(book: Book, { entries, pages }: Pages): string {
  const title = shownTitle(book.title);
  const list = entries.length === 0 ? renderList([{ title, path: "title.xhtml", children: [] }]) : renderList(entries);
  const start = pages[0]?.path ?? "title.xhtml";
  const body = `<nav epub:type="toc" role="doc-toc" id="toc">
<h1>${escapeText(title)}</h1>
${list}</nav>
<nav epub:type="landmarks" id="landmarks" hidden="hidden">
<ol>
<li><a epub:type="bodymatter" href="${start}">${escapeText(pages[0]?.title ?? title)}</a></li>
</ol>
</nav>`;
  return wrapPage(title, book, "frontmatter", "style.css", body);
}

/** toc.ncx, which readers of EPUB 2 look for (OPF 2.0.1, section 2.4.1). */
export function renderNcx(book: Book, { entries, depth }: Pages, identifier: string): string {
  let order = 0;
  const point = (entry: Entry): string => {
    const number = ++order;
    const children = entry.children.map(point).join("");
    return `<navPoint id="point-${number}" playOrder="${number}"><navLabel><text>${escapeText(entry.title)}</text></navLabel><content src="${entry.path}"/>${children}</navPoint>\n`;
  };
  const title = shownTitle(book.title);
  const shown = entries.length > 0 ? entries : [{ title, path: "title.xhtml", children: [] }];
  return `<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${languageTag(book.language)}">
<head>
<meta name="dtb:uid" content="${identifier}"/>
<meta name="dtb:depth" content="${depth}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>${escapeText(title)}</text></docTitle>
<navMap>
${shown.map(point).join("")}</navMap>
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
