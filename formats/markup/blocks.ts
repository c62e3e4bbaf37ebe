import type { Block, BookChapter, Inline } from "../../story/book.ts";
import { plainText } from "../../story/markdown.ts";
import { assertNever } from "../../story/problem.ts";
import { mainDirection, type TextDirection } from "../../story/text-direction.ts";
import { escapeAttribute, escapeText } from "./escape.ts";
import { headingLevels } from "./heading-levels.ts";
import { safeLink } from "./links.ts";
import { cutInlines, type OpeningStyle, planOpening } from "./opening.ts";
import { splitLines } from "./verse-lines.ts";

export interface MarkupOptions {
  /** `h1` to `h6` of the chapter's own title; headings inside stand below it without a gap. */
  readonly titleLevel: number;
  /** What an image's `src` is; null where the book does not have it, and its description stands instead. */
  readonly imageSource: (address: string) => string | null;
  /** The page's; a paragraph says its own where that is another one. */
  readonly direction: TextDirection;
  /** EPUB's own attributes (EPUB 3.3, structural semantics), which HTML doesn't know. */
  readonly isEpub?: boolean;
  /** How the chapter's first paragraph begins; else as any other. */
  readonly opening?: OpeningStyle;
}

interface Rendering extends MarkupOptions {
  /** Notes that the text has referred to: the first reference is the one that its note leads back to. */
  readonly referred: Set<number>;
}

/**
 * A chapter's scenes as markup that is XHTML and HTML at once (HTML Living Standard, section 14). A scene break is
 * `hr.scene-break`; a paragraph after a heading or a break is `p.first`, the chapter's own first one with a larger letter
 * `p.opening`, and one with nothing but images `p.picture`. One whose lines are kept is `p.verse`, each line a `span.line` of
 * its own, so that a line too long for the page can hang.
 */
export function renderScenes(chapter: BookChapter, given: MarkupOptions): string {
  const options: Rendering = { ...given, referred: new Set() };
  const levels = headingLevels(chapter);
  const scenes = chapter.scenes.map((scene, place) => {
    const [first, ...rest] = scene.blocks;
    const opening = place === 0 && first ? renderOpening(first, options) : null;
    const markup =
      opening === null
        ? renderBlocks(scene.blocks, options, levels, true)
        : opening + renderBlocks(rest, options, levels, false);
    return { titled: first?.kind === "heading", markup };
  });
  const text = scenes
    .map(({ titled, markup }, place) => (place > 0 && !titled ? `<hr class="scene-break"/>\n${markup}` : markup))
    .join("");
  return text + renderNotes(chapter, options, levels);
}

/** The first paragraph of a chapter; null where it begins as any other. */
function renderOpening(block: Block, options: Rendering): string | null {
  if (!options.opening || block.kind !== "paragraph" || splitLines(block.children).length > 1) return null;
  const { hasCapital, small } = planOpening(block.children, options.opening);
  if (!hasCapital && small === 0) return null;
  const [before, after] = cutInlines(block.children, small);
  const head = small === 0 ? "" : `<span class="small-capitals">${renderInlines(before, options)}</span>`;
  const kind = hasCapital ? "first opening" : "first";
  return `<p class="${kind}"${direction(block.children, options)}>${head}${renderInlines(after, options)}</p>\n`;
}

/** Footnotes as DPUB-ARIA 1.1 names them, each with the way back. */
function renderNotes({ notes }: BookChapter, options: Rendering, levels: readonly number[]): string {
  if (notes.length === 0) return "";
  const asides = notes.map(({ number, blocks }) => {
    const type = options.isEpub ? ' epub:type="footnote"' : "";
    const back = `<a class="note-back" href="#note-mark-${number}" role="doc-backlink">${number}</a>`;
    const text = renderBlocks(blocks, options, levels, true);
    const first = /^<p class="first"[^>]*>/.exec(text)?.[0] ?? null;
    const inside = first === null ? `<p>${back}</p>\n${text}` : `${first}${back} ${text.slice(first.length)}`;
    return `<aside class="note" id="note-${number}" role="doc-footnote" aria-label="${number}"${type}>\n${inside}</aside>\n`;
  });
  return `<div class="notes">\n${asides.join("")}</div>\n`;
}

