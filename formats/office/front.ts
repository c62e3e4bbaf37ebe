import type { Book } from "../../story/book.ts";
import { contactLines } from "../docx/front.ts";
import type { Layout } from "../docx/layout.ts";
import { wordsOfBook } from "../docx/words.ts";
import { shownTitle } from "../markup/sections.ts";

/** A line of a title page that is made from the story's details, and what it is. */
export interface TitleLine {
  readonly role: "contact" | "series" | "title" | "subtitle" | "author" | "imprint";
  /** May have a tab before what stands on the right, and line breaks; "" is a blank line. */
  readonly text: string;
}

/** The styles of such lines, as our documents call them. */
export const titleStyles = {
  contact: "Contact",
  series: "Series",
  title: "Title",
  subtitle: "Subtitle",
  author: "Byline",
  imprint: "Imprint",
} as const satisfies { readonly [role in TitleLine["role"]]: string };

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
  return [...(isManuscript ? manuscriptLines(book) : []), ...lines.filter(({ text }) => text !== "")];
}

/** The title of a manuscript stands in the middle of its page: this many lines are above it. */
const linesOverTitle = 14;

/** Who sends it, how long it is, and free room for the editor below. */
function manuscriptLines(book: Book): TitleLine[] {
  const lines = contactLines(book);
  const blank = Array.from({ length: Math.max(2, linesOverTitle - lines.length) }, () => "");
  return [...lines, ...blank].map((text) => ({ role: "contact", text }));
}
