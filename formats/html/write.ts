import type { Book, BookNode } from "../../story/book.ts";
import { directionOf, type TextDirection, writesRightToLeft } from "../../story/text-direction.ts";
import { renderScenes } from "../markup/blocks.ts";
import { escapeAttribute, escapeText } from "../markup/escape.ts";
import { type UsableImage, usableImage, usedImages } from "../markup/images.ts";
import { languageTag } from "../markup/language.ts";
import { htmlStyle } from "./style.ts";

/**
 * The book as one HTML file (HTML Living Standard) that needs nothing else: style and images are inside, there is no
 * script, and only http, https and mailto links stay links. The same book gives the same bytes.
 */
export function writeHtml(book: Book): Uint8Array {
  const language = languageTag(book.language);
  const direction = writesRightToLeft(language) ? ' dir="rtl"' : "";
  const title = shown(book.title);
  const author = book.author.trim() === "" ? "" : `<p class="author">${escapeText(book.author)}</p>\n`;
  const authorMeta = author === "" ? "" : `<meta name="author" content="${escapeAttribute(book.author)}"/>\n`;
  const cover = book.cover === null ? null : usableImage(book.cover);
  const coverImage = cover
    ? `<img class="cover" src="${dataAddress(cover)}" alt="Cover of ${escapeAttribute(title)}"/>\n`
    : "";
  const images = new Map([...usedImages(book)].map(([address, image]) => [address, dataAddress(image)]));
  const counter = { count: 0 };
  const linkCounter = { count: 0 };
  const list = renderContents(book.body, linkCounter, false);
  const contents = book.body.length === 0 ? "" : renderNavigation(list, linkCounter.count);
  const page = `<!DOCTYPE html>
<html lang="${language}"${direction}>
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
${authorMeta}<title>${escapeText(title)}</title>
<style>
${htmlStyle}</style>
</head>
<body>
<header>
${coverImage}<h1>${escapeText(title)}</h1>
${author}</header>
${contents}<main>
${renderNodes(book.body, 2, images, counter, directionOf(book.language))}</main>
</body>
</html>
`;
  return new TextEncoder().encode(page);
}

/** Entries from which the table of contents begins closed, so that the book begins on the first screen. */
const mostOpenEntries = 40;
/** UTF-16 units of a title that stands in columns: "Chapter XXVIII". */
const longestShortTitle = 16;

function renderNavigation(list: string, entries: number): string {
  const open = entries > mostOpenEntries ? "" : ' open="open"';
  return `<nav aria-label="Contents">\n<details${open}>\n<summary>Contents</summary>\n${list}</details>\n</nav>\n`;
}

/** The chapters of a part stand in columns where all of their titles are short. */
function renderContents(nodes: readonly BookNode[], counter: { count: number }, inPart: boolean): string {
  const short =
    inPart && nodes.every((node) => node.kind === "chapter" && shown(node.title).length <= longestShortTitle);
  const items = nodes.map((node) => {
    const link = `<a href="#s${++counter.count}">${escapeText(shown(node.title))}</a>`;
    const inside =
      node.kind === "part" && node.children.length > 0 ? `\n${renderContents(node.children, counter, true)}` : "";
    return `<li>${link}${inside}</li>\n`;
  });
  return `<ol${short ? ' class="short"' : ""}>\n${items.join("")}</ol>\n`;
}

function renderNodes(
  nodes: readonly BookNode[],
  level: number,
  images: ReadonlyMap<string, string>,
  counter: { count: number },
  direction: TextDirection,
): string {
  let markup = "";
  for (const node of nodes) {
    const id = `s${++counter.count}`;
    const tag = `h${Math.min(6, level)}`;
    const inside =
      node.kind === "part"
        ? renderNodes(node.children, level + 1, images, counter, direction)
        : renderScenes(node, {
            titleLevel: level,
            imageSource: (address) => images.get(address) ?? null,
            direction: direction,
          });
    markup += `<section id="${id}" class="${node.kind}">\n<${tag}>${escapeText(shown(node.title))}</${tag}>\n${inside}</section>\n`;
  }
  return markup;
}

function dataAddress(image: UsableImage): string {
  return `data:${image.mediaType};base64,${Buffer.from(image.image.bytes).toString("base64")}`;
}

function shown(title: string): string {
  return title.trim() === "" ? "Untitled" : title;
}
