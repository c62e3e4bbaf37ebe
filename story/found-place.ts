/** A match as it was when it was found: where, and what stood around it. */
export interface FoundPlace {
  readonly from: number;
  /** What stood before it on its line; shorter than `around` only where the line began. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** UTF-16 units of a line that are shown, and remembered, on either side of a match. */
export const around = 60;

/** So much on either side must still read the same: where it should be, and where it is looked for elsewhere. */
const touching = 4;
const telling = 16;

/** What a match is remembered by. */
export function placeOf(text: string, from: number, to: number): FoundPlace {
  const start = from === 0 ? 0 : text.lastIndexOf("\n", from - 1) + 1;
  const lineEnd = text.indexOf("\n", to);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return {
    from,
    before: text.slice(Math.max(start, from - around), from),
    match: text.slice(from, to),
    after: text.slice(to, Math.min(end, to + around)),
  };
}

/**
 * Where matches stand in a text that may have changed since they were found; null for one that is not there any more.
 * A match is itself only with the same words on both sides; of several that read the same it is the one at the distance
 * that the match before it has moved.
 *
 * @param places ascending
 */
export function findAgain(text: string, places: readonly FoundPlace[]): readonly (number | null)[] {
  let free = 0;
  let moved = 0;
  return places.map((place) => {
    const expected = place.from + moved;
    const at = stands(text, place, expected, touching, free) ? expected : nearest(text, place, expected, free);
    if (at === null) return null;
    free = at + place.match.length;
    moved = at - place.from;
    return at;
  });
}

/** The end of a line counts as what stands beside a match, too. */
function stands(text: string, place: FoundPlace, at: number, near: number, free: number): boolean {
  const before = place.before.slice(-near);
  const after = place.after.slice(0, near);
  const start = at - before.length;
  const end = at + place.match.length + after.length;
  return (
    at >= free &&
    start >= 0 &&
    text.startsWith(before + place.match + after, start) &&
    (before.length === near || start === 0 || text.charAt(start - 1) === "\n") &&
    (after.length === near || end === text.length || text.charAt(end) === "\n")
  );
}

function nearest(text: string, place: FoundPlace, expected: number, free: number): number | null {
  let best: number | null = null;
  for (let at = text.indexOf(place.match, free); at >= 0; at = text.indexOf(place.match, at + 1)) {
    if (!stands(text, place, at, telling, free)) continue;
    if (best !== null && Math.abs(at - expected) >= Math.abs(best - expected)) break;
    best = at;
  }
  return best;
}
