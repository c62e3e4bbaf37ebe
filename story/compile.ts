import type { Block, Book, BookChapter, BookImage, BookNode, BookScene } from "./book.ts";
import type { ItemId } from "./ids.ts";
import { parseMarkdown } from "./markdown.ts";
import type { Outline, OutlineItem } from "./outline.ts";
import { printedText } from "./printed-text.ts";
import { sceneRanges } from "./scenes.ts";

export interface BookSource {
  readonly outline: Outline;
  /** The Markdown of a chapter at the version that is compiled, with `\n` line breaks. */
  readonly texts: (chapter: ItemId) => string;
  /** See `Book`. */
  readonly identifier: string;
  readonly modified: string;
  readonly cover: BookImage | null;
  readonly images: readonly BookImage[];
}

/**
 * Compiles the book that every exporter reads: what stands in the outline's book and is marked to be in it, in order.
 * A part that is left out or archived leaves out what it holds, and a part that holds nothing is left out; notes and trash are
 * never in it.
 */
export function compileBook({ outline, texts, identifier, modified, cover, images }: BookSource): Book {
  return {
    identifier,
    title: outline.title,
    author: outline.author,
    language: outline.language,
    modified,
    body: compileItems(outline.book, texts),
    cover,
    images,
  };
}

/** One chapter, what is printed of its text split into scenes. A heading that titles a scene stays as its first block. */
export function compileChapter(id: ItemId, title: string, text: string): BookChapter {
  const scenes: BookScene[] = [];
  const printed = printedText(text);
  for (const { from, to } of sceneRanges(printed)) {
    const blocks: Block[] = parseMarkdown(printed.slice(from, to));
    if (blocks.length > 0) scenes.push({ blocks });
  }
  return { kind: "chapter", id, title, scenes };
}

function compileItems(items: readonly OutlineItem[], texts: (chapter: ItemId) => string): BookNode[] {
  const nodes: BookNode[] = [];
  for (const item of items) {
    if (!item.inBook || item.archived) continue;
    if (item.kind === "chapter") nodes.push(compileChapter(item.id, item.title, texts(item.id)));
    if (item.kind !== "part") continue;
    const children = compileItems(item.children, texts);
    if (children.length > 0) nodes.push({ kind: "part", id: item.id, title: item.title, children });
  }
  return nodes;
}
