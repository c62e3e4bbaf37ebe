import type * as Y from "yjs";

/** The words of a story's own that no dictionary has: names, places, dialect. In the outline document, each its own key. */
const wordsKey = "words";
const longestWord = 100;

export function readStoryWords(doc: Y.Doc): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word, isKnown] of doc.getMap(wordsKey)) if (isKnown === true) words.add(word);
  return words;
}

/** Two people who add words at once both have them; adding one that is there changes nothing. */
export function setStoryWord(doc: Y.Doc, word: string, isKnown: boolean, origin: unknown): void {
  const plain = word.normalize("NFC");
  if (plain === "" || plain.length > longestWord) return;
  const words = doc.getMap(wordsKey);
  if ((words.get(plain) === true) === isKnown) return;
  doc.transact(() => words.set(plain, isKnown), origin);
}
