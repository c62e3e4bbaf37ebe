import type { Block, BookChapter, BookNote, Inline } from "../../story/book.ts";
import { plainText } from "../../story/markdown.ts";
import { assertNever } from "../../story/problem.ts";
import { mainDirection, type TextDirection } from "../../story/text-direction.ts";
import { escapeAttribute } from "../markup/escape.ts";
import { headingLevels } from "../markup/heading-levels.ts";
import { safeLink } from "../markup/links.ts";
import { type ToldNotes, tellNotes } from "../office/notes.ts";
import type { AutomaticStyles, ParagraphFacts } from "./automatic-styles.ts";
import type { Pictures } from "./pictures.ts";
import { type OdtStyle, setIn } from "./write-styles.ts";
import { odtLine, odtText } from "./write-text.ts";

export interface Writing {
  readonly styles: AutomaticStyles;
  readonly pictures: Pictures;
  /** The document's. */
  readonly direction: TextDirection;
  /** Headings inside of chapters stand below this level. */
  readonly deepestOpener: number;
  /** Between scenes; "" is a blank line. */
  readonly sceneBreak: string;
  /** Of a typewriter: a dash is two hyphens. */
  readonly isTyped: boolean;
  /** Footnotes of the document so far. */
  readonly counted: { notes: number };
}

/** What the prose of a chapter is set in. */
export interface ProseStyles {
  readonly first: OdtStyle;
  readonly next: OdtStyle;
}

/** What the first paragraph of a run of pages has. */
export interface Lead extends ParagraphFacts {
  readonly mark: string;
}

interface Place {
  readonly quotes: number;
  readonly isInList: boolean;
  readonly isInNote: boolean;
}

const atMargin: Place = { quotes: 0, isInList: false, isInNote: false };

/** A chapter's paragraphs as OpenDocument (1.3, part 3, sections 5 and 6). */
export class ChapterText {
  readonly #writing: Writing;
  readonly #prose: ProseStyles;
  readonly #levels: readonly number[];
  readonly #notes: ReadonlyMap<number, BookNote>;
  readonly #told: ToldNotes;
  /** The number that is shown, by that of the book: office programs count for themselves. */
  readonly #shown: ReadonlyMap<number, number>;
  /** Notes that the text has led to. */
  readonly #led = new Set<number>();
  #lead: Lead | null;

  /** @param lead of its first paragraph, where nothing stands over it */
  constructor(chapter: BookChapter, prose: ProseStyles, writing: Writing, lead: Lead | null) {
    this.#writing = writing;
    this.#prose = prose;
    this.#levels = headingLevels(chapter);
    this.#notes = new Map(chapter.notes.map((note) => [note.number, note]));
    this.#told = tellNotes(chapter);
    this.#shown = new Map([...this.#told.direct].map((number) => [number, ++writing.counted.notes]));
    this.#lead = lead;
  }

  scenes(scenes: BookChapter["scenes"]): string {
    const { sceneBreak } = this.#writing;
    return scenes
      .map(({ blocks }, place) => {
        const isBroken = place > 0 && blocks[0]?.kind !== "heading";
        const parting = isBroken ? this.#paragraph("Scene_20_Break", odtText(sceneBreak)) : "";
        return parting + this.#blocks(blocks, atMargin, true);
      })
      .join("");
  }

