import type { MatterRole } from "../../story/matter.ts";
import type { SetAsideKind } from "../import/manuscript.ts";
import {
  type Container,
  kept,
  look,
  type ParagraphRole,
  type Part,
  type StyledParagraph,
} from "../import/styled/document.ts";
import { cleanText } from "../markup/escape.ts";
import { type Element, elementsIn, textIn } from "./dom.ts";
import type { Shown } from "./shown.ts";

/** Where the walk is: what a paragraph that begins here would be. */
export interface Place {
  readonly role: ParagraphRole;
  readonly within: readonly Container[];
  readonly link: string | null;
  readonly isLinked: boolean;
  readonly aside: SetAsideKind | null;
  /** Blocks are lines of one paragraph. */
  readonly isVerse: boolean;
}

export const outermost: Place = {
  role: { kind: "body" },
  within: [],
  link: null,
  isLinked: false,
  aside: null,
  isVerse: false,
};

/** A section that says what it is. Its title is its first heading, or its role where it has none. */
export interface Opening {
  readonly kind: "part" | "chapter";
  readonly matter: MatterRole | null;
  readonly hasHeading: boolean;
}

/** A paragraph with where on the pages it stands. */
export interface PageParagraph {
  readonly paragraph: StyledParagraph;
  readonly aside: SetAsideKind | null;
  readonly page: number;
  /** The places, as "path#id", that lead to it: all since the paragraph before. */
  readonly anchors: readonly string[];
  /** Letters that lead elsewhere in the book. */
  readonly linked: number;
  /** It is the title of what the page calls a part or a chapter. */
  readonly opens: Opening | null;
  /** Footnotes stand behind it. */
  readonly notesFollow: boolean;
}

interface TextPart {
  readonly kind: "text";
  text: string;
  readonly looks: number;
  readonly link: string | null;
  readonly fate: typeof kept;
}

/** From so many lines on, of which one is so long, line breaks were meant as paragraphs. */
const manyLines = 6;
const longLine = 150;

/** The paragraph that a walk over a page is in. Blanks are one, and none where a line begins (CSS Text 3, section 4.1). */
export class DraftParagraph {
  #parts: (TextPart | Exclude<Part, { kind: "text" }>)[] = [];
  #raw = "";
  #linked = 0;
  #anchors: string[] = [];
  #startsPage = false;
  #opening: Opening | null = null;
  #hadLines = false;
  #begun: { readonly shown: Shown; readonly place: Place } | null = null;

  readonly #paragraphs: PageParagraph[];
  readonly #page: number;

  /** @param paragraphs where what is done goes */
  constructor(paragraphs: PageParagraph[], page: number) {
    this.#paragraphs = paragraphs;
    this.#page = page;
  }

  anchor(name: string): void {
    this.#anchors.push(name);
  }

  noteTaken(): void {
    this.close();
    const last = this.#paragraphs.pop();
    if (last) this.#paragraphs.push({ ...last, notesFollow: true });
  }

  /** The next heading is the title of that; what has none begins with the next paragraph. */
  open(opening: Opening): void {
    this.#opening = opening;
  }

  startPage(): void {
    this.#startsPage = true;
  }

  add(value: string, shown: Shown, place: Place): void {
    const clean = cleanText(value);
    if (place.role.kind === "code" && place.aside === null) this.#text(clean.replace(/\r\n?/g, "\n"), shown, place);
    else if (shown.keepsLines)
      clean.split(/\r\n?|\n/).forEach((line, at) => {
        if (at > 0) this.breakLine(shown, place);
        this.#text(line.replace(/[ \t]+/g, " "), shown, place);
      });
    else this.#text(clean.replace(/[ \t\n\r]+/g, " "), shown, place);
  }

  #text(value: string, shown: Shown, place: Place): void {
    const isCode = place.role.kind === "code";
    const text = this.#atBlank() && !isCode ? value.replace(/^ /, "") : value;
    if (text === "") return;
    if (this.#parts.length === 0 && text === " ") return;
    this.#begun ??= { shown, place };
    this.#raw += text;
    if (place.isLinked) this.#linked += text.replace(/\s+/g, "").length;
    const looks = staysAsTyped(text) ? shown.looks : shown.looks & ~look.code;
    const last = this.#parts.at(-1);
    if (last?.kind === "text" && last.looks === looks && last.link === place.link) last.text += text;
    else this.#parts.push({ kind: "text", text, looks, link: place.link, fate: kept });
  }

  put(part: Exclude<Part, { kind: "text" }>, shown: Shown, place: Place): void {
    this.#begun ??= { shown, place };
    this.#parts.push(part);
  }

  /** Two in a row end the paragraph. */
  breakLine(shown: Shown, place: Place): void {
    const last = this.#parts.at(-1);
    this.#hadLines = true;
    if (last === undefined) return;
    if (
      place.role.kind !== "heading" &&
      place.role.kind !== "code" &&
      last.kind === "text" &&
      /\n[ \u00a0]*$/.test(last.text)
    ) {
      this.close();
      return;
    }
    this.#raw += "\n";
    this.#lineEnd(shown, place);
  }

