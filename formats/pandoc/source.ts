import type { Block, Book, BookChapter, BookNode, BookNote, Inline } from "../../story/book.ts";
import type { PandocFormat } from "../../story/preset.ts";
import { assertNever } from "../../story/problem.ts";
import { cleanText } from "../markup/escape.ts";
import { usedImages } from "../markup/images.ts";
import { languageTag } from "../markup/language.ts";
import { safeLink } from "../markup/links.ts";
import { shownTitle } from "../markup/sections.ts";
import { splitLines } from "../markup/verse-lines.ts";
import { type ToldNotes, tellNotes } from "../office/notes.ts";

/** An element of Pandoc's document model (pandoc-types 1.22, Text.Pandoc.Definition). */
export interface Element {
  readonly t: string;
  readonly c?: unknown;
}

const space: Element = { t: "Space" };
const noAttributes = ["", [], []];

/** A book as Pandoc's own document, as JSON. Only FB2 has pictures inside; elsewhere their descriptions stand for them. */
export function pandocSource(book: Book, format: PandocFormat): Uint8Array {
  const images = new Map(
    format === "fb2"
      ? [...usedImages(book)]
          .filter(([, { mediaType }]) => mediaType === "image/png" || mediaType === "image/jpeg")
          .map(([address, { image, mediaType }]) => {
            return [address, `data:${mediaType};base64,${Buffer.from(image.bytes).toString("base64")}`] as const;
          })
      : [],
  );
  const language = languageTag(book.language);
  const author = book.author.trim();
  const meta = {
    title: metaText(shownTitle(book.title)),
    ...(author === "" ? {} : { author: { t: "MetaList", c: [metaText(author)] } }),
    ...(language === "und" ? {} : { lang: metaText(language) }),
    ...(book.details.year === "" ? {} : { date: metaText(book.details.year) }),
  };
  const blocks = book.body.flatMap((node) => sayNode(node, 1, images));
  return new TextEncoder().encode(JSON.stringify({ "pandoc-api-version": [1, 22], meta, blocks }));
}

function metaText(text: string): Element {
  return { t: "MetaInlines", c: words(text) };
}

function sayNode(node: BookNode, level: number, images: ReadonlyMap<string, string>): Element[] {
  const heading = node.heading === null ? [] : [header(level, words(shownTitle(node.title)))];
  if (node.kind === "part")
    return [...heading, ...node.children.flatMap((child) => sayNode(child, Math.min(5, level + 1), images))];
  return [...heading, ...new ChapterSource(node, level, images).scenes(node.scenes)];
}

function header(level: number, inlines: readonly Element[]): Element {
  return { t: "Header", c: [level, noAttributes, inlines] };
}

class ChapterSource {
  readonly #level: number;
  readonly #images: ReadonlyMap<string, string>;
  readonly #notes: ReadonlyMap<number, BookNote>;
  readonly #told: ToldNotes;
  readonly #led = new Set<number>();

  constructor(chapter: BookChapter, level: number, images: ReadonlyMap<string, string>) {
    this.#level = level;
    this.#images = images;
    this.#notes = new Map(chapter.notes.map((note) => [note.number, note]));
    this.#told = tellNotes(chapter);
  }

  scenes(scenes: BookChapter["scenes"]): Element[] {
    return scenes.flatMap(({ blocks }, place) => {
      const isBroken = place > 0 && blocks[0]?.kind !== "heading";
      return [...(isBroken ? [{ t: "HorizontalRule" }] : []), ...this.#blocks(blocks, false)];
    });
  }

  #blocks(blocks: readonly Block[], isInNote: boolean): Element[] {
    return blocks.map((block) => this.#block(block, isInNote));
  }

  /** Inside of something else a heading is a paragraph: not every format has a place for one there. */
  #inner(blocks: readonly Block[], isInNote: boolean): Element[] {
    const flat = blocks.map((block): Block => {
      return block.kind === "heading" ? { kind: "paragraph", children: block.children } : block;
    });
    return this.#blocks(flat, isInNote);
  }

  #block(block: Block, isInNote: boolean): Element {
    switch (block.kind) {
      case "paragraph": {
        const lines = splitLines(block.children).map((line) => this.#inlines(line, isInNote));
        return lines.length === 1 ? { t: "Para", c: lines[0] } : { t: "LineBlock", c: lines };
      }
      case "heading":
        return header(Math.min(6, this.#level + Math.max(1, block.level - 1)), this.#inlines(block.children, isInNote));
      case "quote":
        return { t: "BlockQuote", c: this.#inner(block.children, isInNote) };
      case "list": {
        const items = block.items.map((item) => this.#inner(item, isInNote));
        // In a note its items are paragraphs.
        if (isInNote) return { t: "BlockQuote", c: items.flat() };
        const start = Math.max(0, Math.trunc(block.start));
        return block.ordered
          ? { t: "OrderedList", c: [[start, { t: "Decimal" }, { t: "Period" }], items] }
          : { t: "BulletList", c: items };
      }
      case "preformatted":
        return { t: "CodeBlock", c: [noAttributes, cleanText(block.text).replace(/\n+$/, "")] };
      default:
        return assertNever(block);
    }
  }

  #inlines(inlines: readonly Inline[], isInNote: boolean): Element[] {
    return inlines.flatMap((inline) => this.#inline(inline, isInNote));
  }

  #inline(inline: Inline, isInNote: boolean): readonly Element[] {
    switch (inline.kind) {
      case "text":
        return words(inline.text);
      case "code":
        return [{ t: "Code", c: [noAttributes, cleanText(inline.text)] }];
      case "emphasis":
        return [{ t: "Emph", c: this.#inlines(inline.children, isInNote) }];
      case "strong":
        return [{ t: "Strong", c: this.#inlines(inline.children, isInNote) }];
      case "struck":
        return [{ t: "Strikeout", c: this.#inlines(inline.children, isInNote) }];
      case "lineBreak":
        return [{ t: "LineBreak" }];
      case "link": {
        const address = safeLink(inline.address);
        const inside = this.#inlines(inline.children, isInNote);
        return address === null ? inside : [{ t: "Link", c: [noAttributes, inside, [address, ""]] }];
      }
      case "image": {
        const data = this.#images.get(inline.address);
        const about = words(inline.description);
        return data === undefined ? about : [{ t: "Image", c: [noAttributes, about, [data, ""]] }];
      }
      case "noteReference":
        return [this.#reference(inline.number, isInNote)];
      default:
        return assertNever(inline);
    }
  }

  /** A note is told where the text first leads to it; Pandoc's notes have none inside. */
  #reference(number: number, isInNote: boolean): Element {
    const note = this.#notes.get(number);
    if (note === undefined || isInNote || this.#led.has(number) || !this.#told.direct.has(number))
      return { t: "Superscript", c: words(`${number}`) };
    this.#led.add(number);
    const nested = (this.#told.nested.get(number) ?? []).flatMap((told) => [
      { t: "Para", c: [{ t: "Superscript", c: words(`${told.number}`) }] },
      ...this.#inner(told.blocks, true),
    ]);
    return { t: "Note", c: [...this.#inner(note.blocks, true), ...nested] };
  }
}

function words(text: string): Element[] {
  return cleanText(text)
    .split(/([ \t\n\r]+)/)
    .filter((part) => part !== "")
    .map((part) => (/^[ \t\n\r]/.test(part) ? space : { t: "Str", c: part }));
}