  #blocks(blocks: readonly Block[], place: Place, opening: boolean): string {
    let markup = "";
    let first = opening;
    for (const block of blocks) {
      markup += this.#block(block, place, first);
      first = block.kind === "heading";
    }
    return markup;
  }

  #block(block: Block, place: Place, first: boolean): string {
    switch (block.kind) {
      case "paragraph": {
        const style = this.#styleOf(block.children, place, first);
        return this.#paragraph(style, this.#inlines(block.children, place.isInNote), block.children, place);
      }
      case "heading": {
        const level = this.#writing.deepestOpener + 1 + Math.max(0, this.#levels.indexOf(block.level));
        return this.#heading(Math.min(10, level), block.children, place);
      }
      case "quote":
        return this.#blocks(block.children, { ...place, quotes: place.quotes + 1 }, true);
      case "list":
        return this.#list(block, place);
      case "preformatted": {
        const lines = block.text.replace(/\n+$/, "").split("\n").map(odtLine);
        return this.#paragraph("Preformatted_20_Text", lines.join("<text:line-break/>"), [], place);
      }
      default:
        return assertNever(block);
    }
  }

  #styleOf(inlines: readonly Inline[], place: Place, first: boolean): OdtStyle {
    if (place.isInNote) return "Footnote";
    if (place.isInList) return "List_20_Contents";
    if (inlines.some(hasBreak)) return "Verse";
    if (place.quotes > 0) return "Quotations";
    return first ? this.#prose.first : this.#prose.next;
  }

  #heading(level: number, inlines: readonly Inline[], place: Place): string {
    // A list and a note have no headings inside.
    if (place.isInList || place.isInNote)
      return this.#paragraph(this.#styleOf([], place, false), this.#inlines(inlines, place.isInNote), inlines, place);
    const { style, mark } = this.#styled(`Heading_20_${level}`, inlines, place);
    return `<text:h text:style-name="${style}" text:outline-level="${level}">${mark}${this.#inlines(inlines, place.isInNote)}</text:h>`;
  }

  #list({ ordered, start, items }: Extract<Block, { kind: "list" }>, place: Place): string {
    const first = Math.max(0, Math.trunc(start));
    const inside: Place = { ...place, isInList: true };
    const entries = items.map((blocks, index) => {
      const value = ordered && index === 0 && first !== 1 ? ` text:start-value="${first}"` : "";
      const content =
        blocks.length === 0 ? this.#paragraph("List_20_Contents", "", [], inside) : this.#blocks(blocks, inside, false);
      return `<text:list-item${value}>${content}</text:list-item>`;
    });
    return `<text:list text:style-name="${ordered ? "Numbers" : "Bullets"}">${entries.join("")}</text:list>`;
  }

  #paragraph(style: OdtStyle, inside: string, inlines: readonly Inline[] = [], place: Place = atMargin): string {
    const { style: own, mark } = this.#styled(style, inlines, place);
    return `<text:p text:style-name="${own}">${mark}${inside}</text:p>`;
  }

  #styled(style: OdtStyle, inlines: readonly Inline[], { quotes, isInNote }: Place): { style: string; mark: string } {
    const own = mainDirection(plainText(inlines));
    const direction = own === null || own === this.#writing.direction ? null : own;
    const set = style === "Quotations" || style === "Verse" ? Math.max(1, quotes) : 0;
    const indent = set > 1 ? set * setIn : 0;
    const lead = isInNote ? null : this.#lead;
    if (!isInNote) this.#lead = null;
    return {
      style: this.#writing.styles.named(style, { direction, indent, ...lead }),
      mark: lead?.mark ?? "",
    };
  }

  #inlines(inlines: readonly Inline[], isInNote: boolean, isInLink = false): string {
    return inlines.map((inline) => this.#inline(inline, isInNote, isInLink)).join("");
  }

  #inline(inline: Inline, isInNote: boolean, isInLink: boolean): string {
    switch (inline.kind) {
      case "text":
        return this.#text(inline.text);
      case "code":
        return span("Source_20_Text", odtText(inline.text));
      case "emphasis":
        return span("Emphasis", this.#inlines(inline.children, isInNote, isInLink));
      case "strong":
        return span("Strong_20_Emphasis", this.#inlines(inline.children, isInNote, isInLink));
      case "struck":
        return span("Struck", this.#inlines(inline.children, isInNote, isInLink));
      case "lineBreak":
        return "<text:line-break/>";
      case "link": {
        const address = isInLink ? null : safeLink(inline.address);
        const inside = this.#inlines(inline.children, isInNote, isInLink || address !== null);
        return address === null
          ? inside
          : `<text:a xlink:type="simple" xlink:href="${escapeAttribute(address)}" text:style-name="Internet_20_link">${inside}</text:a>`;
      }
      case "image":
        return this.#writing.pictures.draw(inline.address, inline.description) ?? odtText(inline.description);
      case "noteReference":
        return this.#reference(inline.number, isInNote);
      default:
        return assertNever(inline);
    }
  }

  #text(text: string): string {
    return odtText(this.#writing.isTyped ? text.replace(/[—―]/g, "--") : text);
  }

  /** A note is told where the text first leads to it; what leads to it again repeats its number. */
  #reference(number: number, isInNote: boolean): string {
    const note = this.#notes.get(number);
    const shown = this.#shown.get(number);
    if (note === undefined || shown === undefined) return span("Nested_20_Note", `${number}*`);
    if (isInNote || this.#led.has(number))
      return span(
        "Footnote_20_anchor",
        `<text:note-ref text:note-class="footnote" text:reference-format="text" text:ref-name="note-${number}">${shown}</text:note-ref>`,
      );
    this.#led.add(number);
    const nested = (this.#told.nested.get(number) ?? []).map(
      (inside) =>
        `<text:p text:style-name="Footnote"><text:bookmark text:name="note-${inside.number}"/>${span("Nested_20_Note", `${inside.number}*`)}</text:p>${this.#noteBlocks(inside)}`,
    );
    return `<text:note text:id="note-${number}" text:note-class="footnote"><text:note-citation>${shown}</text:note-citation><text:note-body>${this.#noteBlocks(note)}${nested.join("")}</text:note-body></text:note>`;
  }

  #noteBlocks({ blocks }: BookNote): string {
    const markup = this.#blocks(blocks, { ...atMargin, isInNote: true }, true);
    return markup === "" ? '<text:p text:style-name="Footnote"/>' : markup;
  }
}

function span(style: string, inside: string): string {
  return inside === "" ? "" : `<text:span text:style-name="${style}">${inside}</text:span>`;
}

function hasBreak(inline: Inline): boolean {
  return inline.kind === "lineBreak" || ("children" in inline && inline.children.some(hasBreak));
}
