import { fold } from "./word-list.ts";

/** What a chapter says about which of its words are names. */
export interface NameEvidence {
  /** Capitalised words inside of sentences → how often. */
  readonly inside: ReadonlyMap<string, number>;
  /** Capitalised words anywhere → how often, to count those that turn out to be names. */
  readonly anywhere: ReadonlyMap<string, number>;
  /** Words that are written small, folded. */
  readonly small: ReadonlySet<string>;
}

/** A name must recur inside of sentences this often in the whole book: once is a place passed by, or a misprint. */
const leastTimes = 3;
const mostNames = 30;

/**
 * Names that a story seems to have, the most frequent first: words that recur with a capital inside of sentences and never
 * stand there without one. In German, where every noun has one, that finds nothing, so names are only looked for in the
 * notes there (`knownNames`).
 */
export function findNames(chapters: readonly NameEvidence[], stop: ReadonlySet<string>): readonly string[] {
  const inside = new Map<string, number>();
  const small = new Set<string>();
  for (const chapter of chapters) {
    for (const [word, count] of chapter.inside) inside.set(word, (inside.get(word) ?? 0) + count);
    for (const word of chapter.small) small.add(word);
  }
  return [...inside]
    .filter(
      ([word, count]) => count >= leastTimes && !small.has(fold(word)) && !stop.has(fold(word)) && word.length > 1,
    )
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostNames)
    .map(([word]) => word);
}

/** Are capitals a sign of names in this language? */
export function capitalsAreNames(language: string): boolean {
  return !/^(de|lb|zh|ja|ko|th|ar|he|hi|fa)\b/.test(language);
}

/** Somebody whom the story is about, and the words by which a chapter may call them. */
export interface NamedPerson {
  readonly name: string;
  readonly calls: readonly string[];
}

const titles = new Set(
  "mr mrs ms miss dr prof sir lady lord king queen prince princess count countess herr frau fräulein der die das the of von van de la le und and".split(
    " ",
  ),
);

/**
 * Who is in the notes: each note that stands in a folder for characters, by its title. “Merle Pask” is called Merle and
 * Pask; a word that two of them share calls neither, unless it is all that one has.
 */
export function knownNames(noteTitles: readonly string[]): readonly NamedPerson[] {
  const split = noteTitles.map((title) => ({
    name: title,
    words: (title.replace(/\(.*?\)|,.*$/gu, "").match(/[\p{L}\p{M}'’-]+/gu) ?? [])
      .map((word) => word.replaceAll("’", "'"))
      .filter((word) => !titles.has(fold(word)) && word.length > 1),
  }));
  const uses = new Map<string, number>();
  for (const { words } of split) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  return split.map(({ name, words }) => {
    const own = words.filter((word) => uses.get(word) === 1);
    return { name, calls: own.length > 0 ? own : words };
  });
}
