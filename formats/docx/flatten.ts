import type { Block, BookChapter, Inline } from "../../story/book.ts";
import { assertNever } from "../../story/problem.ts";
import { mainDirection, type TextDirection } from "../../story/text-direction.ts";
import { headingLevels } from "../markup/heading-levels.ts";
import { safeLink } from "../markup/links.ts";
import { type FlatParagraph, type Form, look, type Piece, type StyleId } from "./flat.ts";
import { twipsPerInch } from "./layout.ts";

export interface Flattening {
  /** Of the deepest heading that begins a page; headings inside of a chapter stand below it without a gap. */
  readonly openerLevel: number;
  readonly direction: TextDirection;
  /** What the paragraphs of the chapter are where they are nothing else. */
  readonly prose: { readonly first: StyleId; readonly next: StyleId };
  /** What stands between scenes; the same for all. */
  readonly sceneBreak: string;
  /** A number for a list that no other has. */
  readonly nextList: () => number;
}

/** A chapter's scenes without its heading. */
export function flattenScenes(chapter: BookChapter, options: Flattening): FlatParagraph[] {
  const flat = new Flat(options, headingLevels(chapter), "note");
  for (const [place, { blocks }] of chapter.scenes.entries()) {
    if (place > 0 && blocks[0]?.kind !== "heading") flat.addSceneBreak();
    flat.addBlocks(blocks, atMargin, true);
  }
  return flat.paragraphs;
}

/**
 * The notes that a chapter's scenes lead to, by their numbers. Word's notes have none of their own: one that only another note leads
 * to stands at the end of that one, behind its label.
 */
export function flattenNotes(
  { notes }: BookChapter,
  scenes: readonly FlatParagraph[],
  options: Flattening,
): Map<number, FlatParagraph[]> {
  const own = new Map(notes.map(({ number, blocks }) => [number, flattenNote(blocks, options)]));
  const led = new Set(
    scenes.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === "note" ? piece.note : []))),
  );
  const flat = new Map<number, FlatParagraph[]>();
  const told = new Set(led);
  for (const number of led) {
    const paragraphs: FlatParagraph[] = [];
    const tell = (note: number, label: readonly Piece[]): void => {
      const [first, ...rest] = own.get(note) ?? [];
      if (first) paragraphs.push({ ...first, pieces: [...label, ...first.pieces] }, ...rest);
      for (const { pieces } of own.get(note) ?? [])
        for (const piece of pieces) {
          if (piece.kind !== "noteInNote" || told.has(piece.note)) continue;
          told.add(piece.note);
          tell(piece.note, [{ ...piece, link: null }, ...plainPieces(" ")]);
        }
    };
    tell(number, []);
    flat.set(number, paragraphs);
  }
  return flat;
}

function flattenNote(blocks: readonly Block[], options: Flattening): FlatParagraph[] {
  const flat = new Flat({ ...options, prose: { first: "FootnoteText", next: "FootnoteText" } }, [], "noteInNote");
  flat.addBlocks(blocks, atMargin, true);
  return flat.paragraphs;
}

/** The pieces of a heading that is no block. */
export function plainPieces(text: string): Piece[] {
  return [{ kind: "text", text, looks: 0, link: null }];
}

interface Place {
  readonly quotes: number;
  /** Of the lists around it, the outermost first. */
  readonly lists: readonly { readonly ordered: boolean; readonly start: number; readonly list: number }[];
}

const atMargin: Place = { quotes: 0, lists: [] };
const step = twipsPerInch / 2;
/** Word knows nine. */
const deepestLevel = 8;

class Flat {
  readonly paragraphs: FlatParagraph[] = [];
  readonly #options: Flattening;
  readonly #levels: readonly number[];
  readonly #reference: "note" | "noteInNote";

  constructor(options: Flattening, levels: readonly number[], reference: "note" | "noteInNote") {
    this.#options = options;
    this.#levels = levels;
    this.#reference = reference;
  }

  addSceneBreak(): void {
    const { sceneBreak, direction } = this.#options;
    const form: Form = { style: "SceneBreak", list: null, indent: 0, direction, beginsPage: false };
    this.paragraphs.push({ form, pieces: sceneBreak === "" ? [] : plainPieces(sceneBreak) });
  }

  addBlocks(blocks: readonly Block[], place: Place, opening: boolean): void {
    let first = opening;
    for (const block of blocks) {
      this.#addBlock(block, place, first);
      first = block.kind === "heading";
    }
  }

