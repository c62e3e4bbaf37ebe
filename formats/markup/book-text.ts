import type { Block, Book, BookChapter, BookNode, BookPart, Inline } from "../../story/book.ts";
import { plainText } from "../../story/markdown.ts";
import { countWords } from "../../story/words.ts";
import { cleanText } from "./escape.ts";

/** What a check says of a written file. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** The file is whole, but something is for the writer to know. */
  readonly warns?: boolean;
  /** For the writer: "34,109 words, all there." or what is missing. */
  readonly detail: string;
  /** What the writer can do where it fails; without it, nothing but to report it. */
  readonly next?: string;
}

/** The words that a file must have, title by title and block by block, in reading order: footnotes behind their chapter. */
export function bookPieces(book: Book): string[] {
  const pieces: string[] = [];
  for (const node of book.body) collectNode(node, pieces, pieces, said);
  return pieces;
}

/** Those of a file that has a title over every chapter, also where a page of a book has none. */
export function titledPieces(book: Book): string[] {
  const titled = (node: BookNode): BookNode =>
    node.kind === "part"
      ? { ...node, children: node.children.map(titled) }
      : { ...node, heading: { label: null, title: node.title } };
  return bookPieces({ ...book, body: book.body.map(titled) });
}

/** Those of one chapter. */
export function chapterPieces(chapter: BookChapter): string[] {
  const pieces: string[] = [];
  collectNode(chapter, pieces, pieces, said);
  return pieces;
}

/** Those of a part, without what is in it. */
export function partPieces(part: BookPart): string[] {
  return [part.title];
}

/** The same on paper: footnotes at the foot of a page have an order of their own, and what an image shows is not said. */
export function printedPieces(book: Book): { readonly text: readonly string[]; readonly notes: readonly string[] } {
  const text: string[] = [];
  const notes: string[] = [];
  const shown = new Set(book.images.map(({ address }) => address));
  const print = (inlines: readonly Inline[]) =>
    plainText(inlines, noteNumber, ({ address, description }) => (shown.has(address) ? " " : ` ${description} `));
  for (const node of book.body) collectNode(node, text, notes, print);
  return { text, notes };
}

/** Letters and digits, parted by single spaces: what a word is to a check, whatever marks stand around it. */
export function foldText(text: string): string {
  const clean = cleanText(text);
  let folded = "";
  let start = skip(clean, 0, false);
  let at = start;
  while (at < clean.length) {
    const end = skip(clean, at, true);
    const next = skip(clean, end, false);
    // Words with a single space between are copied at once.
    if (next === clean.length || next - end > 1 || clean[end] !== " ") {
      folded += clean.slice(start, end);
      if (next < clean.length) folded += " ";
      start = next;
    }
    at = next;
  }
  return folded;
}

/** Past the characters from `at` on that are of words, or that are of none. */
function skip(text: string, at: number, ofWords: boolean): number {
  let place = at;
  while (place < text.length) {
    const unit = text.charCodeAt(place);
    const wide = unit >= 0xd800 && unit < 0xdc00;
    const ofWord = wide ? wordCharacter.test(text.slice(place, place + 2)) : isOfWord(unit);
    if (ofWord !== ofWords) return place;
    place += wide ? 2 : 1;
  }
  return place;
}

function isOfWord(unit: number): boolean {
  const known = wordUnits[unit];
  if (known !== undefined && known > 0) return known === 2;
  const ofWord = wordCharacter.test(String.fromCharCode(unit));
  wordUnits[unit] = ofWord ? 2 : 1;
  return ofWord;
}

const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
/** By UTF-16 unit: 0 until it was asked for, then 1 for what parts words and 2 for what is in them. */
const wordUnits = new Uint8Array(0x10000);

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

type Say = (inlines: readonly Inline[]) => string;

function said(inlines: readonly Inline[]): string {
  return plainText(inlines, noteNumber);
}

function collectNode(node: BookNode, pieces: string[], notes: string[], say: Say): void {
  if (node.heading !== null) pieces.push(node.title);
  if (node.kind === "part") {
    for (const child of node.children) collectNode(child, pieces, notes, say);
    return;
  }
  for (const { blocks } of node.scenes) collectBlocks(blocks, pieces, say);
  for (const { blocks } of node.notes) collectBlocks(blocks, notes, say);
}

function collectBlocks(blocks: readonly Block[], pieces: string[], say: Say): void {
  for (const block of blocks) {
    if (block.kind === "quote") collectBlocks(block.children, pieces, say);
    else if (block.kind === "list") for (const item of block.items) collectBlocks(item, pieces, say);
    else pieces.push(block.kind === "preformatted" ? block.text : say(block.children));
  }
}

/** Raised, in brackets or a label: in every format a number that stands by itself. */
function noteNumber(number: number): string {
  return ` ${number} `;
}
