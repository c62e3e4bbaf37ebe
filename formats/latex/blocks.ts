import type { Block, BookChapter, BookNote, Inline } from "../../story/book.ts";
import { plainText } from "../../story/markdown.ts";
import { assertNever } from "../../story/problem.ts";
import { headingLevels } from "../markup/heading-levels.ts";
import { safeLink } from "../markup/links.ts";
import { splitLines } from "../markup/verse-lines.ts";
import { type ToldNotes, tellNotes } from "../office/notes.ts";
import type { LatexImage } from "./images.ts";
import { latexAddress, latexLine, latexText } from "./text.ts";

interface Place {
  /** Environments around it that are lists to LaTeX, which knows six of them and four of a kind. */
  readonly depth: number;
  readonly isInNote: boolean;
  /** What was struck out is told of each text by itself: notes and links have no place in it. */
  readonly isStruck: boolean;
  readonly isInLink: boolean;
}

const atMargin: Place = { depth: 0, isInNote: false, isStruck: false, isInLink: false };
/** Deeper ones are set as they would be without. */
const deepest = 4;
const sections = ["section", "subsection", "subsubsection"] as const;

/** A chapter's text as LaTeX2e with the class memoir. */
export class ChapterText {
  readonly #images: ReadonlyMap<string, LatexImage>;
  readonly #levels: readonly number[];
  readonly #notes: ReadonlyMap<number, BookNote>;
  readonly #told: ToldNotes;
  readonly #led = new Set<number>();

  constructor(chapter: BookChapter, images: ReadonlyMap<string, LatexImage>) {
    this.#images = images;
    this.#levels = headingLevels(chapter);
    this.#notes = new Map(chapter.notes.map((note) => [note.number, note]));
    this.#told = tellNotes(chapter);
  }

  scenes(scenes: BookChapter["scenes"]): string {
    return scenes
      .map(({ blocks }, place) => {
        const isBroken = place > 0 && blocks[0]?.kind !== "heading";
        return `${isBroken ? "\\scenebreak\n\n" : ""}${this.#blocks(blocks, atMargin)}`;
      })
      .join("");
  }

  #blocks(blocks: readonly Block[], place: Place): string {
    return blocks.map((block) => this.#block(block, place)).join("");
  }

  #block(block: Block, place: Place): string {
    switch (block.kind) {
      case "paragraph":
        return this.#paragraph(block.children, place);
      case "heading":
        return this.#heading(block, place);
      case "quote":
        return environment("quotation", this.#blocks(block.children, deeper(place)), place);
      case "list":
        return this.#list(block, place);
      case "preformatted": {
        const lines = block.text
          .replace(/\n+$/, "")
          .split("\n")
          .map((line) => latexLine(line) || "\\strut{}");
        return `{\\ttfamily\\raggedright\\noindent{}${lines.join("\\\\\n")}\\par}\n\n`;
      }
      default:
        return assertNever(block);
    }
  }

  #paragraph(inlines: readonly Inline[], place: Place): string {
    const lines = splitLines(inlines).map((line) => this.#inlines(line, place));
    if (lines.length === 1) return lines[0]?.trim() === "" ? "" : `${lines[0]?.trim()}\n\n`;
    const shown = lines.map((line) => line.trim() || "\\strut{}").join("\\\\\n");
    return place.isInNote ? `${shown}\n\n` : environment("verse", shown, place);
  }

  /** In a list or a note a heading is a line of its own; with more than words in it, its words are told by themselves. */
  #heading({ level, children }: Extract<Block, { kind: "heading" }>, place: Place): string {
    const lines = splitLines(children).map((line) => this.#inlines(line, place).trim());
    const shown = lines.filter((line) => line !== "").join(" \\\\\n");
    if (shown === "") return "";
    if (place.depth > 0 || place.isInNote) return `${shown}\n\n`;
    const name = sections[Math.min(2, Math.max(0, this.#levels.indexOf(level)))];
    return `\\${name}[${latexText(plainText(children)).trim()}]{${shown}}\n\n`;
  }

  #list({ ordered, start, items }: Extract<Block, { kind: "list" }>, place: Place): string {
    if (items.length === 0) return "";
    const inside = deeper(place);
    if (place.depth >= deepest) return items.map((item) => this.#blocks(item, inside)).join("");
    const name = ordered ? "enumerate" : "itemize";
    const first = Math.max(0, Math.trunc(start));
    const entries = items.map((item, index) => {
      // The number is told: a list may begin with any.
      const mark = ordered ? `[${first + index}.]` : "";
      return `\\item${mark} ${this.#blocks(item, inside).trim()}\n`;
    });
    return `\\begin{${name}}\n${entries.join("")}\\end{${name}}\n\n`;
  }

  #inlines(inlines: readonly Inline[], place: Place): string {
    return inlines.map((inline) => this.#inline(inline, place)).join("");
  }

  #inline(inline: Inline, place: Place): string {
    switch (inline.kind) {
      case "text":
        return struck(latexText(inline.text), place);
      case "code":
        return command("texttt", struck(latexText(inline.text), place));
      case "emphasis":
        return command("emph", this.#inlines(inline.children, place));
      case "strong":
        return command("textbf", this.#inlines(inline.children, place));
      case "struck":
        return this.#inlines(inline.children, { ...place, isStruck: true });
      case "lineBreak":
        return " ";
      case "link": {
        const address = place.isInLink ? null : safeLink(inline.address);
        const inside = this.#inlines(inline.children, { ...place, isInLink: place.isInLink || address !== null });
        return address === null || inside === "" ? inside : `\\href{${latexAddress(address)}}{${inside}}`;
      }
      case "image": {
        const image = this.#images.get(inline.address);
        if (image === undefined) return struck(latexText(inline.description), place);
        const about = inline.description === "" ? "" : `alt={${latexText(inline.description)}},`;
        return `\\includegraphics[${about}width=${image.width}bp,height=${image.height}bp]{${image.path}}`;
      }
      case "noteReference":
        return this.#reference(inline.number, place);
      default:
        return assertNever(inline);
    }
  }

  /** A note is told where the text first leads to it; LaTeX knows none inside of a note. */
  #reference(number: number, { isInNote }: Place): string {
    const note = this.#notes.get(number);
    if (note === undefined || !this.#told.direct.has(number)) return `\\textsuperscript{${number}*}`;
    if (isInNote || this.#led.has(number)) return `\\textsuperscript{\\ref{note:${number}}}`;
    this.#led.add(number);
    const inside = { ...atMargin, isInNote: true };
    const nested = (this.#told.nested.get(number) ?? []).map(
      (told) => `\\toldnote{${told.number}}${this.#blocks(told.blocks, inside).trim()}`,
    );
    return `\\footnote{\\label{note:${number}}${this.#blocks(note.blocks, inside).trim()}${nested.join("")}}`;
  }
}

function deeper(place: Place): Place {
  return { ...place, depth: place.depth + 1 };
}

function environment(name: "quotation" | "verse", inside: string, { depth }: Place): string {
  if (inside.trim() === "") return "";
  return depth >= deepest ? `${inside.trim()}\n\n` : `\\begin{${name}}\n${inside.trim()}\n\\end{${name}}\n\n`;
}

function command(name: string, inside: string): string {
  return inside === "" ? "" : `\\${name}{${inside}}`;
}

function struck(text: string, { isStruck }: Place): string {
  return isStruck && text.trim() !== "" ? `\\sout{${text}}` : text;
}
