import type { Book, BookChapter } from "../../story/book.ts";
import { isTold } from "../../story/matter.ts";
import { directionOf } from "../../story/text-direction.ts";
import { renderScenes } from "../markup/blocks.ts";
import { escapeAttribute } from "../markup/escape.ts";
import { renderHeading } from "../markup/heading.ts";
import { semanticsOf } from "../markup/matter-semantics.ts";
import type { Section } from "../markup/sections.ts";
import { renderTitleLines } from "../markup/title-page.ts";

export interface SectionOptions {
  readonly book: Book;
  /** `h1` to `h6` of what stands over it. */
  readonly level: number;
  /** Of its element. */
  readonly id: string;
  /** What an image's `src` is; null where its description stands instead. */
  readonly imageSource: (address: string) => string | null;
}

/** Everything of a section, but what is inside of a part, as HTML that is XML, too. */
export function renderSection(section: Exclude<Section, { kind: "contents" }>, options: SectionOptions): string {
  const { book, level, id } = options;
  const direction = directionOf(book.language);
  switch (section.kind) {
    case "title page":
      return `<header class="title-page">\n${renderTitleLines(book)}</header>\n`;
    case "part":
      return `<section id="${id}" class="part" role="doc-part">\n${renderHeading(section.part.heading, { level, direction })}</section>\n`;
    case "chapter": {
      const { chapter, zone, title } = section;
      const { role } = semanticsOf(chapter.matter, zone);
      const name = chapter.matter === null ? "chapter" : `chapter ${chapter.matter.replaceAll(" ", "-")}`;
      const semantics = role === null ? "" : ` role="${role}"`;
      // A section has a heading; what stands alone on its page has none.
      if (chapter.heading === null) {
        const label = role === null ? "" : ` aria-label="${escapeAttribute(title)}"`;
        return `<div id="${id}" class="${name}"${semantics}${label}>\n${renderProse(chapter, { ...options, level: chapter.matter === "title page" ? 0 : level - 1 })}</div>\n`;
      }
      const heading = renderHeading(chapter.heading, { level, direction });
      return `<section id="${id}" class="${name}"${semantics}>\n${heading}${renderProse(chapter, options)}</section>\n`;
    }
  }
}

/** The prose of a chapter whose own heading has the level. */
export function renderProse(chapter: BookChapter, { book, level, imageSource }: Omit<SectionOptions, "id">): string {
  return renderScenes(chapter, {
    titleLevel: level,
    imageSource,
    direction: directionOf(book.language),
    ...(isTold(chapter.matter) ? { opening: book.preset.prose } : {}),
  });
}
