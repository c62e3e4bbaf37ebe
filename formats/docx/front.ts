import type { Book } from "../../story/book.ts";
import { manuscriptFacts } from "../../story/manuscript-facts.ts";
import { directionOf } from "../../story/text-direction.ts";
import { languageTag } from "../markup/language.ts";
import type { Layout } from "./layout.ts";
import { standing } from "./standing.ts";
import type { WovenParagraph } from "./weave.ts";
import { wordsOfBook } from "./words.ts";

/** Who to write to and how long it is, over the title of a manuscript (shunn.net/format). */
export function contactLines(book: Book): readonly string[] {
  const { contact, words } = manuscriptFacts(book);
  const [first = "", ...rest] = contact;
  const count = words.toLocaleString(book.language === "" ? "en" : languageTag(book.language));
  return [`${first}\t${wordsOfBook(book.language).about(count)}`, ...rest];
}

/** What stands before the first chapter where the writer has no title page: the first page of a manuscript, or a book's title. */
export function titleParagraphs(book: Book, layout: Layout): readonly WovenParagraph[] {
  const direction = directionOf(book.language);
  const { subtitle } = book.details;
  const author = book.author.trim();
  const title = book.title.replace(/\s+/g, " ").trim() || "Untitled";
  const paragraphs: WovenParagraph[] = [];
  if (layout.isManuscript)
    for (const line of contactLines(book)) paragraphs.push(standing("Contact", [line], direction));
  paragraphs.push(standing("Title", [title], direction));
  if (subtitle.trim() !== "") paragraphs.push(standing("Subtitle", [subtitle], direction));
  const by = layout.isManuscript ? wordsOfBook(book.language).by(author) : author;
  if (author !== "") paragraphs.push(standing("Author", [by], direction));
  return paragraphs;
}
