import { kept, type Part, type StyledParagraph } from "../import/styled/document.ts";

/**
 * Footnotes and annotations that stand in the text. Scrivener writes them as letters between marks of its own, which may
 * go over several paragraphs: `{\Scrv_fn=…\end_Scrv_fn}`, `{\Scrv_annot \color={\R=1\G=0\B=0} \text=…\end_Scrv_annot}`.
 */
const inline = /\{\\Scrv_(?:fn=|annot(?:(?!\\end_Scrv_).){0,300}?\\text=)(.{0,100000}?)\\end_Scrv_(fn|annot)\s*\}/gs;
/** Stands between two paragraphs; no text has it, and RTF that does is read without it. */
const between = "\ufdd1";

export interface InlineMarkup {
  readonly paragraphs: readonly StyledParagraph[];
  readonly footnotes: ReadonlyMap<string, readonly StyledParagraph[]>;
  /** What annotations say, by the key of their marks. */
  readonly annotations: ReadonlyMap<string, string>;
}

/** @param prefix of the keys, so that documents can be put together */
export function takeInlineMarkup(paragraphs: readonly StyledParagraph[], prefix: string): InlineMarkup {
  const texts = paragraphs.map(({ parts }) => lettersOf(parts));
  const raws = paragraphs.map(({ raw }) => raw).join(between);
  const text = texts.join(between);
  const found = [...text.matchAll(inline)];
  const footnotes = new Map<string, readonly StyledParagraph[]>();
  const annotations = new Map<string, string>();
  if (found.length === 0) return { paragraphs, footnotes, annotations };
  const rawsOfFound = [...raws.matchAll(inline)].map(([, content = ""]) => content.split(between));
  const restOfRaws = raws.replace(inline, "").split(between);
  const rest: StyledParagraph[] = [];
  /** Puts a stretch of the text behind what is there: its first paragraph goes on with the last one. */
  const add = (from: number, to: number) => {
    slice(paragraphs, texts, from, to).forEach((paragraph, line) => {
      const last = rest.at(-1);
      if (line > 0 || !last) rest.push(paragraph);
      else rest[rest.length - 1] = { ...last, parts: [...last.parts, ...paragraph.parts], end: paragraph.end };
    });
  };
  let at = 0;
  found.forEach((match, place) => {
    const [whole, content = "", kind] = match;
    add(at, match.index);
    at = match.index + whole.length;
    const start = match.index + whole.lastIndexOf(`${content}\\end_Scrv_`);
    const inside = slice(paragraphs, texts, start, start + content.length);
    const key = `${prefix} inline ${place + 1}`;
    const own: Part[] = [];
    if (kind === "fn") {
      const raw = rawsOfFound[place] ?? [];
      footnotes.set(
        key,
        inside.map((paragraph, line) => ({ ...paragraph, role: { kind: "body" }, raw: raw[line] ?? "" })),
      );
      own.push({ kind: "note", note: key, fate: kept });
    } else {
      annotations.set(key, content.replaceAll(between, "\n").trim());
      own.push({ kind: "mark", comment: key, side: "from" }, { kind: "mark", comment: key, side: "to" });
    }
    const last = rest.at(-1);
    if (last) rest[rest.length - 1] = { ...last, parts: [...last.parts, ...own] };
  });
  add(at, text.length);
  return {
    paragraphs: rest.map((paragraph, place) => ({ ...paragraph, raw: restOfRaws[place] ?? "" })),
    footnotes,
    annotations,
  };
}

/** Scrivener links text to the comments and footnotes that stand beside it: `scrivcmt://KEY`. */
export interface Beside {
  readonly isFootnote: boolean;
}

/** Footnotes behind the text that is linked to them, and marks around what a comment is on; the links themselves go. */
export function takeLinkedComments(
  paragraphs: readonly StyledParagraph[],
  beside: ReadonlyMap<string, Beside>,
  keyOf: (id: string) => string,
): StyledParagraph[] {
  return paragraphs.map((paragraph) => {
    if (!paragraph.parts.some((part) => commentOf(part) !== null)) return paragraph;
    const parts: Part[] = [];
    paragraph.parts.forEach((part, place) => {
      const id = commentOf(part);
      if (id === null || part.kind !== "text") {
        parts.push(part);
        return;
      }
      const comment = beside.get(id);
      const begins = commentOf(paragraph.parts[place - 1]) !== id;
      const ends = commentOf(paragraph.parts[place + 1]) !== id;
      const key = keyOf(id);
      if (comment && !comment.isFootnote && begins) parts.push({ kind: "mark", comment: key, side: "from" });
      parts.push({ ...part, link: null });
      if (!comment || !ends) return;
      if (comment.isFootnote) parts.push({ kind: "note", note: key, fate: kept });
      else parts.push({ kind: "mark", comment: key, side: "to" });
    });
    return { ...paragraph, parts };
  });
}

function commentOf(part: Part | undefined): string | null {
  if (part?.kind !== "text" || part.link === null) return null;
  return /^scrivcmt:\/\/([\w-]+)/i.exec(part.link)?.[1]?.toUpperCase() ?? null;
}

function lettersOf(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
}

/** What stands from one place of the joined letters to another, paragraph by paragraph; other parts go with what follows. */
function slice(
  paragraphs: readonly StyledParagraph[],
  texts: readonly string[],
  from: number,
  to: number,
): StyledParagraph[] {
  const taken: StyledParagraph[] = [];
  let start = 0;
  paragraphs.forEach((paragraph, place) => {
    const end = start + (texts[place] ?? "").length;
    if (start <= to && end >= from) taken.push({ ...paragraph, parts: sliceParts(paragraph.parts, start, from, to) });
    start = end + between.length;
  });
  return taken;
}

function sliceParts(parts: readonly Part[], start: number, from: number, to: number): Part[] {
  const taken: Part[] = [];
  let at = start;
  for (const part of parts) {
    if (part.kind !== "text") {
      if (at >= from && at <= to) taken.push(part);
      continue;
    }
    const text = part.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text !== "") taken.push({ ...part, text });
    at += part.text.length;
  }
  return taken;
}
