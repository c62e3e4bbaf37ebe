import type { Book } from "../../story/book.ts";
import type { Ornament, SceneBreakStyle } from "../../story/preset.ts";
import { countWords } from "../../story/words.ts";
import { wordsOfBook } from "../docx/words.ts";
import { bookPieces } from "../markup/book-text.ts";
import { shownTitle } from "../markup/sections.ts";

/** What a title page that is made from the story's details says, line by line; empty lines are left out. */
export interface TitlePage {
  readonly series: string;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  /** At the foot: publisher and year. */
  readonly imprint: readonly string[];
}

export function titlePage({ title, author, details }: Book): TitlePage {
  return {
    series: [details.series, details.volume].filter((part) => part !== "").join(" "),
    title: shownTitle(title),
    subtitle: details.subtitle,
    author: author.trim(),
    imprint: [details.publisher, details.year].filter((line) => line !== ""),
  };
}

/** What stands over a manuscript's first page (https://www.shunn.net/format/): who sends it, and how long it is. */
export interface Contact {
  readonly lines: readonly string[];
  /** "about 90,000 words" */
  readonly length: string;
}

export function contactOf(book: Book): Contact {
  const { legalName, address, phone, email } = book.details;
  const lines = [legalName || book.author, ...address.split(" / "), phone, email];
  const words = bookPieces(book).reduce((sum, piece) => sum + countWords(piece), 0);
  return {
    lines: lines.map((line) => line.trim()).filter((line) => line !== ""),
    length: wordsOfBook(book.language).about(roundWords(words).toLocaleString(languageFor(book.language))),
  };
}

/** To a hundred in a story, five hundred in a novella and a thousand in a novel; what is shorter than that is told exactly. */
function roundWords(words: number): number {
  const step = words < 100 ? 1 : words < 17_500 ? 100 : words < 40_000 ? 500 : 1000;
  return Math.round(words / step) * step;
}

function languageFor(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.replaceAll("_", "-"))[0] ?? "en";
  } catch {
    return "en";
  }
}

/** "Quill / LAMP / ", before the page's number in a manuscript. */
export function manuscriptHead({ title, author, details }: Book): string {
  const surname = (details.legalName || author).trim().split(/\s+/).at(-1) ?? "";
  const keyword = details.keyword || longestWord(title);
  return [surname, keyword.toUpperCase()].map((part) => `${part} / `).join("");
}

function longestWord(title: string): string {
  const words = title.match(/[\p{L}\p{M}\p{N}’']+/gu) ?? ["Untitled"];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest)).slice(0, 24);
}

/** What stands between two scenes; "" is a blank line. */
export function sceneBreakText(style: SceneBreakStyle): string {
  if (style.kind === "text") return style.text;
  return style.kind === "space" ? "" : ornaments[style.ornament];
}

const ornaments: { readonly [ornament in Ornament]: string } = {
  asterism: "* * *",
  fleuron: "❦",
  diamonds: "◆ ◆ ◆",
  line: "———",
};
