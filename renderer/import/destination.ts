import type { ChapterMatch, RevisionKind } from "../../host/contract/importing.ts";
import type { PlannedItem } from "../../host/contract/planning.ts";
import type { ItemId } from "../../story/ids.ts";

/** What a manuscript becomes. */
export type Destination =
  | { readonly kind: "story" }
  /** Chapters of the open story, behind this item of its book; null is at its end. */
  | { readonly kind: "into"; readonly after: ItemId | null }
  /** A new revision of the chapters of the open story that it matches. */
  | { readonly kind: "revise"; readonly as: RevisionKind };

/** A chapter of the plan and the story's chapter of which it is a revision; null is a new chapter. */
export interface Pair {
  readonly own: ItemId | null;
  /** What is different; null where the writer has chosen the chapter and nobody has compared. */
  readonly match: ChapterMatch | null;
}

/** What the writer has said of a chapter: by what it says, and not by its place, which a split before it changes. */
export type ChosenPairs = ReadonlyMap<string, ItemId | null>;

export function pairKey({ words, firstLine }: PlannedItem): string {
  return `${words} ${firstLine}`;
}

/**
 * Each of the story's chapters is given once: to the one for which the writer has chosen it, else to the one that it was found for.
 *
 * @param chapters of the plan, in order, without parts
 * @param matches as many
 */
export function pairUp(
  chapters: readonly PlannedItem[],
  matches: readonly ChapterMatch[],
  chosen: ChosenPairs,
): readonly Pair[] {
  const taken = new Set<ItemId>();
  const pairs = new Map<number, Pair>();
  const give = (place: number, own: ItemId | null) => {
    const isFree = own === null || !taken.has(own);
    if (own !== null) taken.add(own);
    const found = matches[place] ?? null;
    pairs.set(place, { own: isFree ? own : null, match: isFree && found?.own === own ? found : null });
  };
  chapters.forEach((chapter, place) => {
    const own = chosen.get(pairKey(chapter));
    if (own !== undefined) give(place, own);
  });
  chapters.forEach((_, place) => {
    if (!pairs.has(place)) give(place, matches[place]?.own ?? null);
  });
  return chapters.map((_, place) => pairs.get(place) ?? { own: null, match: null });
}

export interface PairCounts {
  readonly changed: number;
  readonly same: number;
  readonly added: number;
}

/** A chapter that the writer has chosen counts as changed: whoever sends it back has changed it. */
export function countPairs(pairs: readonly Pair[]): PairCounts {
  const added = pairs.filter(({ own }) => own === null).length;
  const same = pairs.filter(({ own, match }) => own !== null && match !== null && isSame(match)).length;
  return { added, same, changed: pairs.length - added - same };
}

export function isSame({ added, removed }: ChapterMatch): boolean {
  return added === 0 && removed === 0;
}
