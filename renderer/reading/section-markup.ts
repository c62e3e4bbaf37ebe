import { renderScenes } from "../../formats/markup/blocks.ts";
import { escapeText } from "../../formats/markup/escape.ts";
import { compileChapter } from "../../story/compile.ts";
import type { TextDirection } from "../../story/text-direction.ts";
import type { BookSection } from "./book-sections.ts";

/** Under the book's own title, and a part's. */
const titleLevel = 2;

/** A section as it is set: by the same rules as the exports, so that a page here is a page there. */
export function sectionMarkup(section: BookSection, text: string, author: string, direction: TextDirection): string {
  const title = escapeText(section.title);
  switch (section.kind) {
    case "title":
      return `<div class="leaf"><h1 dir="auto">${title}</h1><p class="author" dir="auto">${escapeText(author)}</p></div>`;
    case "part":
      return `<div class="leaf"><h${titleLevel} dir="auto">${title}</h${titleLevel}></div>`;
    case "chapter": {
      const chapter = compileChapter(section.key as typeof section.chapter & string, section.title, text);
      const scenes = renderScenes(chapter, { titleLevel, imageSource: () => null, direction });
      // Nothing of a book leads out of the studio; only between a note and its place.
      const prose = scenes
        .replace(/(<a [^>]*)href="#([^"]*)"/g, '$1data-to="$2"')
        .replace(/(<a [^>]*)href="[^"]*"/g, "$1");
      return `<h${titleLevel} class="opener" dir="auto">${title}</h${titleLevel}><div class="prose">${prose}</div>`;
    }
  }
}
