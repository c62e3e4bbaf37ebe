import type { Fate, ParagraphRole, Part, StyledParagraph } from "../import/styled/document.ts";
import { roleOfStyle } from "../import/styled/style-names.ts";
import { cleanText } from "../markup/escape.ts";
import type { State } from "./read-state.ts";
import type { Style } from "./read-tables.ts";

/** Where paragraphs go: the text, a note, a comment, a box. */
export class Sink {
  readonly paragraphs: StyledParagraph[] = [];
  /** Of the paragraph that is being read, up to `hidden`. */
  parts: Part[] = [];
  raw = "";
  /** What a list's item has before it: "3.", "•". */
  itemMark = "";
  isContents = false;
  hidden = "";
  startsPage = false;

  get isEmpty(): boolean {
    return this.parts.length === 0 && this.raw === "" && this.hidden === "";
  }

  add(text: string, looks: number, link: string | null, fate: Fate): void {
    if (fate.inserted === null) this.raw += text;
    const last = this.parts.at(-1);
    if (last?.kind === "text" && last.looks === looks && last.link === link && sameFate(last.fate, fate)) {
      this.parts[this.parts.length - 1] = { ...last, text: last.text + text };
    } else this.parts.push({ kind: "text", text, looks, link, fate });
  }

  mark(comment: string, side: "from" | "to"): void {
    this.parts.push({ kind: "mark", comment, side });
  }

  hasMark(comment: string): boolean {
    const isIt = (part: Part) => part.kind === "mark" && part.comment === comment;
    return this.parts.some(isIt) || this.paragraphs.some(({ parts }) => parts.some(isIt));
  }

  /** Ends the paragraph; gives what of it nobody was to see. */
  endParagraph(state: State, style: Style | undefined, end: Fate): string {
    const role: ParagraphRole = this.isContents
      ? { kind: "contents" }
      : roleOf(state, style, this.itemMark, this.paragraphs.at(-1)?.role);
    const isOwn = role.kind === "body" || role.kind === "item";
    const base = style?.looks ?? 0;
    const isBlank = this.parts.every((part) => part.kind === "mark" || (part.kind === "text" && !/\S/.test(part.text)));
    this.paragraphs.push({
      role,
      centred: state.centred || (style?.centred ?? false),
      indent: state.indent,
      startsPage: state.startsPage || this.startsPage,
      parts: this.parts.map((part) =>
        part.kind === "text"
          ? { ...part, text: tidy(part.text), looks: isOwn ? part.looks : part.looks & ~base }
          : part,
      ),
      end,
      raw: tidy(this.raw),
    });
    const hidden = tidy(this.hidden).trim();
    // What is on a new page with nothing on it begins it.
    this.startsPage &&= isBlank;
    Object.assign(this, { parts: [], raw: "", hidden: "", itemMark: "", isContents: false });
    return hidden;
  }
}

function roleOf(
  { outline, list }: State,
  style: Style | undefined,
  mark: string,
  last: ParagraphRole | undefined,
): ParagraphRole {
  const named = style ? roleOfStyle(style.name) : null;
  if (named) return named;
  const level = outline ?? style?.outline ?? null;
  if (level !== null && level >= 0 && level < 9) return { kind: "heading", level: Math.min(6, level + 1) };
  if (mark === "") return { kind: "body" };
  const number = /^[([]?(\d{1,9}|[a-z]{1,5})[.)\]]/i.exec(mark)?.[1];
  const own = { kind: "item" as const, depth: list?.depth ?? 0, ordered: number !== undefined, list: list?.list ?? "" };
  // Letters and Roman numerals count on.
  const goesOn = last?.kind === "item" && last.list === own.list && last.depth === own.depth;
  const count = Number(number);
  return { ...own, number: Number.isNaN(count) ? (goesOn ? last.number + 1 : 1) : count };
}

/** Scrivener marks its own styles in the text. */
const scrivenerMarks = /<!?\$Scr_[A-Za-z]+::\d+>/g;

function tidy(text: string): string {
  return cleanText(text)
    .replaceAll("\u00ad", "")
    .replace(scrivenerMarks, "")
    .replace(/[\u2028\u2029]/g, "\n");
}

function sameFate(left: Fate, right: Fate): boolean {
  return left === right || (sameChange(left.inserted, right.inserted) && sameChange(left.deleted, right.deleted));
}

function sameChange(left: Fate["inserted"], right: Fate["inserted"]): boolean {
  return left?.author === right?.author && left?.time === right?.time;
}
