import type { Block, Book, BookNode, Inline } from "../../story/book.ts";
import { assertNever } from "../../story/problem.ts";
import { chapterLevelOf } from "../markup/chapter-level.ts";
import { cleanText } from "../markup/escape.ts";

export interface TextOptions {
  /** Characters to a line; without it a paragraph is one line. */
  readonly wrap?: number | undefined;
}

/**
 * The book as plain text in UTF-8: emphasis as `_emphasis_`, a scene break as "* * *", a blank line between paragraphs, two below
 * a title and three above it, more above what has chapters in it, so that it can be split again.
 */
export function writeText(book: Book, options: TextOptions = {}): Uint8Array {
  const wrap = lineLength(options);
  const title = [book.title.trim(), book.author.trim()].filter((line) => line !== "").join("\n\n");
  const body = writeAll(book.body, wrap);
  return new TextEncoder().encode(cleanText(`${title}\n${body}`));
}

/** Parts and chapters without the book's title over them. */
export function writeTextOf(nodes: readonly BookNode[], options: TextOptions = {}): string {
  return cleanText(writeAll(nodes, lineLength(options))).trimStart();
}

function lineLength({ wrap }: TextOptions): number {
  return wrap === undefined ? Number.POSITIVE_INFINITY : Math.max(20, Math.floor(wrap));
}

function writeAll(nodes: readonly BookNode[], wrap: number): string {
  const deepest = chapterLevelOf(nodes);
  return nodes.map((node) => writeNode(node, wrap, deepest)).join("");
}

/** @param levels from its own down to the deepest chapter's: the more, the more blank lines stand above its title */
function writeNode(node: BookNode, wrap: number, levels: number): string {
  const title = wrapText(node.title.trim() || "Untitled", wrap, "", "").replace(/\n\s*\n/g, "\n");
  const heading = `\n${"\n\n".repeat(levels)}${title}\n`;
  if (node.kind === "part") return heading + node.children.map((child) => writeNode(child, wrap, levels - 1)).join("");
  const scenes = node.scenes.map((scene) => writeBlocks(scene.blocks, wrap)).filter((scene) => scene !== "");
  const notes = node.notes.map(({ number, blocks }) => {
    const mark = `[${number}] `;
    return `\n${indent(writeBlocks(blocks, Math.max(20, wrap - mark.length)), mark, " ".repeat(mark.length))}\n`;
  });
  return scenes.length === 0 ? heading : `${heading}\n\n${scenes.join("\n\n* * *\n\n")}\n${notes.join("")}`;
}

function writeBlocks(blocks: readonly Block[], wrap: number): string {
  return blocks
    .map((block) => writeBlock(block, wrap))
    .filter((text) => text !== "")
    .join("\n\n");
}

function writeBlock(block: Block, wrap: number): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return wrapText(placeMarks(plain(block.children)), wrap, "", "");
    case "quote":
      return indent(writeBlocks(block.children, Math.max(20, wrap - 4)), "    ", "    ");
    case "list":
      return block.items
        .map((item, place) => {
          const mark = block.ordered ? `${block.start + place}. ` : "- ";
          return indent(writeBlocks(item, Math.max(20, wrap - mark.length)), mark, " ".repeat(mark.length));
        })
        .join("\n");
    case "preformatted":
      return block.text.replace(/\n+$/, "");
    default:
      return assertNever(block);
  }
}

/** Where a look begins and ends, until its marks are placed: noncharacters, which no text has (Unicode 17, section 23.7). */
const marks = { emphasis: ["\ufdd0", "\ufdd1", "_"], strong: ["\ufdd2", "\ufdd3", "*"] } as const;

function plain(inlines: readonly Inline[]): string {
  let text = "";
  for (const inline of inlines) {
    if (inline.kind === "text" || inline.kind === "code") text += cleanText(inline.text);
    else if (inline.kind === "lineBreak") text += "\n";
    else if (inline.kind === "image") text += cleanText(inline.description);
    else if (inline.kind === "noteReference") text += `[${inline.number}]`;
    else if (inline.kind === "emphasis" || inline.kind === "strong") {
      const [opening, closing] = marks[inline.kind];
      text += plain(inline.children).replace(/^(\s*)([\s\S]*?\S)(\s*)$/, `$1${opening}$2${closing}$3`);
    } else text += plain(inline.children);
  }
  return text;
}

/** `_emphasis_` and `*strength*`; within a word a mark would make two words of it, and goes. */
function placeMarks(text: string): string {
  const isWithin = (at: number) =>
    /[\p{L}\p{M}\p{N}][\ufdd0-\ufdd3]*$/u.test(text.slice(Math.max(0, at - 20), at)) &&
    /^[\ufdd0-\ufdd3]*[\p{L}\p{M}\p{N}]/u.test(text.slice(at + 1, at + 21));
  const gone = new Set<number>();
  const open: number[] = [];
  for (const { index } of text.matchAll(/[\ufdd0-\ufdd3]/g)) {
    if (/[\ufdd0\ufdd2]/.test(text.charAt(index))) open.push(index);
    else {
      const opening = open.pop() ?? index;
      if (isWithin(opening) || isWithin(index)) gone.add(opening).add(index);
    }
  }
  return text.replace(/[\ufdd0-\ufdd3]/g, (mark, at: number) => {
    if (gone.has(at)) return "";
    return mark < "\ufdd2" ? marks.emphasis[2] : marks.strong[2];
  });
}

/** Breaks at spaces; a word that is longer than a line stays whole. A no-break space holds. */
function wrapText(text: string, wrap: number, first: string, rest: string): string {
  const lines = text.split("\n").flatMap((line) => (line.length <= wrap ? [line] : wrapLine(line, wrap)));
  return indent(lines.join("\n"), first, rest);
}

function wrapLine(line: string, wrap: number): string[] {
  const lines: string[] = [];
  let open = "";
  for (const word of line.split(/[ \t]+/)) {
    if (open !== "" && open.length + 1 + word.length > wrap) {
      lines.push(open);
      open = word;
    } else open = open === "" ? word : `${open} ${word}`;
  }
  lines.push(open);
  return lines;
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, place) => (place === 0 ? first : rest) + line)
    .map((line) => line.trimEnd())
    .join("\n");
}
