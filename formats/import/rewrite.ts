/** What stands at [from, to) of a text becomes `insert`. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A text with replacements made, which are in order and do not overlap, and where its places are in it then. */
export function rewrite(
  text: string,
  replacements: readonly Replacement[],
): { readonly text: string; readonly placeOf: (place: number) => number } {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, insert } of replacements) {
    pieces.push(text.slice(at, from), insert);
    at = to;
  }
  pieces.push(text.slice(at));
  return {
    text: pieces.join(""),
    placeOf(place) {
      let shift = 0;
      for (const { from, to, insert } of replacements) {
        if (place <= from) break;
        if (place < to) return from + shift + Math.min(insert.length, place - from);
        shift += insert.length - (to - from);
      }
      return place + shift;
    },
  };
}
