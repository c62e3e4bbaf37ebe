import { escapeText } from "../markup/escape.ts";
import type { Section } from "../markup/sections.ts";

/** Entries from which a table of contents begins closed, so that the book begins on the first screen. */
const mostOpenEntries = 40;
/** UTF-16 units of a title that stands in columns: "Chapter XXVIII". */
const longestShortTitle = 16;

export type AddressOf = (section: Section) => string;

/** A table of contents that can be closed, and is where it is long. @param name what stands over it */
export function renderFoldedContents(sections: readonly Section[], name: string, addressOf: AddressOf): string {
  const open = countListed(sections) > mostOpenEntries ? "" : ' open="open"';
  const list = renderContentsList(sections, addressOf);
  return `<nav class="contents" aria-label="${escapeText(name)}">\n<details${open}>\n<summary>${escapeText(name)}</summary>\n${list}</details>\n</nav>\n`;
}

/** The chapters of a part stand in columns where all of their titles are short. */
export function renderContentsList(sections: readonly Section[], addressOf: AddressOf, inPart = false): string {
  const listed = sections.filter(({ isListed }) => isListed);
  const short = inPart && listed.every(({ kind, title }) => kind === "chapter" && title.length <= longestShortTitle);
  const items = listed.map((section) => {
    const link = `<a href="${addressOf(section)}">${escapeText(section.title)}</a>`;
    const inside =
      section.kind === "part" && countListed(section.children) > 0
        ? `\n${renderContentsList(section.children, addressOf, true)}`
        : "";
    return `<li>${link}${inside}</li>\n`;
  });
  return `<ol${short ? ' class="short"' : ""}>\n${items.join("")}</ol>\n`;
}

/** Those of its parts, too. */
export function countListed(sections: readonly Section[]): number {
  return sections.reduce(
    (count, section) =>
      count + (section.isListed ? 1 : 0) + (section.kind === "part" ? countListed(section.children) : 0),
    0,
  );
}
