import { KeptText } from "./kept-text.ts";
import { isEscaped, type Stretch } from "./writer-notes.ts";

/** `[[Title]]` or `[[Title|shown words]]`: leads to a chapter or a note. */
export interface StoryLink extends Stretch {
  readonly title: string;
  readonly shown: string;
  /** Where the shown words stand. */
  readonly shownFrom: number;
}

// What begins with a blank is a condition of a shell script; what an address follows is Markdown's own link in brackets.
const link = /\[\[(?!\s)([^[\]|\n]{1,300})(?<!\s)(?:\|([^[\]\n]{1,1000}))?\]\](?![([])/g;

export function findLinks(text: string): StoryLink[] {
  const found: StoryLink[] = [];
  if (!text.includes("[[")) return found;
  for (const match of text.matchAll(link)) {
    const { 0: whole, 1: title = "", 2: words, index: from } = match;
    if (isEscaped(text, from)) continue;
    const shownFrom = words === undefined ? from + 2 : from + 3 + title.length;
    found.push({ from, to: from + whole.length, title, shown: words ?? title, shownFrom });
  }
  return found;
}

/** The text with the words of links in their place. */
export function withoutLinks(text: string): string {
  const links = findLinks(text);
  return links.length === 0 ? text : keepWithout(links, text).text;
}

/** The same, for who wants to know where a place of the text is in it. */
export function keepWithoutLinks(text: string): KeptText {
  return keepWithout(findLinks(text), text);
}

function keepWithout(links: readonly StoryLink[], text: string): KeptText {
  const kept = new KeptText(text);
  let at = 0;
  for (const { from, to, shown, shownFrom } of links) {
    kept.keep(at, from);
    kept.keep(shownFrom, shownFrom + shown.length);
    at = to;
  }
  kept.keep(at, text.length);
  return kept;
}
