import type { Book } from "../../story/book.ts";
import type { Check } from "../markup/book-text.ts";
import type { PostedChapter } from "./layout.ts";

/** Characters that the archive's form takes, in its own count: by code points. */
export const archiveLimits = { title: 255, summary: 1250, chapter: 500_000 } as const;

/** What the form would refuse, for the writer to shorten there: no fault of the files. */
export function checkLimits(book: Book, chapters: readonly (PostedChapter & { readonly markup: string })[]): Check {
  const over: string[] = [];
  const look = (what: string, text: string, most: number): void => {
    // No text has more code points than UTF-16 units.
    const length = text.length <= most ? 0 : [...text].length;
    if (length > most) over.push(`${what} has ${said(length)} characters of ${said(most)}`);
  };
  look("The title", book.title, archiveLimits.title);
  look("The summary", book.details.description, archiveLimits.summary);
  for (const { title, markup } of chapters) {
    look(`The title “${title.slice(0, 30)}”`, title, archiveLimits.title);
    look(`“${title.slice(0, 30)}”`, markup, archiveLimits.chapter);
  }
  if (over.length === 0) return { name: "limits", ok: true, detail: "All fits into the archive’s form." };
  const more = over.length === 1 ? "" : ` (and ${over.length - 1} more)`;
  return { name: "limits", ok: true, warns: true, detail: `Too long for the archive: ${over[0]}${more}.` };
}

function said(count: number): string {
  return count.toLocaleString("en");
}
