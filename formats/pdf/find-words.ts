/** So many words in a row show that a text goes on where it was broken off. */
const recognised = 5;
/** No footnotes that part a sentence are longer: a few pages of them. */
const furthest = 4000;
const nearby = 200;

/**
 * Where a text first isn't in a book's pages: what is set may be parted by footnotes and headings that stand in between, but keeps its order.
 * Null where every word is there.
 *
 * @param words of the text
 * @param printed of the pages
 */
export function firstMissing(words: readonly string[], printed: readonly string[]): number | null {
  let at = 0;
  for (let place = 0; place < words.length; place++) {
    if (printed[at] !== words[place]) {
      const next = resume(words, place, printed, at);
      if (next === null) return place;
      at = next;
    }
    at++;
  }
  return null;
}

function resume(words: readonly string[], place: number, printed: readonly string[], from: number): number | null {
  const all = Math.min(recognised, words.length - place);
  // Notes that follow one another closely leave fewer words in a row; what few words say is believed only nearby.
  for (let needed = all; needed > 0; needed--) {
    const furthestNow = needed === all ? furthest : needed * nearby;
    const most = Math.min(printed.length, from + furthestNow);
    for (let at = from; at < most; at++) {
      let row = 0;
      while (row < needed && printed[at + row] === words[place + row]) row++;
      if (row === needed) return at;
    }
  }
  return null;
}
