import type { Book } from "../../story/book.ts";
import { bookPieces, type Check, checkWords } from "../markup/book-text.ts";
import { checkTitles } from "../markup/check-titles.ts";
import { type ReadParagraph, readBack } from "./read-back.ts";

/** Reads a written RTF back and holds it against the book that it was made of. */
export function checkRtf(bytes: Uint8Array, book: Book): Check[] {
  const source = new TextDecoder("latin1").decode(bytes);
  const { problem, paragraphs } = readBack(source);
  const ok = problem === null && source.startsWith("{\\rtf1");
  const markup = {
    name: "markup",
    ok,
    detail: problem ?? (ok ? "All groups are closed." : "It does not begin as RTF."),
  };
  return [markup, checkTitles(headingsOf(paragraphs), book), checkWords(bookPieces(book), textOf(paragraphs))];
}

function headingsOf(paragraphs: readonly ReadParagraph[]): string[] {
  return paragraphs
    .filter(({ style, begins }) => begins === "title" && style.startsWith("heading "))
    .map(({ text }) => text);
}

/** Set by us around the text: a title page, a table of contents, the end of a manuscript. */
const aroundText = /^(?:Contact|Series|Title|Subtitle|Byline|Imprint|TOC Heading|toc \d|The End)$/;

/** The text, chapter by chapter, each with its notes behind it. */
function textOf(paragraphs: readonly ReadParagraph[]): string {
  const text: string[] = [];
  let notes: ReadParagraph["notes"][number][] = [];
  const tellNotes = (): void => {
    for (const note of notes.sort((a, b) => a.number - b.number)) text.push(note.text);
    notes = [];
  };
  for (const read of paragraphs) {
    if (read.begins) tellNotes();
    if (!aroundText.test(read.style)) text.push(read.text);
    notes.push(...read.notes);
  }
  tellNotes();
  return text.join("\n");
}
