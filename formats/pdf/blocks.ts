import type { Block, BookChapter, BookNote, Inline } from "../../story/book.ts";
import { plainText } from "../../story/markdown.ts";
import { assertNever } from "../../story/problem.ts";
import { mainDirection, type TextDirection } from "../../story/text-direction.ts";
import { headingLevels } from "../markup/heading-levels.ts";
import { splitLines } from "../markup/verse-lines.ts";
import { typstString, typstText } from "./markup.ts";

export interface BlockOptions {
  readonly direction: TextDirection;
  /** The file that an image's address leads to; null where its description stands instead. */
  readonly imageFile: (address: string) => string | null;
  /** Of the heading that stands over the text; headings inside are below it. */
  readonly titleLevel: number;
}

/** What is said in one chapter: its notes, where they are first referred to, and the levels of its headings. */
interface Saying extends BlockOptions {
  readonly notes: ReadonlyMap<number, BookNote>;
  readonly set: Set<number>;
  readonly levels: readonly number[];
  /** Of the last heading: the next one is at most one deeper (PDF/UA-1, section 7.4.2). */
  level: number;
}

/** Renders one chapter's blocks and inlines as Typst's markup; its notes are set where they are first referred to. */
export function sayChapter(chapter: BookChapter, options: BlockOptions) {
  const saying: Saying = {
    ...options,
    notes: new Map(chapter.notes.map((note) => [note.number, note])),
    set: new Set(),
    levels: headingLevels(chapter),
    level: options.titleLevel,
  };
  return {
    blocks: (blocks: readonly Block[]) => sayBlocks(blocks, saying),
    inlines: (inlines: readonly Inline[]) => sayInlines(inlines, saying),
  };
}

function sayBlocks(blocks: readonly Block[], saying: Saying): string {
  return blocks.map((block) => sayBlock(block, saying)).join("\n\n");
}

function sayBlock(block: Block, saying: Saying): string {
  switch (block.kind) {
    case "paragraph": {
      const lines = splitLines(block.children);
      if (lines.length > 1) {
        const verse = lines.map((line) => `[${sayInlines(line, saying)}]`).join(",");
        return inDirection(`#verse(${verse})`, block.children, saying);
      }
      const image = onlyImage(block.children, saying);
      if (image !== null) return image;
      return inDirection(sayInlines(block.children, saying), block.children, saying);
    }
    case "heading": {
      const rank = saying.titleLevel + 1 + Math.max(0, saying.levels.indexOf(block.level));
      saying.level = Math.min(rank, saying.level + 1);
      return `#inner-heading(${saying.level}, ${rank - saying.titleLevel})[${sayInlines(block.children, saying)}]`;
    }
    case "quote":
      return `#quoted[\n${sayBlocks(block.children, saying)}\n]`;
    case "list": {
      const items = block.items.map((item) => `[${sayBlocks(item, saying)}]`).join(",");
      return block.ordered ? `#enum(start: ${Math.trunc(block.start)}, ${items})` : `#list(${items})`;
    }
    case "preformatted":
      return `#kept(${keptLines(block.text)
        .map((line) => `${typstString(line)},`)
        .join("")})`;
    default:
      return assertNever(block);
  }
}

/** Lines with their spaces kept: those at the start, and two that stand beside each other. */
function keptLines(text: string): string[] {
  const lines = text.replace(/\n$/, "").replaceAll("\t", "    ").split("\n");
  return lines.map((line) => (line.trim() === "" ? nonBreaking : line.replace(/^ +| {2,}/g, spaced)));
}

function spaced(spaces: string): string {
  return nonBreaking.repeat(spaces.length);
}

const nonBreaking = "\u00a0";

function sayInlines(inlines: readonly Inline[], saying: Saying): string {
  let markup = "";
  for (const inline of inlines) markup += sayInline(inline, saying);
  return markup;
}

function sayInline(inline: Inline, saying: Saying): string {
  switch (inline.kind) {
    case "text":
      return typstText(inline.text);
    case "emphasis":
      return `#emph[${sayInlines(inline.children, saying)}]`;
    case "strong":
      return `#strong[${sayInlines(inline.children, saying)}]`;
    case "struck":
      return `#strike[${sayInlines(inline.children, saying)}]`;
    case "code":
      return `#typed(${typstString(inline.text)})`;
    case "lineBreak":
      return "#linebreak()";
    case "noteReference":
      return sayNote(inline.number, saying);
    case "link":
      // On paper an address leads nowhere: its words are what is read.
      return sayInlines(inline.children, saying);
    case "image": {
      const file = saying.imageFile(inline.address);
      if (file === null) return typstText(inline.description);
      return `#small-picture(${typstString(file)}, ${typstString(inline.description)})`;
    }
    default:
      return assertNever(inline);
  }
}

/** The first reference carries its note; a later one, or one to a note that is being said, only its number. */
function sayNote(number: number, saying: Saying): string {
  const note = saying.notes.get(number);
  if (note === undefined || saying.set.has(number)) return `#note-mark(${number})`;
  saying.set.add(number);
  return `#note(${number})[${sayBlocks(note.blocks, saying)}]`;
}

function onlyImage(inlines: readonly Inline[], saying: Saying): string | null {
  const [image, ...more] = inlines.filter((inline) => inline.kind !== "text" || inline.text.trim() !== "");
  if (image?.kind !== "image" || more.length > 0) return null;
  const file = saying.imageFile(image.address);
  return file === null ? null : `#picture(${typstString(file)}, ${typstString(image.description)})`;
}

function inDirection(markup: string, inlines: readonly Inline[], saying: Saying): string {
  const own = mainDirection(plainText(inlines));
  return own === null || own === saying.direction ? markup : `#[#set text(dir: ${own})\n${markup}\n\n]`;
}
