import type { Book } from "../../story/book.ts";
import type { Ornament, SceneBreakStyle } from "../../story/preset.ts";
import { countWords } from "../../story/words.ts";
import type { Layout } from "../docx/layout.ts";
import { wordsOfBook } from "../docx/words.ts";
import { shownTitle } from "../epub/outline.ts";
import { bookPieces } from "../markup/book-text.ts";

/** A line of a title page that is made from the story's details, and what it is. */
export interface TitleLine {
  readonly role: "contact" | "series" | "title" | "subtitle" | "author" | "imprint";
  /** May have a tab before what stands on the right, and line breaks; "" is a blank line. */
  readonly text: string;
}

/** The title page: of a book, or of a manuscript, whose first page says who sends it (https://www.shunn.net/format/). */
export function titleLines(book: Book, { isManuscript }: Layout): readonly TitleLine[] {
  const { details, language } = book;
  const author = book.author.trim();
  const by = isManuscript && author !== "" ? wordsOfBook(language).by(author) : author;
  const series = [details.series, details.volume].filter((part) => part !== "").join(" ");
  const imprint = [details.publisher, details.year].filter((line) => line !== "").join("\n");
  const lines: TitleLine[] = [
    { role: "series", text: isManuscript ? "" : series },
    { role: "title", text: shownTitle(book.title) },
    { role: "subtitle", text: details.subtitle },
    { role: "author", text: by },
    { role: "imprint", text: isManuscript ? "" : imprint },
  ];
  return [...(isManuscript ? contactLines(book) : []), ...lines.filter(({ text }) => text !== "")];
}

/** The title of a manuscript stands in the middle of its page: this many lines are above it. */
const linesOverTitle = 14;

/** Who sends it on the left, its length on the right, and free room for the editor below. */
function contactLines(book: Book): TitleLine[] {
  const { legalName, address, phone, email } = book.details;
  const given = [legalName || book.author, ...address.split(" / "), phone, email]
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const words = bookPieces(book).reduce((sum, piece) => sum + countWords(piece), 0);
  const count = roundWords(words).toLocaleString(languageFor(book.language));
  const [first = "", ...rest] = given;
  const blank = Array.from({ length: Math.max(2, linesOverTitle - given.length) }, () => "");
  const lines = [`${first}\t${wordsOfBook(book.language).about(count)}`, ...rest, ...blank];
  return lines.map((text) => ({ role: "contact", text }));
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
