import type { Block, Book, BookNode } from "../../story/book.ts";
import { plainText } from "../../story/markdown.ts";
import { countWords } from "../../story/words.ts";
import { cleanText } from "./escape.ts";

/** What a check says of a written file. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** For the writer: "34,109 words, all there." or what is missing. */
  readonly detail: string;
}

/** The words that a file must have, title by title and block by block, in reading order. */
export function bookPieces(book: Book): string[] {
  const pieces: string[] = [];
  for (const node of book.body) collectNode(node, pieces);
  return pieces;
}

/** Letters and digits, parted by single spaces: what a word is to a check, whatever marks stand around it. */
export function foldText(text: string): string {
  return cleanText(text)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

/**
 * Looks for every piece in order in the text that was read back from a file. Between two pieces only a few marks of the
 * format (a list's number) may stand.
 */
export function checkWords(pieces: readonly string[], text: string): Check {
  const folded = ` ${foldText(text)} `;
  let at = 0;
  let words = 0;
  let begun = false;
  for (const whole of pieces) {
    const piece = foldText(whole);
    if (piece === "") continue;
    const found = folded.indexOf(` ${piece} `, at);
    if (found < 0 || (begun && found - at > furthest)) {
      return { name: "words", ok: false, detail: `Missing from the file: “${piece.slice(0, 60)}”.` };
    }
    at = found + piece.length + 1;
    words += countWords(whole);
    begun = true;
  }
  return { name: "words", ok: true, detail: `${words.toLocaleString("en")} words, all there and in order.` };
}

/** UTF-16 units of a list's numbers and the like between two pieces. */
const furthest = 40;

function collectNode(node: BookNode, pieces: string[]): void {
  pieces.push(node.title);
  if (node.kind === "part") for (const child of node.children) collectNode(child, pieces);
  else for (const scene of node.scenes) collectBlocks(scene.blocks, pieces);
}

function collectBlocks(blocks: readonly Block[], pieces: string[]): void {
  for (const block of blocks) {
    if (block.kind === "quote") collectBlocks(block.children, pieces);
    else if (block.kind === "list") for (const item of block.items) collectBlocks(item, pieces);
    else pieces.push(block.kind === "preformatted" ? block.text : plainText(block.children));
  }
}
