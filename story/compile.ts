import type { Block, Book, BookChapter, BookImage, BookNode, BookNote, BookScene } from "./book.ts";
import type { BookDetails } from "./book-details.ts";
import { headingLine, makeHeading } from "./chapter-headings.ts";
import { type FootnoteDefinition, findFootnotes, withoutFootnotes } from "./footnotes.ts";
import type { ItemId } from "./ids.ts";
import { parseMarkdown } from "./markdown.ts";
import { hasMatterHeading, type MatterRole } from "./matter.ts";
import { fillPlaceholders } from "./matter-placeholders.ts";
import type { Outline, OutlineItem } from "./outline.ts";
import type { Preset } from "./preset.ts";
import { printedText } from "./printed-text.ts";
import { sceneRanges } from "./scenes.ts";
import { setBook } from "./set-book.ts";

export interface BookSource {
  readonly outline: Outline;
  /** The Markdown of a chapter at the version that is compiled, with `\n` line breaks. */
  readonly texts: (chapter: ItemId) => string;
  /** See `Book`. */
  readonly identifier: string;
  readonly modified: string;
  readonly details: BookDetails;
  readonly preset: Preset;
  readonly cover: BookImage | null;
  readonly images: readonly BookImage[];
}

/**
 * Compiles the book that every exporter reads: what stands in the outline's book and is marked to be in it, in order.
 * A part that is left out or archived leaves out what it holds, and a part that holds nothing is left out; notes and trash are
 * never in it.
 */
export function compileBook(source: BookSource): Book {
  const { outline, identifier, modified, details, preset, cover, images } = source;
  const compiling: Compiling = { source, nextNote: 1, parts: 0, chapters: 0 };
  const body = compileItems(outline.book, compiling);
  if (preset.contents.notes) body.push(...compileNotes(outline.notes, compiling));
  const { title, author, language } = outline;
  const book = { identifier, title, author, language, modified, details, preset, body, cover, images };
  return preset.prose.typographic ? setBook(book) : book;
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
  const heading = { label: null, title: title.trim() || "Untitled" };
  return { kind: "chapter", id, title, heading, matter: null, scenes: body.scenes, notes: body.notes };
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

interface Compiling {
  readonly source: BookSource;
  nextNote: number;
  /** Counted so far. */
  parts: number;
  chapters: number;
}

function compileItems(items: readonly OutlineItem[], compiling: Compiling): BookNode[] {
  const nodes: BookNode[] = [];
  const { outline, preset } = compiling.source;
  for (const item of items) {
    if (!item.inBook || item.archived) continue;
    if (item.kind === "chapter" && (item.matter === null || preset.contents.matter || isStory(item.matter)))
      nodes.push(compileOne(item, item.matter, compiling));
    if (item.kind !== "part") continue;
    const number = compiling.parts + 1;
    if (preset.headings.restart) compiling.chapters = 0;
    const children = compileItems(item.children, compiling);
    if (children.length === 0) continue;
    compiling.parts = number;
    const heading = makeHeading(item.title, number, "part", preset.headings, outline.language);
    if (preset.contents.parts)
      nodes.push({ kind: "part", id: item.id, title: headingLine(heading), heading, children });
    else nodes.push(...children);
  }
  return nodes;
}

/** A prologue is told whether front matter is wanted or not. */
function isStory(role: MatterRole): boolean {
  return role === "prologue" || role === "epilogue";
}

function compileOne(item: OutlineItem, matter: MatterRole | null, compiling: Compiling): BookChapter {
  const { outline, texts, preset, details } = compiling.source;
  const number = matter === null ? ++compiling.chapters : null;
  const given = texts(item.id);
  const text = matter === null ? given : fillPlaceholders(given, outline, details);
  const heading = makeHeading(item.title, number, "chapter", preset.headings, outline.language);
  const chapter = compileChapter(item.id, headingLine(heading), text, compiling.nextNote);
  compiling.nextNote += chapter.notes.length;
  return { ...chapter, matter, heading: matter !== null && !hasMatterHeading(matter) ? null : heading };
}

/** The documents beside the book, folder by folder, without numbers. */
function compileNotes(items: readonly OutlineItem[], compiling: Compiling): BookNode[] {
  return items.flatMap((item) =>
    item.archived
      ? []
      : [
          ...(item.kind === "note" ? [compileOne(item, "other", compiling)] : []),
          ...compileNotes(item.children, compiling),
        ],
  );
}
