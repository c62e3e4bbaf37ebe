import type { Block, Book, BookNode } from "../../story/book.ts";
import { assertNever } from "../../story/problem.ts";
import { chapterLevelName, chapterLevelOf } from "../markup/chapter-level.ts";
import { cleanText } from "../markup/escape.ts";
import { guardedHeading, guardedParagraph } from "./guarded.ts";
import { markInlines } from "./inlines.ts";

/**
 * The book as one Markdown file (CommonMark 0.31): title, author and language in YAML front matter, parts and chapters as
 * headings, scenes parted by "***", and how deep the headings of chapters go. Read again by Redraft it gives the same parts and chapters.
 */
export function writeMarkdown(book: Book): Uint8Array {
  const matter = [`title: ${quote(book.title)}`];
  if (book.author.trim() !== "") matter.push(`author: ${quote(book.author)}`);
  matter.push(`lang: ${quote(book.language)}`, `${chapterLevelName}: ${chapterLevelOf(book.body)}`);
  return new TextEncoder().encode(`---\n${matter.join("\n")}\n---\n${writeNodes(book.body)}`);
}

/**
 * Parts and chapters without what stands at the head of a file. Titles of scenes are headings below those of all chapters: at "##"
 * beside chapters of parts they would be read as chapters.
 */
export function writeNodes(nodes: readonly BookNode[]): string {
  const least = chapterLevelOf(nodes) + 1;
  return cleaned(nodes)
    .map((node) => writeNode(node, 1, least))
    .join("");
}

function writeNode(node: BookNode, level: number, least: number): string {
  const title = markInlines([{ kind: "text", text: node.title.trim() || "Untitled" }]).replace(/(#+)$/, "\\$1");
  const heading = `\n${"#".repeat(Math.min(6, level))} ${title}\n`;
  if (node.kind === "part") return heading + node.children.map((child) => writeNode(child, level + 1, least)).join("");
  const text = lowerHeadings(node, least).reduce((whole, blocks) => {
    const [first] = blocks;
    // A scene's title parts it from the one before by itself.
    const parting = first?.kind === "heading" && first.level === least ? "\n\n" : "\n\n***\n\n";
    const scene = writeBlocks(blocks);
    return whole === "" || scene === "" ? whole + scene : whole + parting + scene;
  }, "");
  const notes = node.notes.map(({ number, blocks }) => `\n${writeNote(number, blocks)}\n`);
  return text === "" ? heading : `${heading}\n${text}\n${notes.join("")}`;
}

/** The blocks of its scenes, with no heading above the level `least`. */
function lowerHeadings(chapter: Extract<BookNode, { kind: "chapter" }>, least: number): (readonly Block[])[] {
  const headings = chapter.scenes.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "heading" ? block : [])),
  );
  const by = Math.max(0, least - Math.min(...headings.map((heading) => heading.level)));
  return chapter.scenes.map(({ blocks }) =>
    blocks.map((block) => (block.kind === "heading" ? { ...block, level: block.level + by } : block)),
  );
}

/** The definition of a footnote, as `[^1]` refers to it. */
export function writeNote(number: number, blocks: readonly Block[]): string {
  return prefix(writeBlocks(blocks), `[^${number}]: `, "    ");
}

/** Blocks as Markdown that reads back as the same, parted by blank lines. */
export function writeBlocks(blocks: readonly Block[]): string {
  const pieces: string[] = [];
  let listMarks = 0;
  let previous: Block | null = null;
  for (const block of blocks) {
    // Two lists that follow each other take different marks, or they would be one.
    listMarks = block.kind === "list" && previous?.kind === "list" ? 1 - listMarks : 0;
    pieces.push(writeBlock(block, listMarks === 1));
    previous = block;
  }
  return pieces.filter((piece) => piece !== "").join("\n\n");
}

function writeBlock(block: Block, otherMark: boolean): string {
  switch (block.kind) {
    case "paragraph":
      return guardedParagraph(block.children);
    case "heading":
      return guardedHeading(block.children, block.level);
    case "quote":
      return prefix(writeBlocks(block.children), "> ", "> ");
    case "list":
      return block.items
        .map((item, place) => {
          const mark = block.ordered ? `${block.start + place}${otherMark ? ")" : "."} ` : otherMark ? "* " : "- ";
          return prefix(writeBlocks(item), mark, " ".repeat(mark.length));
        })
        .join("\n");
    case "preformatted": {
      const longest = Math.max(2, ...(block.text.match(/`+/g) ?? []).map((run) => run.length));
      const fence = "`".repeat(longest + 1);
      return `${fence}\n${block.text.replace(/\n$/, "")}\n${fence}`;
    }
    default:
      return assertNever(block);
  }
}

function prefix(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, place) => `${place === 0 ? first : rest}${line}`.trimEnd())
    .join("\n");
}

/** Without what no text file can have: cleaned before it is written, since a sign that goes can be what kept a mark from its word. */
function cleaned<Value>(value: Value): Value {
  if (typeof value === "string") return cleanText(value) as Value;
  if (Array.isArray(value)) return value.map(cleaned) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)])) as Value;
}

/** A double-quoted YAML scalar (YAML 1.2, section 7.3.1); JSON is one. */
function quote(value: string): string {
  return JSON.stringify(cleanText(value));
}
