import type { Book } from "../../story/book.ts";
import { directionOf } from "../../story/text-direction.ts";
import type { MadeFile } from "../book-writer.ts";
import { renderScenes } from "../markup/blocks.ts";
import { escapeText, isBlank } from "../markup/escape.ts";
import { safeLink } from "../markup/links.ts";
import { shownTitle } from "../markup/sections.ts";
import { asArchiveMarkup } from "./archive-markup.ts";
import { fieldsFile, layOutWork, type PostedChapter, type PostedWork, wholeFile } from "./layout.ts";

/**
 * The book for the Archive of Our Own: the whole work, and each chapter without its title, to be pasted into the archive's HTML
 * editor as they are; and what goes into the other fields of its form. The same book gives the same bytes.
 */
export function writeAo3(book: Book): readonly MadeFile[] {
  const work = layOutWork(book);
  const encoder = new TextEncoder();
  const file = (path: string, content: string): MadeFile => ({
    path: `${work.folder}/${path}`,
    bytes: encoder.encode(content),
  });
  const whole = work.chapters.map((posted) => {
    const level = posted.isInPart ? 3 : 2;
    const heading = posted.chapter.heading === null ? "" : renderTitle(posted.title, level);
    return `${renderParts(posted)}${heading}${renderProse(posted, book, level)}`;
  });
  return [
    file(wholeFile, whole.join("")),
    ...work.chapters.map((posted) => file(posted.file, `${renderParts(posted)}${renderProse(posted, book, 2)}`)),
    file(fieldsFile, sayFields(book, work)),
  ];
}

function renderParts({ parts }: PostedChapter): string {
  return parts.map(({ title }) => renderTitle(shownTitle(title), 2)).join("");
}

function renderTitle(title: string, level: number): string {
  return `<h${level} align="center">${escapeText(title)}</h${level}>\n`;
}

function renderProse({ chapter }: PostedChapter, book: Book, titleLevel: number): string {
  const markup = renderScenes(chapter, {
    titleLevel: chapter.heading === null ? titleLevel - 1 : titleLevel,
    // The archive keeps no images of its own: one that is on the web already is shown from there.
    imageSource: (address) => (/^https:/i.test(address) ? safeLink(address) : null),
    direction: directionOf(book.language),
  });
  return asArchiveMarkup(markup, book.preset.sceneBreak);
}

/** In the words of the archive's form, which is English. */
function sayFields(book: Book, { chapters }: PostedWork): string {
  const field = (name: string, value: string): string =>
    isBlank(value) ? "" : `${name}\n    ${shownTitle(value)}\n\n`;
  const series = [book.details.series, book.details.volume].filter((part) => part !== "").join(", part ");
  const titles = chapters.map(({ title, file }, place) => `    ${place + 1}. ${title} (${file})\n`).join("");
  return `${field("Work Title", book.title)}${field("Summary", book.details.description)}${field("Series", series)}${field("Language", book.language)}Chapter Titles, and what is pasted as Work Text in “HTML”\n${titles}`;
}
