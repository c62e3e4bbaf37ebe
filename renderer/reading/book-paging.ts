/** How long a section is, as far as it is known. */
export interface SectionLength {
  readonly characters: number;
  /** null until it was set. */
  readonly pages: number | null;
}

export interface BookPaging {
  /** Of each section: how many pages stand before it. */
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  readonly total: number;
  /** Every section was set; until then those that were not are judged by their characters. */
  readonly isCounted: boolean;
}

/** Before anything was set: a page of a paperback. */
const usualCharacters = 1400;

/** A section begins a spread of its own, so that the one it stands in never has to wait for the one before. */
export function pageBook(sections: readonly SectionLength[], pagesPerSpread: number): BookPaging {
  let pages = 0;
  let characters = 0;
  for (const section of sections) {
    if (section.pages === null || section.characters === 0) continue;
    // The last page is half empty, and a chapter begins below the middle.
    pages += Math.max(0.6, section.pages - 0.8);
    characters += section.characters;
  }
  const perPage = pages >= 1 ? characters / pages : usualCharacters;
  const starts: number[] = [];
  const lengths: number[] = [];
  let total = 0;
  let isCounted = true;
  for (const section of sections) {
    if (section.pages === null) isCounted = false;
    const set = section.pages ?? Math.max(1, Math.ceil(section.characters / perPage + 0.4));
    const length = Math.ceil(set / pagesPerSpread) * pagesPerSpread;
    starts.push(total);
    lengths.push(length);
    total += length;
  }
  return { starts, lengths, total, isCounted };
}

/** The section in which a page of the book lies, and which of its pages it is. */
export function sectionAt(paging: BookPaging, page: number): { readonly section: number; readonly page: number } {
  const inside = Math.max(0, Math.min(page, paging.total - 1));
  const section = Math.max(
    0,
    paging.starts.findLastIndex((start) => start <= inside),
  );
  return { section, page: inside - (paging.starts[section] ?? 0) };
}
