import { withoutLinks } from "./story-links.ts";
import { countWords } from "./words.ts";
import { withoutNotes } from "./writer-notes.ts";

/**
 * What of a chapter's text is for its readers: without notes to oneself, and links as their words. The book, the counts, the
 * statistics, the reading view and reading aloud are made from it and from nothing else, so that they agree.
 */
export function printedText(text: string): string {
  return withoutLinks(withoutNotes(text));
}

export function countPrintedWords(text: string): number {
  return countWords(printedText(text));
}
