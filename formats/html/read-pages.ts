import { type Result, succeed } from "../../story/problem.ts";
import { wordsDiffer } from "../import/account.ts";
import type { SetAside } from "../import/manuscript.ts";
import type { StyledDocument, StyledParagraph } from "../import/styled/document.ts";
import { ImageShelf } from "../import/styled/image-shelf.ts";
import { cleanText } from "../markup/escape.ts";
import { findBoilerplate } from "./boilerplate.ts";
import { elementsIn, textIn } from "./dom.ts";
import type { PageParagraph } from "./draft-paragraph.ts";
import { findNoteLinks } from "./note-links.ts";
import type { Page } from "./page.ts";
import { BodyReader, type Reading } from "./read-body.ts";

/** Pages as paragraphs in their order, with what stands beside them. */
export interface ReadPages {
  readonly paragraphs: readonly PageParagraph[];
  readonly notes: ReadonlyMap<string, readonly StyledParagraph[]>;
  readonly images: ImageShelf["images"];
  /** Besides what the paragraphs say of themselves. */
  readonly setAside: readonly SetAside[];
  readonly removed: readonly string[];
}

/**
 * Reads pages that are one book or one page. Every letter of their text is in a paragraph, a note or set aside, but for the
 * footnotes' own numbers: the letters are counted in the pages and in what was made of them.
 *
 * Problem: "import-words-differ", which is ours and never the writer's.
 *
 * @param image bytes of an image that came along; null where it did not
 * @param isBook pages of an EPUB
 */
export function readPages(pages: readonly Page[], image: Reading["image"], isBook: boolean): Result<ReadPages> {
  const reading: Reading = {
    notes: findNoteLinks(pages),
    shelf: new ImageShelf(),
    image,
    seen: { scripts: 0, remoteImages: 0, embedded: 0, tables: 0 },
    dropped: [],
    added: [],
    pageNumbers: [],
  };
  const paragraphs: PageParagraph[] = [];
  const notes = new Map<string, PageParagraph[]>();
  pages.forEach((page, place) => {
    const body = [...elementsIn(page.document)].find(({ tagName }) => tagName === "body");
    const head = [...elementsIn(page.document)].find(({ tagName }) => tagName === "head");
    for (const { tagName } of head ? elementsIn(head) : []) if (tagName === "script") reading.seen.scripts++;
    if (!body) return;
    const reader = new BodyReader(page, place, findBoilerplate(page.document, isBook), reading);
    reader.read(body);
    for (const paragraph of reader.paragraphs) paragraphs.push(paragraph);
    for (const [key, own] of reader.notes) notes.set(key, [...(notes.get(key) ?? []), ...own]);
  });
  const made = [
    ...paragraphs.map(({ paragraph }) => paragraph.raw),
    ...[...notes.values()].flat().map(({ paragraph }) => paragraph.raw),
    ...reading.pageNumbers,
    ...reading.dropped,
  ];
  if (!sameCounts([...pages.map(({ document }) => textIn(document)), ...reading.added], made)) return wordsDiffer("");
  const numbers = reading.pageNumbers.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
  return succeed({
    paragraphs,
    notes: new Map(
      [...notes].map(([key, own]) => [key, withoutNumber(own).map(({ paragraph }) => paragraph)] as const),
    ),
    images: reading.shelf.images,
    setAside: numbers.length === 0 ? [] : [{ kind: "headers and footers", text: numbers.join(" ") }],
    removed: sayRemoved(reading),
  });
}

/** As a whole document; what its own order says is the caller's. */
export function documentOf(
  read: ReadPages,
  paragraphs: readonly PageParagraph[],
  said: { readonly title: string; readonly author: string; readonly language: string },
): StyledDocument {
  return {
    ...said,
    paragraphs: paragraphs.filter(({ aside }) => aside === null).map(({ paragraph }) => paragraph),
    notes: read.notes,
    comments: new Map(),
    images: read.images,
    setAside: [...asidesOf(paragraphs), ...read.setAside],
    removed: read.removed,
  };
}

/** One for each kind, what did not follow each other parted by a blank line. */
function asidesOf(paragraphs: readonly PageParagraph[]): SetAside[] {
  const texts = new Map<SetAside["kind"], string>();
  let last: SetAside["kind"] | null = null;
  for (const { aside, paragraph } of paragraphs) {
    const line = paragraph.raw.trim();
    if (aside !== null && line !== "") {
      const text = texts.get(aside);
      texts.set(aside, text === undefined ? line : `${text}${last === aside ? "\n" : "\n\n"}${line}`);
    }
    last = aside;
  }
  return [...texts].map(([kind, text]) => ({ kind, text }));
}

/** "1 (return) Text", whose link back is gone: what is left of it stands before the note. */
function withoutNumber(paragraphs: readonly PageParagraph[]): readonly PageParagraph[] {
  const [first, ...rest] = paragraphs;
  const part = first?.paragraph.parts[0];
  if (!first || part?.kind !== "text") return paragraphs;
  const text = part.text.replace(/^[\s\u00a0]*(?:\(\s*\)|\[\s*\]|\.(?=\s))[\s\u00a0]*/, "");
  if (text === part.text) return paragraphs;
  return [
    { ...first, paragraph: { ...first.paragraph, parts: [{ ...part, text }, ...first.paragraph.parts.slice(1)] } },
    ...rest,
  ];
}

/** Whether both have each letter and digit as often as the other, wherever it stands. */
function sameCounts(left: readonly string[], right: readonly string[]): boolean {
  const counts = new Int32Array(0x10000);
  const count = (texts: readonly string[], step: number) => {
    for (const text of texts) {
      const clean = cleanText(text);
      for (let at = 0; at < clean.length; at++) {
        const unit = clean.charCodeAt(at);
        counts[unit] = (counts[unit] ?? 0) + step;
      }
    }
  };
  count(left, 1);
  count(right, -1);
  return counts.every((sum, unit) => sum === 0 || !/[\p{L}\p{N}\p{Cs}]/u.test(String.fromCharCode(unit)));
}

function sayRemoved({ seen, shelf }: Reading): string[] {
  const said: string[] = [];
  if (seen.scripts === 1) said.push("1 script was left out.");
  if (seen.scripts > 1) said.push(`${seen.scripts} scripts were left out.`);
  if (seen.remoteImages === 1) said.push("1 image that is somewhere on the web was left out.");
  if (seen.remoteImages > 1) said.push(`${seen.remoteImages} images that are somewhere on the web were left out.`);
  if (seen.embedded === 1) said.push("1 film, sound or other page inside of this one was left out.");
  if (seen.embedded > 1) said.push(`${seen.embedded} films, sounds or other pages inside of this one were left out.`);
  if (seen.tables > 0) said.push("The words of tables stand as paragraphs, row by row.");
  if (shelf.lost === 1) said.push("1 image was left out: it is missing, or of a kind that no book can have.");
  if (shelf.lost > 1)
    said.push(`${shelf.lost} images were left out: they are missing, or of a kind that no book can have.`);
  return said;
}