  /** A block that is a line of its paragraph. */
  startLine(): void {
    const last = this.#parts.at(-1);
    if (last === undefined || this.#begun === null) return;
    if (last.kind === "text" && last.text.endsWith("\n")) return;
    this.#raw += "\n";
    this.#lineEnd(this.#begun.shown, this.#begun.place);
  }

  #lineEnd(shown: Shown, place: Place): void {
    const last = this.#parts.at(-1);
    if (last?.kind === "text") last.text += "\n";
    else this.#parts.push({ kind: "text", text: "\n", looks: shown.looks, link: place.link, fate: kept });
  }

  #atBlank(): boolean {
    const last = this.#parts.at(-1);
    return last === undefined || (last.kind === "text" && /[ \n]$/.test(last.text));
  }

  close(): void {
    const begun = this.#begun;
    const parts = tidyBlanks(this.#parts);
    this.#begun = null;
    this.#parts = [];
    const raw = this.#raw;
    this.#raw = "";
    const linked = this.#linked;
    this.#linked = 0;
    if (begun === null || !hasSomething(parts)) return;
    const isCode = begun.place.role.kind === "code";
    const lines = isCode || begun.place.isVerse ? [parts] : splitLongLines(parts);
    lines.forEach((line, at) => {
      const own = lines.length === 1 ? raw : line.map((part) => (part.kind === "text" ? part.text : "")).join("");
      this.#emit(line, own, begun.shown, begun.place, at === 0 ? linked : 0);
    });
    this.#hadLines = false;
  }

  sceneBreak(shown: Shown, place: Place): void {
    if (place.aside === null) this.#emit([], "", shown, { ...place, role: { kind: "scene break" }, within: [] }, 0);
  }

  /** A paragraph of blanks is a gap that is seen; one of nothing is none. */
  closeEmpty(element: Element, shown: Shown, place: Place): void {
    const hasLine = this.#hadLines;
    this.#hadLines = false;
    if (place.aside !== null || place.within.length > 0) return;
    const text = textIn(element);
    if (
      /[^\s]/.test(text) ||
      ![...elementsIn(element)].every(({ tagName }) => /^(?:br|span|b|i|em|strong|font|o:p|a)$/.test(tagName))
    )
      return;
    if (hasLine || text.includes("\u00a0")) this.#emit([], "", shown, { ...place, role: { kind: "body" } }, 0);
  }

  #emit(parts: readonly Part[], raw: string, shown: Shown, place: Place, linked: number): void {
    const role = roleAt(place);
    const isFirst = role.kind === "heading" || (this.#opening?.hasHeading === false && role.kind !== "scene break");
    const opens = isFirst && place.aside === null ? this.#opening : null;
    if (opens !== null) this.#opening = null;
    this.#paragraphs.push({
      paragraph: {
        role,
        centred: shown.centred,
        indent: 0,
        startsPage: this.#startsPage,
        parts,
        end: kept,
        raw,
      },
      aside: place.aside,
      page: this.#page,
      anchors: this.#anchors,
      linked,
      opens,
      notesFollow: false,
    });
    this.#anchors = [];
    this.#startsPage = false;
  }
}

function roleAt({ role, within }: Place): ParagraphRole {
  if (within.length === 0 || role.kind === "scene break") return role;
  return { kind: "inside", within, isCode: role.kind === "code" };
}

/** In code nothing can be escaped, and these would be a note to oneself and a footnote there, too. */
export function staysAsTyped(text: string): boolean {
  return !/%%|\[\^/.test(text);
}

function hasSomething(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind !== "text" || /\S/.test(part.text));
}

/** Blanks that keep words together and stand in a row are only wide; at the beginning they indent. */
function tidyBlanks(parts: readonly Part[]): Part[] {
  let isStart = true;
  return parts.map((part): Part => {
    if (part.kind !== "text") {
      isStart = false;
      return part;
    }
    let { text } = part;
    if (text.includes("\u00a0")) {
      text = text
        .replace(/[ \u00a0]*(?: \u00a0|\u00a0 |\u00a0\u00a0)[ \u00a0]*/g, " ")
        .replace(/(?<=\n)[ \u00a0]+/g, "");
      if (isStart) text = text.replace(/^[ \u00a0]+/, "");
    }
    if (/\S/.test(text)) isStart = false;
    return text === part.text ? part : { ...part, text };
  });
}

function splitLongLines(parts: readonly Part[]): Part[][] {
  let lines = 1;
  let length = 0;
  let longest = 0;
  for (const part of parts) {
    if (part.kind !== "text") continue;
    part.text.split("\n").forEach((line, at) => {
      if (at > 0) {
        lines++;
        length = 0;
      }
      length += line.length;
      longest = Math.max(longest, length);
    });
  }
  if (lines < manyLines || longest < longLine) return [[...parts]];
  const split: Part[][] = [[]];
  for (const part of parts) {
    if (part.kind !== "text") {
      split.at(-1)?.push(part);
      continue;
    }
    part.text.split("\n").forEach((text, at) => {
      if (at > 0) split.push([]);
      if (text !== "") split.at(-1)?.push({ ...part, text });
    });
  }
  return split.filter(hasSomething);
}
