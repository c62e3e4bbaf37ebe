/** How surely one text is another one's new revision: by what they say, by their titles, by where they stand. */
export interface ChapterLikeness<Id> {
  /** The own chapter; null where none is like it. */
  readonly own: Id | null;
  /** How many of its passages the own chapter has, too; from 0 to 1. */
  readonly likeness: number;
}

interface Text {
  readonly title: string;
  readonly text: string;
}

/** So many words in a row tell a passage from another. */
const passage = 4;
/** A passage that stands in more chapters than this tells nothing. */
const mostPlaces = 4;
/** The same words must make up this much of a chapter, or this much where the titles agree, or it is another. */
const least = { words: 0.2, titled: 0.02 };

/**
 * Finds for each chapter of a manuscript that came back the own one that it is a revision of. Each own chapter is
 * given once. Words decide; titles, and then the order, where the words don't.
 */
export function matchChapters<Id>(
  came: readonly Text[],
  own: readonly (Text & { readonly id: Id })[],
): readonly ChapterLikeness<Id>[] {
  const places = new Map<string, number[]>();
  own.forEach(({ text }, place) => {
    for (const words of passagesOf(text)) {
      const known = places.get(words);
      if (known) known.push(place);
      else places.set(words, [place]);
    }
  });
  const pairs: { readonly came: number; readonly own: number; readonly likeness: number; readonly score: number }[] =
    [];
  came.forEach((chapter, place) => {
    const passages = passagesOf(chapter.text);
    const shared = new Map<number, number>();
    for (const words of passages) {
      const where = places.get(words) ?? [];
      if (where.length > mostPlaces) continue;
      for (const at of where) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    own.forEach((candidate, at) => {
      const likeness = passages.size === 0 ? 0 : (shared.get(at) ?? 0) / passages.size;
      const isTitled = sameTitle(chapter.title, candidate.title);
      const isShort = passages.size < 8;
      const fits = likeness >= least.words || (isTitled && (likeness >= least.titled || isShort));
      if (!fits) return;
      const distance = Math.abs(place / came.length - at / own.length);
      pairs.push({ came: place, own: at, likeness, score: likeness + (isTitled ? 0.25 : 0) + 0.05 * (1 - distance) });
    });
  });
  pairs.sort((a, b) => b.score - a.score || a.came - b.came || a.own - b.own);
  const found = new Map<number, { readonly own: number; readonly likeness: number }>();
  const taken = new Set<number>();
  for (const pair of pairs) {
    if (found.has(pair.came) || taken.has(pair.own)) continue;
    found.set(pair.came, pair);
    taken.add(pair.own);
  }
  return came.map((_, place) => {
    const match = found.get(place);
    const id = match && own[match.own]?.id;
    return match && id !== undefined ? { own: id, likeness: match.likeness } : { own: null, likeness: 0 };
  });
}

function passagesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < passage) return new Set(words.length === 0 ? [] : [words.join(" ")]);
  const passages = new Set<string>();
  for (let at = 0; at + passage <= words.length; at++) passages.add(words.slice(at, at + passage).join(" "));
  return passages;
}

function sameTitle(a: string, b: string): boolean {
  const key = (title: string) => (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
  return key(a) !== "" && key(a) === key(b);
}
