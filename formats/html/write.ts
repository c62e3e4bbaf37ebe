import type { Book } from "../../story/book.ts";
import { directionOf } from "../../story/text-direction.ts";
import { bookWords } from "../markup/book-words.ts";
import { escapeAttribute } from "../markup/escape.ts";
import { renderHeading } from "../markup/heading.ts";
import { type UsableImage, usableImage, usedImages } from "../markup/images.ts";
import { inReadingOrder, planSections, type Section, shownTitle } from "../markup/sections.ts";
import { renderContentsList, renderFoldedContents } from "./contents.ts";
import { renderDocument } from "./document.ts";
import { renderProse, renderSection } from "./sections.ts";
import { htmlStyle } from "./style.ts";

/** Nothing is loaded from anywhere, whatever is in it (Content Security Policy Level 3). */
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>`;

/**
 * The book as one HTML file (HTML Living Standard) that needs nothing else: style and images are inside, there is no
 * script, and only http, https and mailto links stay links. The same book gives the same bytes.
 */
export function writeHtml(book: Book): Uint8Array {
  const title = shownTitle(book.title);
  const sections = planHtml(book);
  const ids = sectionIds(sections);
  const cover = book.cover === null ? null : usableImage(book.cover);
  const coverImage = cover
    ? `<img class="cover" src="${dataAddress(cover)}" alt="${escapeAttribute(bookWords(book.language).cover(title))}"/>\n`
    : "";
  const images = new Map([...usedImages(book)].map(([address, image]) => [address, dataAddress(image)]));
  const imageSource = (address: string) => images.get(address) ?? null;
  const addressOf = (section: Section) => `#${ids.get(section)}`;

  const render = (some: readonly Section[], level: number): string =>
    some
      .map((section) => {
        if (section.kind !== "contents") {
          const own = renderSection(section, { book, level, id: ids.get(section) ?? "", imageSource });
          return section.kind === "part" ? own + render(section.children, level + 1) : own;
        }
        const { chapter } = section;
        if (chapter === null) return renderFoldedContents(sections, section.title, addressOf);
        const heading = renderHeading(chapter.heading ?? { label: null, title: chapter.title }, {
          level,
          direction: directionOf(book.language),
        });
        const list = renderContentsList(sections, addressOf);
        return `<section class="chapter contents">\n${heading}${renderProse(chapter, { book, level, imageSource })}<nav class="contents" aria-label="${escapeAttribute(section.title)}">\n${list}</nav>\n</section>\n`;
      })
      .join("");
  const head = `${policy}\n<style>\n${htmlStyle(book)}</style>\n`;
  const body = `<main>\n${coverImage}${render(sections, 2)}</main>\n`;
  return new TextEncoder().encode(renderDocument(book, title, head, body));
}

export function planHtml(book: Book): readonly Section[] {
  return planSections(book, bookWords(book.language).contents);
}

/** Of what a link can lead to. */
export function sectionIds(sections: readonly Section[]): ReadonlyMap<Section, string> {
  const named = inReadingOrder(sections).filter(({ kind }) => kind === "part" || kind === "chapter");
  return new Map(named.map((section, place) => [section, `s${place + 1}`]));
}

function dataAddress(image: UsableImage): string {
  return `data:${image.mediaType};base64,${Buffer.from(image.image.bytes).toString("base64")}`;
}