  #addBlock(block: Block, place: Place, first: boolean): void {
    switch (block.kind) {
      case "paragraph": {
        const pieces = this.#pieces(block.children);
        const isVerse = pieces.some(({ kind }) => kind === "break");
        this.#add(isVerse && place.quotes === 0 ? "Verse" : this.#proseStyle(place, first), place, pieces);
        break;
      }
      case "heading": {
        const level = this.#options.openerLevel + 1 + Math.max(0, this.#levels.indexOf(block.level));
        this.#add(`Heading${Math.min(6, level) as 6}`, atMargin, this.#pieces(block.children));
        break;
      }
      case "quote":
        this.addBlocks(block.children, { ...place, quotes: place.quotes + 1 }, true);
        break;
      case "list":
        this.#addList(block, place);
        break;
      case "preformatted":
        this.#add("Preformatted", place, linesOf(block.text));
        break;
      default:
        assertNever(block);
    }
  }

  #proseStyle({ quotes, lists }: Place, first: boolean): StyleId {
    if (lists.length > 0) return "ListContinue";
    if (quotes > 0) return "Quote";
    return first ? this.#options.prose.first : this.#options.prose.next;
  }

  #addList({ ordered, start, items }: Extract<Block, { kind: "list" }>, place: Place): void {
    const own = { ordered, start: Math.max(0, Math.trunc(start)), list: this.#options.nextList() };
    const inside: Place = { ...place, lists: [...place.lists, own] };
    const level = Math.min(deepestLevel, inside.lists.length - 1);
    for (const [head, ...rest] of items) {
      // The mark stands before the item's first words; what has none of its own goes below it.
      const leads = head?.kind === "paragraph";
      const pieces = leads ? this.#pieces(head.children) : [];
      const form = this.#form("ListParagraph", inside, pieces);
      this.paragraphs.push({ form: { ...form, list: { ...own, level } }, pieces });
      this.addBlocks(leads || head === undefined ? rest : [head, ...rest], inside, false);
    }
  }

  #add(style: StyleId, place: Place, pieces: readonly Piece[]): void {
    this.paragraphs.push({ form: this.#form(style, place, pieces), pieces });
  }

  #form(style: StyleId, { quotes, lists }: Place, pieces: readonly Piece[]): Form {
    const own = mainDirection(pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join(""));
    const indent = step * (Math.max(0, quotes - (style === "Quote" ? 1 : 0)) + lists.length);
    return { style, list: null, indent, direction: own ?? this.#options.direction, beginsPage: false };
  }

  #pieces(inlines: readonly Inline[]): Piece[] {
    const pieces: Piece[] = [];
    this.#gather(inlines, 0, null, pieces);
    return pieces;
  }

  #gather(inlines: readonly Inline[], looks: number, link: string | null, pieces: Piece[]): void {
    for (const inline of inlines) {
      switch (inline.kind) {
        case "text":
          if (inline.mark !== undefined) pieces.push({ kind: "mark", mark: inline.mark, looks, link });
          else pieces.push({ kind: "text", text: inline.text, looks, link });
          break;
        case "code":
          pieces.push({ kind: "text", text: inline.text, looks: looks | look.code, link });
          break;
        case "emphasis":
          // Emphasis inside of emphasis stands out by standing upright.
          this.#gather(inline.children, looks ^ look.italic, link, pieces);
          break;
        case "strong":
          this.#gather(inline.children, looks | look.bold, link, pieces);
          break;
        case "struck":
          this.#gather(inline.children, looks | look.struck, link, pieces);
          break;
        case "link":
          this.#gather(inline.children, looks, link ?? safeLink(inline.address), pieces);
          break;
        case "image":
          pieces.push({ kind: "image", address: inline.address, description: inline.description, looks, link });
          break;
        case "lineBreak":
          pieces.push({ kind: "break", looks, link });
          break;
        case "noteReference":
          pieces.push({ kind: this.#reference, note: inline.number, looks, link });
          break;
        default:
          assertNever(inline);
      }
    }
  }
}

function linesOf(text: string): Piece[] {
  return text
    .replace(/\n+$/, "")
    .split("\n")
    .flatMap((line, place) => [
      ...(place === 0 ? [] : [{ kind: "break" as const, looks: 0, link: null }]),
      ...plainPieces(line),
    ]);
}
