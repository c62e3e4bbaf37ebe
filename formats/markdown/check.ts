import type { Block, Book } from "../../story/book.ts";
import { findFootnotes } from "../../story/footnotes.ts";
import { parseMarkdown, plainText } from "../../story/markdown.ts";
import { sceneRanges } from "../../story/scenes.ts";
import { type Check, checkWords, titledPieces } from "../markup/book-text.ts";

/** Parses a written Markdown file again and holds it against the book that it was made of. */
export function checkMarkdown(bytes: Uint8Array, book: Book): Check[] {
  const text = new TextDecoder().decode(bytes);
  return [checkWords(titledPieces(book), readMarkdown(text.slice(text.indexOf("\n---\n", 4) + 5)))];
}

/** What is read in Markdown that has no front matter. */
export function readMarkdown(body: string): string {
  const read: string[] = [];
  let at = 0;
  for (const { from, to, text } of findFootnotes(body)) {
    readProse(body.slice(at, from), read);
    gather(parseMarkdown(text), read);
    at = to;
  }
  readProse(body.slice(at), read);
  return read.join("\n");
}

function readProse(prose: string, read: string[]): void {
  for (const { from, to } of sceneRanges(prose)) gather(parseMarkdown(prose.slice(from, to)), read);
}

function gather(blocks: readonly Block[], read: string[]): void {
  for (const block of blocks) {
    if (block.kind === "quote") gather(block.children, read);
    else if (block.kind === "list") for (const item of block.items) gather(item, read);
    else read.push(block.kind === "preformatted" ? block.text : plainText(block.children));
  }
}
