import { titleKey } from "./contents.ts";
import { endOfBlock, nextFull } from "./lines.ts";

/** What a digital library put around the text, as line numbers; the book is [from, to). */
export interface LibraryFrame {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly author: string;
  /** BCP 47, or empty. */
  readonly language: string;
}

const startMarker = /^\s*\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG/i;
const endMarker = /^\s*\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG/i;
const farewell = /^\s*End of (?:the |this )?Project Gutenberg/i;

/** Blocks of credits, of four lines at most, before the title. */
const mostCredits = 2;

const languages: ReadonlyMap<string, string> = new Map([
  ["english", "en"],
  ["german", "de"],
  ["french", "fr"],
  ["spanish", "es"],
  ["italian", "it"],
  ["portuguese", "pt"],
  ["dutch", "nl"],
  ["russian", "ru"],
  ["swedish", "sv"],
  ["danish", "da"],
  ["norwegian", "no"],
  ["finnish", "fi"],
  ["polish", "pl"],
  ["czech", "cs"],
  ["hungarian", "hu"],
  ["greek", "el"],
  ["latin", "la"],
  ["chinese", "zh"],
  ["japanese", "ja"],
]);

/** Finds Project Gutenberg's header and footer; without its marker lines nothing is taken for one. */
export function findLibraryFrame(lines: readonly string[]): LibraryFrame | null {
  const start = lines.findIndex((line) => startMarker.test(line));
  const end = lines.findIndex((line, place) => place > start && endMarker.test(line));
  if (start < 0 && end < 0) return null;
  const header = lines.slice(0, start + 1);
  const title = field(header, "Title");
  return {
    from: pastCredits(lines, start + 1, title),
    to: end < 0 ? lines.length : beforeFarewell(lines, start + 1, end),
    title,
    author: field(header, "Author"),
    language: languages.get(field(header, "Language").toLowerCase()) ?? "",
  };
}

/**
 * Past the names of those who made the file, which stand between the marker and the book's own title, with "Produced by"
 * or without. Where the title does not follow soon, nothing is taken for credits.
 */
function pastCredits(lines: readonly string[], from: number, title: string): number {
  const key = titleKey(title);
  let place = nextFull(lines, from, lines.length);
  for (let block = 0; block <= mostCredits && place !== null; block++) {
    const end = endOfBlock(lines, place, lines.length);
    const own = titleKey(lines[place] ?? "");
    if (own.length > 2 && key.startsWith(own)) return place;
    if (end - place > 4) break;
    place = nextFull(lines, end, lines.length);
  }
  return from;
}

/** "End of Project Gutenberg's …" stands above the marker and belongs to it. */
function beforeFarewell(lines: readonly string[], from: number, end: number): number {
  for (let place = end - 1; place >= Math.max(from, end - 6); place--) {
    if (farewell.test(lines[place] ?? "")) return place;
  }
  return end;
}

function field(header: readonly string[], name: string): string {
  const line = header.find((candidate) => candidate.startsWith(`${name}:`)) ?? "";
  return line.slice(name.length + 1).trim();
}
