import type { Book, BookChapter, BookNode } from "../../story/book.ts";
import { isTold } from "../../story/matter.ts";
import type { BookFont, Margins, Preset, Trim } from "../../story/preset.ts";
import { directionOf } from "../../story/text-direction.ts";

/** In twips, twentieths of a point: what Word measures in. */
export const twipsPerInch = 1440;

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  /** At the binding where pages are mirrored; left otherwise. */
  readonly inside: number;
  readonly outside: number;
  readonly isMirrored: boolean;
}

/** What a preset says, as a Word document wants to know it. */
export interface Layout {
  readonly kind: Preset["layout"];
  /** Has a running head and the first page of a manuscript, as William Shunn describes it (shunn.net/format). */
  readonly isManuscript: boolean;
  /** Of a typewriter: emphasis is underlined, a dash is two hyphens. */
  readonly isTyped: boolean;
  /** Several chapters, so that a title page goes before them. */
  readonly isNovel: boolean;
  readonly isRightToLeft: boolean;
  readonly font: string;
  /** Points. */
  readonly size: number;
  /** In 240ths of a line. */
  readonly line: number;
  readonly page: Page;
}

const inches: { readonly [trim in Trim]: readonly [width: number, height: number] } = {
  "5x8": [5, 8],
  "5.25x8": [5.25, 8],
  "5.5x8.5": [5.5, 8.5],
  "6x9": [6, 9],
  A5: [148 / 25.4, 210 / 25.4],
  A4: [210 / 25.4, 297 / 25.4],
  Letter: [8.5, 11],
};

/** Fonts that an editor's machine has, for those that are made to look like them. */
const officeFonts: Partial<Readonly<Record<BookFont, string>>> = {
  Tinos: "Times New Roman",
  "Courier Prime": "Courier New",
};

export function layOut(book: Book): Layout {
  const { preset } = book;
  const { layout: kind, prose } = preset;
  const isManuscript = kind === "shunn modern" || kind === "shunn classic";
  const isTyped = kind === "shunn classic";
  return {
    kind,
    isManuscript,
    isTyped,
    isNovel: toldChapters(book.body).length > 1,
    isRightToLeft: directionOf(book.language) === "rtl",
    font: isTyped ? "Courier New" : (officeFonts[prose.font] ?? prose.font),
    size: prose.size,
    // Word's lines are about 1.2 times as high as their type; a manuscript's are told in those lines.
    line: Math.round(isManuscript ? 240 * prose.leading : Math.max(240, (240 * prose.leading) / 1.2)),
    page: layOutPage(preset, isManuscript),
  };
}

/** The story's own chapters, prologue and epilogue among them, in reading order. */
export function toldChapters(nodes: readonly BookNode[]): readonly BookChapter[] {
  return nodes.flatMap((node) => {
    if (node.kind === "part") return toldChapters(node.children);
    return isTold(node.matter) ? [node] : [];
  });
}

function layOutPage({ page, layout }: Preset, isManuscript: boolean): Page {
  const [width, height] = inches[page.trim].map((inch) => Math.round(inch * twipsPerInch)) as [number, number];
  const isOffice = page.trim === "Letter" || page.trim === "A4";
  const { top, bottom, inside, outside } =
    page.margins === "auto" || isManuscript ? usualMargins(isOffice || isManuscript) : page.margins;
  const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * twipsPerInch);
  return {
    width,
    height,
    top: twips(top),
    bottom: twips(bottom),
    inside: twips(inside),
    outside: twips(outside),
    isMirrored: layout === "book" && !isOffice,
  };
}

function usualMargins(isOffice: boolean): Margins {
  return isOffice
    ? { top: 25.4, bottom: 25.4, inside: 25.4, outside: 25.4 }
    : { top: 19, bottom: 19, inside: 22, outside: 16 };
}
