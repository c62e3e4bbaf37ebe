import { type FontFace, type FontFiles, fontFaces } from "../../story/book.ts";
import type { EbookFont, Preset } from "../../story/preset.ts";
import { ornamentText, sceneBreakText } from "../markup/preset-style.ts";
import { decodeEntities } from "../markup/read.ts";

/** A face of a font as a book brings it. */
export interface EmbeddedFace {
  readonly family: EbookFont;
  readonly face: FontFace;
  /** From the package document. */
  readonly path: string;
  /** TrueType: of what EPUB 3.3 (section 3.2) allows, old reading systems and shops know it best. */
  readonly bytes: Uint8Array;
}

/**
 * The faces of a font that the pages are set in, each with the book's letters only. A font keeps its notice and its licence in its own
 * fields, as the licence asks (SIL OFL 1.1, condition 2). The same pages give the same bytes.
 *
 * @param pages XHTML
 */
export async function embedFont(
  { family, faces }: FontFiles,
  pages: readonly string[],
  preset: Preset,
): Promise<readonly EmbeddedFace[]> {
  const { default: subsetFont } = await import("subset-font");
  const letters = lettersOf(pages, preset);
  const keepFeatures = preset.prose.smallCapitals ? [...unasked, "smcp", "c2sc"] : unasked;
  const preserveNameIds = [copyrightNotice, licence, licenceAddress];
  const used = usedFaces(pages);
  const embedded: EmbeddedFace[] = [];
  for (const face of fontFaces) {
    const whole = faces.get(face);
    if (!used.has(face) || whole === undefined) continue;
    const path = `fonts/${`${family} ${face}`.toLowerCase().replaceAll(" ", "-")}.ttf`;
    const bytes = await subsetFont(Buffer.from(whole), letters, {
      targetFormat: "truetype",
      keepFeatures,
      preserveNameIds,
    });
    embedded.push({ family, face, path, bytes });
  }
  return embedded;
}

/** Of OpenType's features those that every reading system applies by itself: alternates that nobody asks for would double a font. */
const unasked = [
  ...["ccmp", "locl", "rlig", "rclt", "calt", "clig", "liga", "kern", "mark", "mkmk", "curs", "abvm", "blwm"],
  ...["isol", "init", "medi", "fina"],
];

/** Of OpenType's table of names. */
const copyrightNotice = 0;
const licence = 13;
const licenceAddress = 14;

/** Beside those of the text what a reading system puts in: numbers and marks of lists, hyphens, capitals for small ones. */
function lettersOf(pages: readonly string[], { headings, sceneBreak }: Preset): string {
  const letters = new Set("0123456789.-\u2010\u00AD\u00A0 •◦▪");
  const ornament = headings.ornament === null ? null : ornamentText[headings.ornament];
  for (const text of [sceneBreakText(sceneBreak), ornament, ...pages.map(textOf)])
    for (const letter of text ?? "") letters.add(letter);
  return [...letters].flatMap((letter) => [letter, letter.toUpperCase()]).join("");
}

/** Every letter of a page, its links too. */
export function textOf(page: string): string {
  return decodeEntities(page.replace(/<head>[\s\S]*?<\/head>|<[^>]*>/g, ""));
}

/** The faces that the elements of our pages, and the style sheet, ask for. */
function usedFaces(pages: readonly string[]): ReadonlySet<FontFace> {
  const used = new Set<FontFace>(["regular"]);
  for (const page of pages) {
    // style.ts sets both in italics.
    if (/ class="(?:series|subtitle)"/.test(page)) used.add("italic");
    const open = { em: 0, strong: 0 };
    for (const [, slash, name] of page.matchAll(/<(\/?)(em|strong)\b/g)) {
      open[name as keyof typeof open] += slash === "/" ? -1 : 1;
      if (open.em > 0 && open.strong > 0) used.add("bold italic");
      else if (open.em > 0) used.add("italic");
      else if (open.strong > 0) used.add("bold");
    }
  }
  return used;
}
