/** How large the pages are that fit into a window, in CSS pixels. */
export interface PageMeasure {
  readonly pagesPerSpread: 1 | 2;
  /** Of a line. */
  readonly width: number;
  /** Between the lines of the left page and those of the right one. */
  readonly gap: number;
  /** A whole number of lines. */
  readonly height: number;
  readonly lineHeight: number;
}

/** Of a line, in ems: narrower pages are set alone, wider ones are no easier to read. */
const narrowest = 19;
const widest = 31;
const leading = 1.5;
/** Beside the sheet: the edges that turn the page. */
const edges = 40;
/** Above and below the lines: the running head, the folio, the margins. */
const heads = 132;

/** @param fontSize CSS pixels, of the prose */
export function measurePages(room: { readonly width: number; readonly height: number }, fontSize: number): PageMeasure {
  const lineHeight = Math.round(fontSize * leading);
  const gap = Math.round(fontSize * 4.5);
  const free = room.width - 2 * edges - Math.round(gap * 1.1);
  const isSpread = (free - gap) / 2 >= narrowest * fontSize;
  const share = isSpread ? (free - gap) / 2 : free;
  const width = Math.max(160, Math.floor(Math.min(share, widest * fontSize)));
  const lines = Math.max(5, Math.floor((room.height - heads) / lineHeight));
  return { pagesPerSpread: isSpread ? 2 : 1, width, gap, height: lines * lineHeight, lineHeight };
}
