import type { Margins, PageStyle, ProseStyle, Trim } from "../../story/preset.ts";

/** All lengths in points, 72 to the inch. */
const inch = 72;
const millimetre = inch / 25.4;

const trimSizes: { readonly [trim in Trim]: readonly [width: number, height: number] } = {
  "5x8": [5 * inch, 8 * inch],
  "5.25x8": [5.25 * inch, 8 * inch],
  "5.5x8.5": [5.5 * inch, 8.5 * inch],
  "6x9": [6 * inch, 9 * inch],
  A5: [148 * millimetre, 210 * millimetre],
  A4: [210 * millimetre, 297 * millimetre],
  Letter: [8.5 * inch, 11 * inch],
};

/** What a printer trims away so that a picture reaches the edge. */
const bleedWidth = 0.125 * inch;
/** Around the bleed, for the marks that show where to cut. */
const slugWidth = 0.375 * inch;

export interface PageGeometry {
  /** The paper as it is cut. */
  readonly width: number;
  readonly height: number;
  /** Beyond the trim: on the three outer edges, and none at the spine. */
  readonly bleed: number;
  /** Beyond trim and bleed, on all four edges. */
  readonly slug: number;
  readonly margins: Margins;
  /** From one line to the next. */
  readonly line: number;
  /** Lines to a page. */
  readonly lines: number;
}

/**
 * The least inside margin that KDP asks of a paperback, by its pages (kdp.amazon.com, "Set Trim Size, Bleed, and Margins").
 * Beyond its 828 pages it stays as wide.
 */
export function gutterFor(pages: number): number {
  const [, gutter = 0.875] = gutters.find(([most]) => pages <= most) ?? [];
  return gutter * inch;
}

const gutters: readonly (readonly [mostPages: number, inches: number])[] = [
  [150, 0.375],
  [300, 0.5],
  [500, 0.625],
  [700, 0.75],
];

/** What the eye wants at the spine over what the glue takes. */
const besideGutter = 0.25 * inch;

/** @param pages how many the book has, as far as is known: the gutter follows them where margins are "auto" */
export function pageGeometry(
  page: Pick<PageStyle, "trim" | "margins" | "bleed" | "cropMarks">,
  prose: Pick<ProseStyle, "size" | "leading">,
  pages: number,
): PageGeometry {
  const [width, height] = trimSizes[page.trim];
  const given = page.margins === "auto" ? autoMargins(width, pages) : inPoints(page.margins);
  // A preset may ask for more margin than a small page has: the text keeps at least half of the page's width and height.
  const across = Math.min(1, width / 2 / (given.inside + given.outside));
  const down = Math.min(1, height / 2 / (given.top + given.bottom));
  const line = prose.size * prose.leading;
  const top = given.top * down;
  // As many whole lines as fit, so that the lines of facing pages stand beside each other.
  const lines = Math.max(3, Math.floor((height - top - given.bottom * down + leadingOf(prose)) / line));
  const bottom = Math.max(0, height - top - lines * line + leadingOf(prose));
  return {
    width,
    height,
    bleed: page.bleed ? bleedWidth : 0,
    slug: page.cropMarks ? slugWidth : 0,
    margins: { top, bottom, inside: given.inside * across, outside: given.outside * across },
    line,
    lines,
  };
}

/** What stands between a line that is as high as its type and the next one. */
export function leadingOf(prose: Pick<ProseStyle, "size" | "leading">): number {
  return prose.size * (prose.leading - 1);
}

function autoMargins(width: number, pages: number): Margins {
  // Running heads and folios stand in them, at least half an inch from the edge (IngramSpark, File Creation Guide).
  const top = 0.9 * inch;
  const bottom = 0.8 * inch;
  if (width > 7 * inch) return { top: 1.1 * inch, bottom: 1.1 * inch, inside: 1.25 * inch, outside: 1.25 * inch };
  const outside = width < 5.4 * inch ? 0.55 * inch : width < 5.9 * inch ? 0.6 * inch : 0.7 * inch;
  return { top, bottom, inside: Math.max(outside, gutterFor(pages) + besideGutter), outside };
}

function inPoints(margins: Margins): Margins {
  return {
    top: margins.top * millimetre,
    bottom: margins.bottom * millimetre,
    inside: margins.inside * millimetre,
    outside: margins.outside * millimetre,
  };
}

/** The size of the sheet in the file, with all that is cut away. */
export function sheetSize(geometry: PageGeometry): { readonly width: number; readonly height: number } {
  return {
    width: geometry.width + geometry.bleed + 2 * geometry.slug,
    height: geometry.height + 2 * geometry.bleed + 2 * geometry.slug,
  };
}
