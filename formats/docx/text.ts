import type { Book, BookChapter, BookNode, BookPart } from "../../story/book.ts";
import { directionOf, type TextDirection } from "../../story/text-direction.ts";
import { type ChapterComments, Comments, noAnchors } from "./comments.ts";
import { type ContentsEntry, renderContents } from "./contents.ts";
import type { FlatParagraph } from "./flat.ts";
import { type Flattening, flattenNotes, flattenScenes } from "./flatten.ts";
import { Footnotes } from "./footnotes.ts";
import { titleParagraphs } from "./front.ts";
import { type Layout, toldChapters } from "./layout.ts";
import { isDisplay, proseStyles, sceneBreakText, styledAsMatter } from "./matter-styles.ts";
import { hasOwnPage, hasTitlePage, isNamedAsBook, openerLevel } from "./outline.ts";
import type { OutsideLink } from "./package.ts";
import { Pictures } from "./pictures.ts";
import { Renderer, type Rendering } from "./render.ts";
import { standing } from "./standing.ts";
import { keepAll, type WovenParagraph, weave } from "./weave.ts";
import { wordsOfBook } from "./words.ts";

/** The document's text from its first page to "END", with all that it leads to. */
export class Text {
  readonly comments = new Comments();
  readonly pictures: Pictures;
  readonly footnotes: Footnotes;
  readonly lists: Rendering["lists"] = new Map();
  /** The deepest heading that begins a page. */
  readonly openerLevel: number;
  readonly hasTitlePage: boolean;
  readonly #book: Book;
  readonly #layout: Layout;
  readonly #direction: TextDirection;
  readonly #renderer: Renderer;
  readonly #rendering: Rendering;
  /** Of the chapter that is written, by the numbers that its references have here. */
  #notes: ReadonlyMap<number, readonly WovenParagraph[]> = new Map();
  #nextList = 0;
  readonly #ids = { next: 1 };
  /** Notes that a suggestion brings have numbers behind those of the book. */
  #nextNote: number;
  readonly #entries: ContentsEntry[] = [];

