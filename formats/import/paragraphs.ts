import { fillsLine, indentOf, type Layout } from "./layout.ts";

export interface Paragraph {
  /** Lines that stay lines; a joined paragraph has one. */
  readonly lines: readonly string[];
  readonly quoted: boolean;
}

/** @param neighbours the indents of the blocks before and after */
export function readBlock(block: readonly string[], layout: Layout, neighbours: readonly number[]): Paragraph[] {
  const bare = block.map((line) => line.trimEnd());
  if (!layout.wrapped) return readLines(bare, layout);
  const indent = Math.min(...bare.map(indentOf));
  const set = indent - layout.indent >= 2;
  if (bare.length === 1) {
    // A footnote or a centred line alone is no quote; among set-in blocks it is part of one.
    const quoted = set && !layout.firstLineIndent && neighbours.includes(indent);
    return [{ lines: [(bare[0] ?? "").trim()], quoted }];
  }
  if (keepsLines(bare, layout)) return [{ lines: keptLines(bare), quoted: false }];
  return splitAtIndents(bare, indent).map((lines) => ({ lines: [joinLines(lines)], quoted: set }));
}

/** Where a line is a paragraph: short lines together are verse or an address, anything longer are paragraphs. */
function readLines(block: readonly string[], layout: Layout): Paragraph[] {
  const short = layout.gap > 0 && block.length > 1 && block.every((line) => line.length < 72);
  if (short) return [{ lines: keptLines(block), quoted: false }];
  return block.map((line) => ({ lines: [line.trim()], quoted: false }));
}

/** Half of the line ends come before the wrap would have made them, and no sentence runs over them. */
function keepsLines(block: readonly string[], layout: Layout): boolean {
  if (hasColumns(block)) return true;
  if (block.length === 2) return keepsPair(block[0] ?? "", block[1] ?? "", layout.width);
  const widest = Math.max(...block.map((line) => line.length));
  let kept = 0;
  let running = 0;
  let filled = 0;
  for (let place = 0; place + 1 < block.length; place++) {
    const line = block[place] ?? "";
    const next = block[place + 1] ?? "";
    if (fillsLine(line, next, layout.width)) continue;
    kept++;
    if (fillsLine(line, next, widest)) filled++;
    if (!endsClause(line) && /^\s*\p{Ll}/u.test(next)) running++;
  }
  const pairs = block.length - 1;
  if (kept * 2 < pairs || kept === 0) return false;
  // A paragraph that was wrapped at a narrower width than the rest of the text.
  if (running * 5 >= kept * 2 && filled * 5 >= kept * 4) return false;
  return kept === pairs || (pairs >= 3 && running * 2 < kept);
}

/** Two lines are verse or an address where the first ends like one, or is half as long as the text is wide. */
function keepsPair(line: string, next: string, width: number): boolean {
  if (fillsLine(line, next, width) || !/^[^\p{L}\p{N}]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(next)) return false;
  return endsClause(line) || line.length <= width * 0.55 || (startsWithNumber(line) && startsWithNumber(next));
}

/** Wide gaps inside of half of the lines: a table. */
function hasColumns(block: readonly string[]): boolean {
  return block.filter((line) => /\S {3,}\S/.test(line)).length * 2 >= block.length;
}

function startsWithNumber(line: string): boolean {
  return /^\s*\p{N}/u.test(line);
}

function endsClause(line: string): boolean {
  return /[.,;:!?…—-]["”’'»)*_]*$/u.test(line);
}

/** Indents beyond the block's own stay, as no-break spaces, which Markdown does not take away. */
function keptLines(block: readonly string[]): string[] {
  const indent = Math.min(...block.map(indentOf));
  return block.map((line) => "\u00A0".repeat(Math.min(40, indentOf(line) - indent)) + line.trim());
}

/** Typescripts that begin a paragraph with an indent instead of a blank line. */
function splitAtIndents(block: readonly string[], indent: number): string[][] {
  const flush = block.filter((line) => indentOf(line) === indent).length;
  const paragraphs: string[][] = [];
  for (const line of block) {
    const last = paragraphs.at(-1);
    const begins = indentOf(line) - indent >= 2 && flush * 3 > block.length;
    if (last === undefined || begins) paragraphs.push([line]);
    else last.push(line);
  }
  return paragraphs;
}

/** A dash at the end of a line touches the next word; elsewhere a space stood. */
function joinLines(lines: readonly string[]): string {
  let joined = "";
  for (const line of lines) {
    const part = line.trim();
    if (joined === "") joined = part;
    else joined += /(?:—|--)$/.test(joined) && !/^(?:—|--)/.test(part) ? part : ` ${part}`;
  }
  return joined;
}
