import type { Block, Book } from "../../story/book.ts";
import { parseMarkdown, plainText } from "../../story/markdown.ts";
import { sceneRanges } from "../../story/scenes.ts";
import { bookPieces, type Check, checkWords } from "../markup/book-text.ts";

/** Parses a written Markdown file again and holds it against the book that it was made of. */
export function checkMarkdown(bytes: Uint8Array, book: Book): Check[] {
  const text = new TextDecoder().decode(bytes);
  return [checkWords(bookPieces(book), readMarkdown(text.slice(text.indexOf("\n---\n", 4) + 5)))];
}

/** What is read in Markdown that has no front matter. */
export function readMarkdown(body: string): string {
  const read: string[] = [];
  for (const { from, to } of sceneRanges(body)) gather(parseMarkdown(body.slice(from, to)), read);
  return read.join("\n");
}

function gather(blocks: readonly Block[], read: string[]): void {
  for (const block of blocks) {
    if (block.kind === "quote") gather(block.children, read);
    else if (block.kind === "list") for (const item of block.items) gather(item, read);
    else read.push(block.kind === "preformatted" ? block.text : plainText(block.children));
  }
}
