import { noAnchors } from "./comments.ts";
import { type NotesRelations, type Part, wordNamespace, wordPart } from "./package.ts";
import { Renderer, type Rendering } from "./render.ts";
import type { WovenParagraph } from "./weave.ts";

/** The footnotes of a document (ECMA-376, part 1, section 17.11), numbered in it from 1. */
export class Footnotes {
  readonly #renderer: Renderer;
  readonly #notes: string[] = [];

  /** @param rendering what the text and its notes share */
  constructor(rendering: Omit<Rendering, "anchors" | "addNote">, ids: { next: number }) {
    // A note in a note is none: nobody asks for one.
    this.#renderer = new Renderer({ ...rendering, anchors: noAnchors, addNote: () => 0 }, ids);
  }

  get isEmpty(): boolean {
    return this.#notes.length === 0;
  }

  /** @returns the note's number in the document */
  add(paragraphs: readonly WovenParagraph[]): number {
    const markup = this.#renderer.paragraphs(paragraphs, { before: mark });
    this.#notes.push(markup === "" ? `<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${mark}</w:p>` : markup);
    return this.#notes.length;
  }

  parts(): Part[] {
    if (this.isEmpty) return [];
    const notes = this.#notes.map((markup, place) => `<w:footnote w:id="${place + 1}">${markup}</w:footnote>`);
    const root = `<w:footnotes ${wordNamespace} ${drawingNamespaces}>${line(-1, "separator")}${line(0, "continuationSeparator")}${notes.join("")}</w:footnotes>`;
    return [wordPart("rIdFootnotes", "footnotes", root)];
  }

  /** @param pictures all of the document */
  relations(pictures: readonly Part[]): NotesRelations {
    const markup = this.#notes.join("");
    return {
      links: [...this.#renderer.links].map(([address, id]) => ({ id, address })),
      pictures: pictures.filter(({ relation }) => relation && markup.includes(`r:embed="${relation.id}"`)),
    };
  }
}

/** What links and pictures need beside `wordNamespace`. */
export const drawingNamespaces =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';

const mark =
  '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>';

/** Between the text and its notes: without these two Word repairs the file. */
function line(id: number, kind: "separator" | "continuationSeparator"): string {
  return `<w:footnote w:type="${kind}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${kind}/></w:r></w:p></w:footnote>`;
}
