import type { Block, Book, BookChapter, BookImage, BookNode, BookNote, BookScene } from "./book.ts";
import { type FootnoteDefinition, findFootnotes, withoutFootnotes } from "./footnotes.ts";
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
    body: compileItems(outline.book, texts, { next: 1 }),
    cover,
    images,
  };
}

/**
 * One chapter, what is printed of its text split into scenes. A heading that titles a scene stays as its first block. Footnotes
 * that the text refers to are taken out of it; one that nothing leads to stays where it stands.
 * @param firstNote the number of its first footnote
 */
export function compileChapter(id: ItemId, title: string, text: string, firstNote = 1): BookChapter {
  const printed = printedText(text);
  const definitions = firstOfEach(findFootnotes(printed));
  const labels = new Set(definitions.map(({ label }) => label));
  let body = readBody(printed, definitions, labels, firstNote);
  // Some may be referred to by what is no reference: in code, or in a note that is itself not referred to.
  while (body.used.length < labels.size) {
    labels.clear();
    for (const label of body.used) labels.add(label);
    body = readBody(printed, definitions, labels, firstNote);
  }
  return { kind: "chapter", id, title, scenes: body.scenes, notes: body.notes };
}

interface ChapterBody {
  readonly scenes: readonly BookScene[];
  readonly notes: readonly BookNote[];
  readonly used: readonly string[];
}

/** @param labels of the definitions that are notes; the others are left in the text */
function readBody(
  printed: string,
  definitions: readonly FootnoteDefinition[],
  labels: ReadonlySet<string>,
  firstNote: number,
): ChapterBody {
  const taken = definitions.filter(({ label }) => labels.has(label));
  const used: string[] = [];
  const numberOf = (label: string): number | null => {
    if (!labels.has(label)) return null;
    if (!used.includes(label)) used.push(label);
    return firstNote + used.indexOf(label);
  };
  const rest = withoutFootnotes(printed, taken);
  const scenes: BookScene[] = [];
  for (const { from, to } of sceneRanges(rest)) {
    const blocks: Block[] = parseMarkdown(rest.slice(from, to), numberOf);
    if (blocks.length > 0) scenes.push({ blocks });
  }
  const notes: BookNote[] = [];
  // A note may lead to another one.
  for (let place = 0; place < used.length; place++) {
    const text = taken.find(({ label }) => label === used[place])?.text ?? "";
    notes.push({ number: firstNote + place, blocks: parseMarkdown(text, numberOf) });
  }
  return { scenes, notes, used };
}

/** A label that is defined twice stays in the text the second time. */
function firstOfEach(definitions: readonly FootnoteDefinition[]): FootnoteDefinition[] {
  return definitions.filter(({ label }, place) => definitions.findIndex((one) => one.label === label) === place);
}

function compileItems(
  items: readonly OutlineItem[],
  texts: (chapter: ItemId) => string,
  notes: { next: number },
): BookNode[] {
  const nodes: BookNode[] = [];
  for (const item of items) {
    if (!item.inBook || item.archived) continue;
    if (item.kind === "chapter") {
      const chapter = compileChapter(item.id, item.title, texts(item.id), notes.next);
      notes.next += chapter.notes.length;
      nodes.push(chapter);
    }
    if (item.kind !== "part") continue;
    const children = compileItems(item.children, texts, notes);
    if (children.length > 0) nodes.push({ kind: "part", id: item.id, title: item.title, children });
  }
  return nodes;
}
