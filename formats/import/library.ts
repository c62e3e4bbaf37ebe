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
  return {
    from: start + 1,
    to: end < 0 ? lines.length : beforeFarewell(lines, start + 1, end),
    title: field(header, "Title"),
    author: field(header, "Author"),
    language: languages.get(field(header, "Language").toLowerCase()) ?? "",
  };
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
