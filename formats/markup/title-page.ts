import type { Book } from "../../story/book.ts";
import { escapeText, isBlank } from "./escape.ts";
import { shownTitle } from "./sections.ts";

/** What a title page says, made of the book's details: elements of one class each, the title an `h1`. What is empty is left out. */
export function renderTitleLines({ title, author, details }: Book): string {
  const line = (name: string, text: string): string =>
    isBlank(text) ? "" : `<p class="${name}">${escapeText(text)}</p>\n`;
  const join = (parts: readonly string[]): string => parts.filter((part) => !isBlank(part)).join(" ");
  return [
    line("series", join([details.series, details.volume])),
    `<h1>${escapeText(shownTitle(title))}</h1>\n`,
    line("subtitle", details.subtitle),
    line("author", author),
    line("publisher", join([details.publisher, details.year])),
  ].join("");
}
