import { renderScenes } from "../../formats/markup/blocks.ts";
import { escapeText } from "../../formats/markup/escape.ts";
import { compileChapter } from "../../story/compile.ts";
import type { SizedImage } from "../images/story-images.ts";
import type { BookSection } from "./book-sections.ts";
import type { BookSet } from "./book-set.ts";

/** Under the book's own title, and a part's. */
const titleLevel = 2;

export interface SetBook extends BookSet {
  /** Those that are here already, by their addresses in the prose. */
  readonly images: ReadonlyMap<string, SizedImage>;
}

/** A section as it is set: by the same rules as the exports, so that a page here is a page there. */
export function sectionMarkup(section: BookSection, text: string, { author, direction, images }: SetBook): string {
  const title = escapeText(section.title);
  switch (section.kind) {
    case "title":
      return `<div class="leaf"><h1 dir="auto">${title}</h1><p class="author" dir="auto">${escapeText(author)}</p></div>`;
    case "part":
      return `<div class="leaf"><h${titleLevel} dir="auto">${title}</h${titleLevel}></div>`;
    case "chapter": {
      const chapter = compileChapter(section.key as typeof section.chapter & string, section.title, text);
      const scenes = renderScenes(chapter, {
        titleLevel,
        imageSource: (address) => (images.has(address) ? address : null),
        direction,
      });
      // Nothing of a book leads out of the studio; only between a note and its place.
      const prose = scenes
        .replace(/(<a [^>]*)href="#([^"]*)"/g, '$1href="#" data-to="$2"')
        .replace(/(<a (?![^>]*data-to=)[^>]*)href="[^"]*"/g, "$1")
        .replace(/(<img )src="([^"]*)"/g, (whole, tag: string, address: string) => {
          const image = images.get(address);
          // With its size the page is set before the image is drawn.
          return image ? `${tag}src="${image.source}" width="${image.width}" height="${image.height}"` : whole;
        });
      return `<h${titleLevel} class="opener" dir="auto">${title}</h${titleLevel}><div class="prose">${prose}</div>`;
    }
  }
}