function renderNoteReference(number: number, { isEpub, referred }: Rendering): string {
  const id = referred.has(number) ? "" : ` id="note-mark-${number}"`;
  referred.add(number);
  const type = isEpub ? ' epub:type="noteref"' : "";
  return `<sup><a class="note-mark" href="#note-${number}"${id} role="doc-noteref"${type}>${number}</a></sup>`;
}

function renderInlines(inlines: readonly Inline[], options: Rendering, inLink = false): string {
  let markup = "";
  for (const inline of inlines) markup += renderInline(inline, options, inLink);
  return markup;
}

function renderBlocks(
  blocks: readonly Block[],
  options: Rendering,
  levels: readonly number[],
  opening: boolean,
): string {
  let markup = "";
  let first = opening;
  for (const block of blocks) {
    markup += renderBlock(block, options, levels, first);
    first = block.kind === "heading";
  }
  return markup;
}

function renderBlock(block: Block, options: Rendering, levels: readonly number[], first: boolean): string {
  switch (block.kind) {
    case "paragraph": {
      const lines = splitLines(block.children);
      if (lines.length > 1) return renderVerse(lines, options, first);
      const kind = isPicture(block.children, options) ? ' class="picture"' : first ? ' class="first"' : "";
      return `<p${kind}${direction(block.children, options)}>${renderInlines(block.children, options)}</p>\n`;
    }
    case "heading": {
      const tag = `h${Math.min(6, options.titleLevel + 1 + Math.max(0, levels.indexOf(block.level)))}`;
      return `<${tag}${direction(block.children, options)}>${renderInlines(block.children, options)}</${tag}>\n`;
    }
    case "quote":
      return `<blockquote>\n${renderBlocks(block.children, options, levels, true)}</blockquote>\n`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      const start = block.ordered && block.start !== 1 ? ` start="${Math.trunc(block.start)}"` : "";
      const items = block.items.map((item) => `<li>${renderBlocks(item, options, levels, true)}</li>\n`).join("");
      return `<${tag}${start}>\n${items}</${tag}>\n`;
    }
    case "preformatted":
      return `<pre>\n${escapeText(block.text)}</pre>\n`;
    default:
      return assertNever(block);
  }
}

function isPicture(inlines: readonly Inline[], { imageSource }: MarkupOptions): boolean {
  return (
    inlines.some(({ kind }) => kind === "image") &&
    inlines.every((inline) =>
      inline.kind === "image"
        ? imageSource(inline.address) !== null
        : inline.kind === "text" && inline.text.trim() === "",
    )
  );
}

/** Without a style the breaks make the lines; in a block of its own a break at the end makes no line more. */
function renderVerse(lines: readonly (readonly Inline[])[], options: Rendering, first: boolean): string {
  const spans = lines.map((line, place) => {
    const end = place + 1 < lines.length ? "<br/>" : "";
    return `<span class="line">${renderInlines(line, options)}${end}</span>`;
  });
  return `<p class="${first ? "first verse" : "verse"}"${direction(lines.flat(), options)}>${spans.join("")}</p>\n`;
}

/** Hebrew in an English book, and the other way about: from the side of its first letter. */
function direction(inlines: readonly Inline[], options: MarkupOptions): string {
  const own = mainDirection(plainText(inlines));
  return own === null || own === options.direction ? "" : ` dir="${own}"`;
}

function renderInline(inline: Inline, options: Rendering, inLink: boolean): string {
  switch (inline.kind) {
    case "text":
      return escapeText(inline.text);
    case "emphasis":
      return `<em>${renderInlines(inline.children, options, inLink)}</em>`;
    case "strong":
      return `<strong>${renderInlines(inline.children, options, inLink)}</strong>`;
    case "struck":
      return `<s>${renderInlines(inline.children, options, inLink)}</s>`;
    case "code":
      return `<code>${escapeText(inline.text)}</code>`;
    case "lineBreak":
      return "<br/>";
    case "noteReference":
      return renderNoteReference(inline.number, options);
    case "link": {
      const address = inLink ? null : safeLink(inline.address);
      const inside = renderInlines(inline.children, options, inLink || address !== null);
      return address === null ? inside : `<a href="${escapeAttribute(address)}">${inside}</a>`;
    }
    case "image": {
      const source = options.imageSource(inline.address);
      if (source === null) return escapeText(inline.description);
      return `<img src="${escapeAttribute(source)}" alt="${escapeAttribute(inline.description)}"/>`;
    }
    default:
      return assertNever(inline);
  }
}
