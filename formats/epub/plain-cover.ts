import type { Book } from "../../story/book.ts";
import { directionOf } from "../../story/text-direction.ts";
import { escapeText, isBlank } from "../markup/escape.ts";
import { languageTag } from "../markup/language.ts";
import { shownTitle } from "../markup/sections.ts";

/** As shops ask for it: 1 : 1.6. */
const page = { width: 1600, height: 2560 };
const middle = page.width / 2;
/** Of a line of text, within the frame. */
const room = 1160;
const faces = "Literata, 'Iowan Old Style', Charter, Georgia, 'Noto Serif', serif";

/** Cloth and foil; a story keeps its own. */
const bindings = [
  { cloth: "#1f3a4d", foil: "#efe3c8" },
  { cloth: "#5b2333", foil: "#f2e2cf" },
  { cloth: "#2f4636", foil: "#ece4cb" },
  { cloth: "#3b3355", foil: "#eee3d6" },
  { cloth: "#6b4423", foil: "#f5e9d3" },
  { cloth: "#2b2b2e", foil: "#e6dcc6" },
] as const;

/** A cover for a book that has none, as SVG: title and author on cloth, in whatever serif the reader has. */
export function plainCover(book: Book): Uint8Array {
  const { cloth, foil } = bindings[hash(book.identifier) % bindings.length] ?? bindings[0];
  const { author, details } = book;
  const title = setLines(shownTitle(book.title), [210, 180, 150, 125, 105, 88, 72], 5);
  const top = 880 - ((title.lines.length - 1) * title.size * 1.15) / 2;
  const below = top + (title.lines.length - 1) * title.size * 1.15;
  const direction = directionOf(book.language) === "rtl" ? ' direction="rtl"' : "";
  const parts = [
    ...title.lines.map((line, place) => text(line, top + place * title.size * 1.15, title.size)),
    `<path d="M${middle - 130} ${below + 190}h260M${middle - 60} ${below + 216}h120" fill="none" stroke="${foil}" stroke-width="5"/>`,
    ...lines(details.subtitle, below + 350, 66),
    ...lines(author, 2150, 92),
    ...lines([details.series, details.volume].filter((part) => part !== "").join(" "), 310, 58),
  ];
  const markup = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${languageTag(book.language)}" width="${page.width}" height="${page.height}" viewBox="0 0 ${page.width} ${page.height}">
<title>${escapeText(shownTitle(book.title))}</title>
<rect width="${page.width}" height="${page.height}" fill="${cloth}"/>
<rect x="90" y="90" width="${page.width - 180}" height="${page.height - 180}" fill="none" stroke="${foil}" stroke-width="7"/>
<rect x="122" y="122" width="${page.width - 244}" height="${page.height - 244}" fill="none" stroke="${foil}" stroke-width="2"/>
<g fill="${foil}" font-family="${faces}" text-anchor="middle"${direction}>
${parts.join("\n")}
</g>
</svg>
`;
  return new TextEncoder().encode(markup);
}

function lines(said: string, y: number, size: number): readonly string[] {
  if (isBlank(said)) return [];
  const set = setLines(shownTitle(said), [size, size * 0.8], 2);
  return set.lines.map((line, place) => text(line, y + place * set.size * 1.3, set.size));
}

function text(line: string, y: number, size: number): string {
  return `<text x="${middle}" y="${Math.round(y)}" font-size="${Math.round(size)}">${escapeText(line)}</text>`;
}

/** The largest size in which a text stands on so many lines; what doesn't in the smallest ends in dots. */
function setLines(
  said: string,
  sizes: readonly number[],
  most: number,
): { readonly size: number; readonly lines: readonly string[] } {
  for (const size of sizes) {
    const lines = breakLines(said, size);
    // A word that had to be cut is better smaller.
    if (lines.length <= most && !lines.some(({ isCut }) => isCut))
      return { size, lines: lines.map(({ line }) => line) };
  }
  const size = sizes.at(-1) ?? 0;
  const lines = breakLines(said, size).map(({ line }) => line);
  return { size, lines: lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]} …`] };
}

function breakLines(said: string, size: number): { readonly line: string; readonly isCut: boolean }[] {
  const lines: { line: string; isCut: boolean }[] = [];
  let line = "";
  for (const word of said.slice(0, 400).toWellFormed().split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= room) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push({ line, isCut: false });
    line = "";
    for (const character of word) {
      if (widthOf(line + character, size) > room) {
        lines.push({ line, isCut: true });
        line = "";
      }
      line += character;
    }
  }
  return line === "" ? lines : [...lines, { line, isCut: false }];
}

/** About: no font is at hand. */
function widthOf(line: string, size: number): number {
  let ems = 0;
  for (const character of line) {
    if (
      /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(character)
    )
      ems += 1;
    else if (/[\p{Lu}mwMW—…]/u.test(character)) ems += 0.72;
    else if (/[ijltf.,:;'!|I ’]/.test(character)) ems += 0.3;
    else ems += 0.53;
  }
  return ems * size;
}

/** FNV-1a (draft-eastlake-fnv). */
function hash(said: string): number {
  let value = 0x811c9dc5;
  for (let place = 0; place < said.length; place++) value = Math.imul(value ^ said.charCodeAt(place), 0x01000193);
  return value >>> 0;
}
