import type { Book, BookChapter, BookImage, BookNode } from "./book.ts";
import type { BookDetails } from "./book-details.ts";
import { headingLine, makeHeading } from "./chapter-headings.ts";
import { compileReviewed, type Filling } from "./compile-reviewed.ts";
import { compileText } from "./compile-text.ts";
import type { ItemId } from "./ids.ts";
import { hasMatterHeading, type MatterRole } from "./matter.ts";
import { filledPlaces, fillPlaceholders } from "./matter-placeholders.ts";
import type { Outline, OutlineItem } from "./outline.ts";
import type { Preset } from "./preset.ts";
import type { ChapterReview } from "./review.ts";
import type { ReviewedChapter } from "./reviewed-chapter.ts";
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
  /** What is said of the chapters, where it is to go out with them; its places are places of `texts`. */
  readonly reviews?: ReadonlyMap<ItemId, ChapterReview>;
}

/**
 * Compiles the book that every exporter reads: what stands in the outline's book and is marked to be in it, in order.
 * A part that is left out or archived leaves out what it holds, and a part that holds nothing is left out; notes and trash are
 * never in it.
 */
export function compileBook(source: BookSource): Book {
  const { outline, identifier, modified, details, preset, cover, images } = source;
  const compiling: Compiling = { source, nextNote: 1, parts: 0, chapters: 0, reviewed: new Map() };
  const body = compileItems(outline.book, compiling);
  if (preset.contents.notes) body.push(...compileNotes(outline.notes, compiling));
  const { title, author, language } = outline;
  const book: Book = { identifier, title, author, language, modified, details, preset, body, cover, images };
  const set = preset.prose.typographic ? setBook(book) : book;
  return compiling.reviewed.size === 0 ? set : { ...set, reviewed: compiling.reviewed };
}

/**
 * One chapter by itself, with its title over it.
 * @param firstNote the number of its first footnote
 */
export function compileChapter(id: ItemId, title: string, text: string, firstNote = 1): BookChapter {
  const heading = { label: null, title: title.trim() || "Untitled" };
  return { kind: "chapter", id, title, heading, matter: null, ...compileText(text, firstNote) };
}

interface Compiling {
  readonly source: BookSource;
  nextNote: number;
  /** Counted so far. */
  parts: number;
  chapters: number;
  readonly reviewed: Map<ItemId, ReviewedChapter>;
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
  const { outline, texts, preset, details, reviews } = compiling.source;
  const number = matter === null ? ++compiling.chapters : null;
  const heading = makeHeading(item.title, number, "chapter", preset.headings, outline.language);
  const given = texts(item.id);
  const own = {
    id: item.id,
    title: headingLine(heading),
    heading: matter !== null && !hasMatterHeading(matter) ? null : heading,
    matter,
  };
  const fill = (text: string): string => (matter === null ? text : fillPlaceholders(text, outline, details));
  const chapter: BookChapter = { kind: "chapter", ...own, ...compileText(fill(given), compiling.nextNote) };
  const review = reviews?.get(item.id);
  if (review && review.comments.length + review.suggestions.length > 0) {
    const filling: Filling = {
      fill,
      places: (text, places) => (matter === null ? places : filledPlaces(text, outline, details, places)),
    };
    compiling.reviewed.set(item.id, compileReviewed(chapter, given, review, compiling.nextNote, filling));
  }
  compiling.nextNote += chapter.notes.length;
  return chapter;
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
