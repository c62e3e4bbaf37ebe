import { escapeText } from "../markup/escape.ts";
import { type By, who } from "./authorship.ts";
import type { CommentAnchors } from "./comments.ts";
import type { Form, ListPlace, Piece } from "./flat.ts";
import { paragraphProperties } from "./paragraph-properties.ts";
import type { Pictures } from "./pictures.ts";
import { runProperties, textRuns } from "./runs.ts";
import type { Fate, WovenParagraph, WovenPiece } from "./weave.ts";

export interface Rendering {
  readonly isTyped: boolean;
  readonly pictures: Pictures;
  /** Of the chapter that is written. */
  anchors: CommentAnchors;
  /** What stands in a footnote. Gives its number in the document, which no other reference has. */
  readonly addNote: (note: number) => number;
  /** Places of the review in the note, which are told where the text leads to it. */
  readonly marksOfNote: (note: number) => readonly number[];
  /** What stands in a note for another one. */
  readonly labelInNote: (note: number) => string;
  /** The document's lists, each with its number and the first one of its items. */
  readonly lists: Map<number, { readonly number: number; readonly place: ListPlace }>;
}

/** Puts before all else of a paragraph. */
export interface Lead {
  readonly properties?: string;
  readonly before?: string;
  readonly after?: string;
}

/** Paragraphs as WordprocessingML, with what they lead to gathered on the way. */
export class Renderer {
  /** Outside addresses, each with its relation's id. */
  readonly links = new Map<string, string>();
  readonly #rendering: Rendering;
  readonly #ids: { next: number };
  /** The notes that were referred to, by what they are called in the book: their place among all, from 1. */
  readonly #referred = new Map<number, { readonly shown: number; readonly fate: Fate }>();

  constructor(rendering: Rendering, ids: { next: number }) {
    this.#rendering = rendering;
    this.#ids = ids;
  }

  paragraphs(woven: readonly WovenParagraph[], lead: Lead = {}): string {
    let markup = "";
    woven.forEach((paragraph, place) => {
      markup += this.paragraph(paragraph, place === 0 ? lead : {});
    });
    return markup;
  }

  paragraph({ pieces, form, formerForm, fate, by }: WovenParagraph, lead: Lead = {}): string {
    const own = this.#properties(form);
    const mark = fate === "kept" ? "" : `<w:rPr>${this.#change(fate, by)}/></w:rPr>`;
    const former =
      formerForm === null
        ? ""
        : `<w:pPrChange w:id="${this.#ids.next++}"${who(by)}><w:pPr>${this.#properties(formerForm)}</w:pPr></w:pPrChange>`;
    const inside = this.#pieces(pieces, form.direction === "rtl");
    return `<w:p><w:pPr>${own}${lead.properties ?? ""}${mark}${former}</w:pPr>${lead.before ?? ""}${inside}${lead.after ?? ""}</w:p>`;
  }

  #properties(form: Form): string {
    return paragraphProperties(form, (place) => {
      const { lists } = this.#rendering;
      const known = lists.get(place.list);
      if (known) return known.number;
      const number = lists.size + 1;
      lists.set(place.list, { number, place });
      return number;
    });
  }

  /** Neighbours that look and fare alike are one run; those of one link are in it together. */
  #pieces(pieces: readonly WovenPiece[], isRightToLeft: boolean): string {
    let markup = "";
    let link: string | null = null;
    for (let at = 0; at < pieces.length; ) {
      const first = pieces[at] as WovenPiece;
      const { piece, fate, by } = first;
      if (piece.kind === "mark") {
        markup += this.#rendering.anchors.at(piece.mark);
        at++;
        continue;
      }
      if (piece.link !== link) {
        if (link !== null) markup += "</w:hyperlink>";
        if (piece.link !== null) markup += `<w:hyperlink r:id="${this.#linkId(piece.link)}" w:history="1">`;
        link = piece.link;
      }
      let next = at + 1;
      let text = piece.kind === "text" ? piece.text : "";
      while (piece.kind === "text" && isAlike(first, pieces[next])) {
        const more = pieces[next]?.piece;
        if (more?.kind === "text") text += more.text;
        next++;
      }
      at = next;
      const runs = this.#runs(piece, text, fate, isRightToLeft);
      markup += fate === "kept" || runs === "" ? runs : `${this.#change(fate, by)}>${runs}</w:${tagOf(fate)}>`;
    }
    return link === null ? markup : `${markup}</w:hyperlink>`;
  }

  #runs(piece: Exclude<Piece, { kind: "mark" }>, text: string, fate: Fate, isRightToLeft: boolean): string {
    const isDeleted = fate === "deleted";
    const style = { looks: piece.looks, isLink: piece.link !== null, isTyped: this.#rendering.isTyped };
    switch (piece.kind) {
      case "text":
        return text === "" ? "" : textRuns(text, { ...style, isDeleted, isRightToLeft });
      case "break":
        return `<w:r>${runProperties(style)}<w:br/></w:r>`;
      case "note":
        return this.#noteReference(piece.note, fate);
      case "noteInNote":
        return raised(this.#rendering.labelInNote(piece.note), isDeleted);
      case "image":
        return (
          this.#rendering.pictures.draw(piece.address, piece.description) ??
          (piece.description === "" ? "" : textRuns(piece.description, { ...style, isDeleted, isRightToLeft }))
        );
    }
  }

  /** A note has one reference of its own in Word; another one is a field that shows its number. */
  #noteReference(note: number, fate: Fate): string {
    const known = this.#referred.get(note);
    if (known && known.fate === "kept" && fate === "kept")
      return `<w:fldSimple w:instr=" NOTEREF ${noteBookmark(note)} \\f \\h ">${raised(String(known.shown), false)}</w:fldSimple>`;
    const id = this.#rendering.addNote(note);
    const own = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
    if (known) return own;
    this.#referred.set(note, { shown: this.#referred.size + 1, fate });
    if (fate !== "kept") return own;
    const reference = this.#rendering.anchors.around(this.#rendering.marksOfNote(note), own);
    const mark = this.#ids.next++;
    return `<w:bookmarkStart w:id="${mark}" w:name="${noteBookmark(note)}"/>${reference}<w:bookmarkEnd w:id="${mark}"/>`;
  }

  #linkId(address: string): string {
    const known = this.links.get(address);
    if (known !== undefined) return known;
    const id = `rIdLink${this.links.size + 1}`;
    this.links.set(address, id);
    return id;
  }

  #change(fate: Fate, by: By | null): string {
    return `<w:${tagOf(fate)} w:id="${this.#ids.next++}"${who(by)}`;
  }
}

function isAlike(a: WovenPiece, b: WovenPiece | undefined): boolean {
  return (
    b !== undefined &&
    b.piece.kind === "text" &&
    b.fate === a.fate &&
    b.by === a.by &&
    b.piece.looks === a.piece.looks &&
    b.piece.link === a.piece.link
  );
}

function tagOf(fate: Fate): "ins" | "del" {
  return fate === "inserted" ? "ins" : "del";
}

function raised(text: string, isDeleted: boolean): string {
  const tag = isDeleted ? "w:delText" : "w:t";
  return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><${tag}>${escapeText(text)}</${tag}></w:r>`;
}

function noteBookmark(note: number): string {
  return `_Note${note}`;
}
