import type { BookChapter, BookNote } from "../../story/book.ts";
import { hasRightToLeft, type TextDirection } from "../../story/text-direction.ts";
import type { FlatParagraph, Form, Piece, StyleId } from "../docx/flat.ts";
import { type Flattening, flattenScenes } from "../docx/flatten.ts";
import { ownIndents } from "../docx/paragraph-properties.ts";
import { type ToldNotes, tellNotes } from "../office/notes.ts";
import { type Lists, lookWords } from "./write-lists.ts";
import type { RtfStyle, Style } from "./write-styles.ts";
import { rtfText } from "./write-text.ts";

export interface Writing {
  readonly styles: ReadonlyMap<RtfStyle, Style>;
  readonly lists: Lists;
  readonly picture: (address: string, description: string) => string | null;
  readonly direction: TextDirection;
  /** Headings inside of chapters stand below this level. */
  readonly deepestOpener: number;
  /** Between scenes; "" is a blank line. */
  readonly sceneBreak: string;
  /** Of a typewriter: emphasis is underlined, a dash is two hyphens. */
  readonly isTyped: boolean;
  /** Of the document so far. */
  readonly counted: { notes: number; lists: number };
}

/** A paragraph of a style, with all that the style says: not every program looks at the style sheet. */
export function paragraph(
  styles: ReadonlyMap<RtfStyle, Style>,
  id: RtfStyle,
  inside: string,
  { own = "", mark = "" }: { readonly own?: string; readonly mark?: string } = {},
): string {
  return `${openParagraph(styles, id, own)}${mark}${inside}\\par\n`;
}

function openParagraph(styles: ReadonlyMap<RtfStyle, Style>, id: RtfStyle, own: string): string {
  const style = styles.get(id);
  return `\\pard\\plain\\s${style?.number ?? 0}${style?.paragraph ?? ""}${own}${style?.text ?? ""} `;
}

/** A chapter's paragraphs as RTF. */
export class ChapterText {
  readonly #writing: Writing;
  readonly #chapter: BookChapter;
  readonly #told: ToldNotes;
  readonly #notes: ReadonlyMap<number, BookNote>;
  /** The number that is shown, by that of the book: office programs count for themselves. */
  readonly #shown: ReadonlyMap<number, number>;
  /** Notes that the text has led to. */
  readonly #led = new Set<number>();

  constructor(chapter: BookChapter, writing: Writing) {
    this.#writing = writing;
    this.#chapter = chapter;
    this.#told = tellNotes(chapter);
    this.#notes = new Map(chapter.notes.map((note) => [note.number, note]));
    this.#shown = new Map([...this.#told.direct].map((number) => [number, ++writing.counted.notes]));
  }

  /** @param mark of its first paragraph, where nothing stands over it */
  scenes(prose: { readonly first: StyleId; readonly next: StyleId }, mark = ""): string {
    return flattenScenes(this.#chapter, this.#flattening(prose))
      .map((flat, place) => this.#paragraph(flat, place === 0 ? mark : ""))
      .join("");
  }

  #flattening(prose: Flattening["prose"]): Flattening {
    const { deepestOpener, direction, sceneBreak, counted } = this.#writing;
    return {
      openerLevel: Math.min(5, deepestOpener),
      direction,
      prose,
      sceneBreak,
      nextList: () => ++counted.lists,
    };
  }

  #paragraph({ form, pieces }: FlatParagraph, mark: string): string {
    const { own, before } = this.#own(form);
    return paragraph(this.#writing.styles, form.style, before + this.#pieces(pieces, false), { own, mark });
  }

  #own({ style, list, indent, direction }: Form): { own: string; before: string } {
    const turned = direction === "rtl" ? "\\rtlpar" : "";
    if (list !== null) {
      const { properties, mark } = this.#writing.lists.item(list, indent);
      return { own: turned + properties, before: mark };
    }
    const all = indent + (ownIndents[style] ?? 0);
    return { own: all === 0 ? turned : `${turned}\\li${all}`, before: "" };
  }

  #pieces(pieces: readonly Piece[], isInNote: boolean): string {
    let markup = "";
    let link: string | null = null;
    for (const piece of pieces) {
      if (piece.link !== link) {
        if (link !== null) markup += "}}";
        if (piece.link !== null) markup += openLink(piece.link);
        link = piece.link;
      }
      markup += this.#piece(piece, isInNote);
    }
    return link === null ? markup : `${markup}}}`;
  }

  #piece(piece: Piece, isInNote: boolean): string {
    const { isTyped, picture } = this.#writing;
    const inLooks = (text: string): string => {
      const turned = hasRightToLeft(text) ? "\\rtlch" : "";
      const words = turned + lookWords(piece.looks, isTyped);
      const shown = rtfText(isTyped ? text.replace(/[—―]/g, "--") : text);
      return words === "" || shown === "" ? shown : `{${words} ${shown}}`;
    };
    switch (piece.kind) {
      case "text":
        return inLooks(piece.text);
      case "break":
        return "\\line ";
      case "image":
        return picture(piece.address, piece.description) ?? inLooks(piece.description);
      case "note":
        return this.#note(piece.note, isInNote);
      case "noteInNote":
        return `{\\super ${piece.note}*}`;
      case "mark":
        return "";
    }
  }

  /** A note is told where the text first leads to it; what leads to it again is a field that shows its number. */
  #note(number: number, isInNote: boolean): string {
    const note = this.#notes.get(number);
    const shown = this.#shown.get(number);
    if (note === undefined || shown === undefined) return `{\\super ${number}*}`;
    const bookmark = `_Note${number}`;
    if (isInNote || this.#led.has(number))
      return `{\\field{\\*\\fldinst{NOTEREF ${bookmark} \\\\f \\\\h}}{\\fldrslt{\\super ${shown}}}}`;
    this.#led.add(number);
    const nested = (this.#told.nested.get(number) ?? []).flatMap((inside) => [
      `${openParagraph(this.#writing.styles, "FootnoteText", "")}{\\*\\bkmkstart _Told${inside.number}}{\\*\\bkmkend _Told${inside.number}}{\\super ${inside.number}*}`,
      ...this.#noteParagraphs(inside, ""),
    ]);
    const told = [...this.#noteParagraphs(note, "{\\super\\chftn} "), ...nested].join("\\par\n");
    return `{\\*\\bkmkstart ${bookmark}}{\\super\\chftn{\\footnote ${told}}}{\\*\\bkmkend ${bookmark}}`;
  }

  #noteParagraphs({ blocks }: BookNote, lead: string): string[] {
    const prose = { first: "FootnoteText", next: "FootnoteText" } as const;
    const flat = flattenScenes({ ...this.#chapter, scenes: [{ blocks }] }, this.#flattening(prose));
    const open = (own: string): string => openParagraph(this.#writing.styles, "FootnoteText", own);
    if (flat.length === 0) return [`${open("")}${lead}`];
    return flat.map(({ form, pieces }, place) => {
      const { own, before } = this.#own(form);
      return `${open(own)}${place === 0 ? lead : ""}${before}${this.#pieces(pieces, true)}`;
    });
  }
}

function openLink(address: string): string {
  return `{\\field{\\*\\fldinst{HYPERLINK "${rtfText(address)}"}}{\\fldrslt\\ul\\cf1 `;
}
