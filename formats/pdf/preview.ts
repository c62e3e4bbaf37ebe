import type { Book } from "../../story/book.ts";
import { type Result, succeed } from "../../story/problem.ts";
import { setBook } from "./write.ts";

export interface PagePreview {
  /** SVG, a page each, as they will be printed. */
  readonly pages: readonly string[];
  /** How many pages the whole book has; null where only its beginning was set. */
  readonly of: number | null;
}

/** The first pages of the PDF, quickly: of a long book only its beginning is set. */
export function previewPdf(book: Book): Result<PagePreview> {
  const set = setBook(book);
  if (!set.ok) return set;
  return succeed({ pages: splitPages(set.value.svg()), of: set.value.pages });
}

/** Typst draws all pages into one SVG, each below the other, and the glyphs that they share behind them. */
export function splitPages(svg: string): string[] {
  const [, width = "0", whole = "0"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const glyphs = new Map<string, string>();
  for (const [symbol, id = ""] of svg.matchAll(/<symbol id="([^"]+)"[\s\S]*?<\/symbol>/g)) glyphs.set(id, symbol);
  const pages = [...svg.matchAll(/^ {4}<g(?:\/>|[^>]*>[\s\S]*?^ {4}<\/g>)/gm)].map(([page]) => page);
  const height = Number(whole) / Math.max(1, pages.length);
  return pages.map((page, place) => {
    const used = new Set([...page.matchAll(/xlink:href="#([^"]+)"/g)].map(([, id = ""]) => id));
    const symbols = [...used].map((id) => glyphs.get(id) ?? "").join("");
    return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 ${place * height} ${width} ${height}"><defs>${symbols}</defs>${page}</svg>`;
  });
}
