interface Word {
  readonly text: string;
  readonly from: number;
}

/** So many words on either side tell one place from another that has the same word. */
const telling = 12;
/** A word that is not there any more is looked for by its neighbours, so far away. */
const neighbours = 40;

/**
 * Where a place of one text is in another one that says nearly the same: the book's page and the Markdown that it was made
 * of, a chapter before an edit and after it. It is the same word, among the same words; of several that read alike the one
 * that is as far along.
 */
export function samePlace(here: string, there: string, at: number): number {
  const words = wordsOf(here);
  const others = wordsOf(there);
  if (words.length === 0 || others.length === 0) return Math.min(at, there.length);
  const next = words.findIndex(({ text, from }) => from + text.length > at);
  if (next < 0) return endOf(others);
  const wanted = words[next] as Word;
  const found = findWord(words, others, next);
  if (found !== null) return placeIn(others, found) + Math.min(Math.max(0, at - wanted.from), wanted.text.length);
  for (let step = 1; step <= neighbours; step++) {
    for (const neighbour of [next + step, next - step]) {
      const near = words[neighbour] ? findWord(words, others, neighbour) : null;
      if (near !== null) return placeIn(others, near);
    }
  }
  return placeIn(others, Math.floor((next / words.length) * others.length));
}

function findWord(words: readonly Word[], others: readonly Word[], at: number): number | null {
  const wanted = words[at]?.text;
  const share = at / words.length;
  let best: { readonly place: number; readonly likeness: number; readonly distance: number } | null = null;
  for (let place = 0; place < others.length; place++) {
    if (others[place]?.text !== wanted) continue;
    const likeness = alike(words, others, at, place, 1) + alike(words, others, at, place, -1);
    const distance = Math.abs(place / others.length - share);
    if (!best || likeness > best.likeness || (likeness === best.likeness && distance < best.distance))
      best = { place, likeness, distance };
  }
  // A word that stands among quite other words is another one.
  const isTold = best !== null && (best.likeness > 1 || words.length < 4 || others.length < 4);
  return isTold && best ? best.place : null;
}

/** How many words in a row are the same from here on, in this direction. */
function alike(words: readonly Word[], others: readonly Word[], at: number, place: number, step: 1 | -1): number {
  let count = 0;
  while (count < telling) {
    const word = words[at + (count + 1) * step];
    const other = others[place + (count + 1) * step];
    // Where both texts begin or end they agree, too.
    if (!word && !other) return telling;
    if (!word || !other || word.text !== other.text) return count;
    count++;
  }
  return count;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({ text: match[0], from: match.index }));
}

function placeIn(words: readonly Word[], place: number): number {
  return words[Math.min(place, words.length - 1)]?.from ?? 0;
}

function endOf(words: readonly Word[]): number {
  const last = words.at(-1);
  return last ? last.from + last.text.length : 0;
}