  constructor(book: Book, layout: Layout) {
    this.#book = book;
    this.#layout = layout;
    this.#direction = directionOf(book.language);
    this.openerLevel = openerLevel(book);
    this.hasTitlePage = hasTitlePage(book);
    this.#nextNote = 1 + highestNote(book.body);
    const { page } = layout;
    const box = {
      width: page.width - page.inside - page.outside,
      height: Math.round((page.height - page.top - page.bottom) * 0.9),
    };
    this.pictures = new Pictures(book, box, this.#ids);
    const shared = {
      isTyped: layout.isTyped,
      pictures: this.pictures,
      lists: this.lists,
      labelInNote: (note: number) => (this.#notes.has(note) ? String(note) : `n${note}`),
      marksOfNote: (note: number) => marksIn(this.#notes.get(note) ?? []),
    };
    this.footnotes = new Footnotes(shared, this.#ids);
    this.#rendering = {
      ...shared,
      anchors: noAnchors,
      addNote: (note) => this.footnotes.add(this.#notes.get(note) ?? []),
    };
    this.#renderer = new Renderer(this.#rendering, this.#ids);
  }

  links(): OutsideLink[] {
    return [...this.#renderer.links].map(([address, id]) => ({ id, address }));
  }

  render(): string {
    const { body, preset, language } = this.#book;
    const { tableOfContents } = preset.contents;
    let markup = this.hasTitlePage ? this.#renderer.paragraphs(titleParagraphs(this.#book, this.#layout)) : "";
    // Behind what stands alone on its page (copyright, dedication, epigraph), before a foreword.
    const first = body.findIndex((node) => node.kind === "part" || !isDisplay(node.matter));
    const display = body.slice(0, first < 0 ? body.length : first).map((node) => this.#node(node, 1));
    const rest = body.slice(display.length).map((node) => this.#node(node, 1));
    const hasOwnContents = hasOwnPage(body, "contents");
    markup += display.join("");
    if (tableOfContents && !hasOwnContents) markup += renderContents(this.#entries, language, true);
    markup += rest.join("");
    // The writer's own page of contents has a place for it.
    return markup
      .replace(placeOfContents, () => (hasOwnContents ? renderContents(this.#entries, language, false) : ""))
      .concat(markup === "" ? "<w:p/>" : "");
  }

  #node(node: BookNode, level: number): string {
    if (node.kind === "chapter") return this.#chapter(node, level);
    return this.#heading(node, level) + node.children.map((child) => this.#node(child, level + 1)).join("");
  }

  #heading(node: BookPart | BookChapter, level: number): string {
    const { heading, title } = node;
    if (heading === null) return "";
    const lines = [heading.label, heading.title].filter((line) => line !== null && line.trim() !== "") as string[];
    const own = Math.min(level, this.openerLevel) as 1 | 2 | 3 | 4 | 5;
    const paragraph = standing(`Heading${own}`, lines.length > 0 ? lines : ["Untitled"], this.#direction);
    const bookmark = `_Toc${this.#entries.length + 1}`;
    this.#entries.push({ bookmark, title: title.trim() || "Untitled", level: own });
    if (!this.#book.preset.contents.tableOfContents) return this.#renderer.paragraph(paragraph);
    const id = this.#ids.next++;
    return this.#renderer.paragraph(paragraph, {
      before: `<w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>`,
      after: `<w:bookmarkEnd w:id="${id}"/>`,
    });
  }

  #chapter(chapter: BookChapter, level: number): string {
    const reviewed = this.#book.reviewed?.get(chapter.id) ?? null;
    const heading = isNamedAsBook(chapter, this.#book, this.#layout) ? "" : this.#heading(chapter, level);
    const begins = chapter.heading === null;
    const before = this.#flatten(reviewed?.before ?? chapter, begins);
    let paragraphs: readonly WovenParagraph[];
    let said: ChapterComments | null = null;
    if (reviewed === null) {
      paragraphs = keepAll(before.scenes);
      this.#notes = new Map([...before.notes].map(([note, own]) => [note, keepAll(own)]));
    } else {
      const after = this.#flatten(reviewed.after, begins, this.#renumber(reviewed.sameNotes));
      const notes = new Map([...before.notes].map(([note, own]) => [note, keepAll(own)]));
      for (const [note, own] of after.notes) {
        const former = before.notes.get(note);
        notes.set(note, former ? weave(former, own, reviewed.suggestions) : keepAll(own));
      }
      paragraphs = weave(before.scenes, after.scenes, reviewed.suggestions);
      this.#notes = notes;
      said = this.comments.open(reviewed);
    }
    this.#rendering.anchors = said ?? noAnchors;
    const text = heading + this.#renderer.paragraphs(paragraphs);
    this.#rendering.anchors = noAnchors;
    const contents = chapter.matter === "contents" ? placeOfContents : "";
    return withRest(text, said?.rest() ?? "") + contents + this.#end(chapter);
  }

  #end(chapter: BookChapter): string {
    if (!this.#layout.isManuscript || toldChapters(this.#book.body).at(-1) !== chapter) return "";
    return this.#renderer.paragraph(standing("TheEnd", [wordsOfBook(this.#book.language).end], this.#direction));
  }

  #flatten(
    chapter: BookChapter,
    beginsPage: boolean,
    numberOf: (note: number) => number = (note) => note,
  ): { readonly scenes: FlatParagraph[]; readonly notes: ReadonlyMap<number, FlatParagraph[]> } {
    const options: Flattening = {
      openerLevel: this.openerLevel,
      direction: this.#direction,
      prose: proseStyles(chapter.matter),
      sceneBreak: sceneBreakText(this.#book.preset.sceneBreak),
      nextList: () => this.#nextList++,
    };
    const flat = flattenScenes(chapter, options);
    const notes = flattenNotes(chapter, flat, options);
    const scenes = styledAsMatter(flat, chapter.matter);
    const [first] = scenes;
    if (first && beginsPage) scenes[0] = { ...first, form: { ...first.form, beginsPage } };
    return {
      scenes: scenes.map((paragraph) => renumbered(paragraph, numberOf)),
      notes: new Map(
        [...notes].map(([note, own]) => [numberOf(note), own.map((paragraph) => renumbered(paragraph, numberOf))]),
      ),
    };
  }

  /** The numbers of the later text's notes: those of the earlier one where they are the same, else new ones. */
  #renumber(same: ReadonlyMap<number, number>): (note: number) => number {
    const fresh = new Map<number, number>();
    return (note) => {
      const known = same.get(note) ?? fresh.get(note);
      if (known !== undefined) return known;
      fresh.set(note, this.#nextNote);
      return this.#nextNote++;
    };
  }
}

/** XML has no such character, and no text has it when it is written. */
const placeOfContents = "\u0000";

/** What is left to be said goes into the last paragraph. */
function withRest(markup: string, rest: string): string {
  if (rest === "") return markup;
  return markup.endsWith("</w:p>")
    ? `${markup.slice(0, -"</w:p>".length)}${rest}</w:p>`
    : `${markup}<w:p>${rest}</w:p>`;
}

function renumbered(paragraph: FlatParagraph, numberOf: (note: number) => number): FlatParagraph {
  if (!paragraph.pieces.some(({ kind }) => kind === "note" || kind === "noteInNote")) return paragraph;
  const pieces = paragraph.pieces.map((piece) =>
    piece.kind === "note" || piece.kind === "noteInNote" ? { ...piece, note: numberOf(piece.note) } : piece,
  );
  return { ...paragraph, pieces };
}

function marksIn(paragraphs: readonly WovenParagraph[]): number[] {
  return paragraphs.flatMap(({ pieces }) => pieces.flatMap(({ piece }) => (piece.kind === "mark" ? [piece.mark] : [])));
}

function highestNote(nodes: readonly BookNode[]): number {
  return nodes.reduce(
    (highest, node) =>
      Math.max(
        highest,
        node.kind === "part" ? highestNote(node.children) : Math.max(0, ...node.notes.map(({ number }) => number)),
      ),
    0,
  );
}
