import { titleKey } from "./contents.ts";
import type { Head } from "./heads.ts";
import { nextFull } from "./lines.ts";

/** A heading with its place in the tree: parts have a rank, 0 outermost; a chapter has null. */
export interface RankedHead {
  readonly head: Head;
  readonly rank: number | null;
}

const closing =
  /^(?:epilog|épilog|epílog|afterword|nachwort|appendix|acknowledg|postscript|postlude|coda|conclusion|эпилог|послесловие)/u;

/**
 * Decides which headings are parts. A "Book" or "Part" is one where chapters stand below; the keyword that comes first
 * is the outer. Where no chapter has a heading of its own, the innermost keyword makes the chapters. A named heading is a
 * part where chapters begin again below it ("First Epilogue", then "Chapter I" with no prose between).
 */
export function rankHeads(heads: readonly Head[], lines: readonly string[], to: number): RankedHead[] {
  const words: string[] = [];
  for (const head of heads) {
    if (head.family === "division" && !words.includes(head.word)) words.push(head.word);
  }
  const hasChapters = heads.some((head) => !["division", "named"].includes(head.family));
  const chapterWord = hasChapters ? null : words.at(-1);
  let chaptersBefore = false;
  return heads.map((head, place) => {
    const next = heads[place + 1];
    if (head.family === "division" && head.word !== chapterWord) return { head, rank: words.indexOf(head.word) };
    const empty = next !== undefined && nextFull(lines, head.to, next.from) === null;
    const restarts = next?.family === "chapter" && next.number === 1 && chaptersBefore;
    if (head.family === "named" && empty && restarts && to > 0) return { head, rank: 0 };
    if (head.family === "chapter") chaptersBefore = true;
    return { head, rank: null };
  });
}

/** The place of the first heading that stands after the last part rather than in it ("Epilogue" at the very end). */
export function closingFrom(ranked: readonly RankedHead[]): number {
  let place = ranked.length;
  while (place > 0) {
    const before = ranked[place - 1];
    if (before?.head.family !== "named" || before.rank !== null || !closing.test(before.head.word)) break;
    place--;
  }
  return place;
}

/** Drops a name that only says again where we are ("EXTRACTS." inside "EXTRACTS. (Supplied by …)"). */
export function dropEchoes(heads: readonly Head[]): Head[] {
  const kept: Head[] = [];
  for (const head of heads) {
    const current = kept.at(-1);
    const echo = head.family === "named" && head.number === null && current !== undefined;
    if (echo && titleKey(current.text).startsWith(titleKey(head.text))) continue;
    kept.push(head);
  }
  return kept;
}
