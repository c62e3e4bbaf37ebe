import { longestRise } from "../longest-rise.ts";

/** Tokens `before[a]…` and `after[b]…` are equal, `length` of them. */
export interface Match {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** How many differences are looked for before a stretch counts as rewritten; its square bounds time and memory. */
const mostDifferences = 800;

/** A stretch longer than this is first divided where a phrase occurs exactly once in both texts. */
const directLength = 3000;

/** Steps of the search that one comparison may take: under half a second. */
const mostSteps = 12_000_000;

/**
 * What two sequences have in common, in order: a shortest edit script (Myers 1986) where they are short or alike;
 * longer ones are divided at phrases that are unique in both (as patience diff does with lines). What is too different
 * has nothing in common, rather than a letter here and there.
 *
 * @param phrase how many tokens make a phrase
 */
export function matchSequences(before: Int32Array, after: Int32Array, phrase: number): Match[] {
  if (phrase > 1) return searchAll(before, after, phrase).matches;
  // What is only in one of the two would be searched in vain.
  const a = placesOfShared(before, after);
  const b = placesOfShared(after, before);
  const shared = searchAll(
    a.map((place) => before[place] ?? 0),
    b.map((place) => after[place] ?? 0),
    phrase,
  );
  const whole: Search = { ...shared, matches: [] };
  for (const match of shared.matches)
    for (let i = 0; i < match.length; i++) addMatch(whole, a[match.a + i] ?? 0, b[match.b + i] ?? 0, 1);
  return whole.matches;
}

function searchAll(before: Int32Array, after: Int32Array, phrase: number): Search {
  const search: Search = { before, after, phrase, matches: [], steps: mostSteps };
  divide(search, 0, before.length, 0, after.length);
  return search;
}

/** The places of those that the other sequence has, too. */
function placesOfShared(own: Int32Array, other: Int32Array): Int32Array {
  const known = new Set(other);
  return Int32Array.from([...own.keys()].filter((place) => known.has(own[place] ?? 0)));
}

interface Search {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly phrase: number;
  readonly matches: Match[];
  steps: number;
}

function divide(search: Search, fromA: number, toA: number, fromB: number, toB: number): void {
  const { before, after } = search;
  let a = fromA;
  let b = fromB;
  while (a < toA && b < toB && before[a] === after[b]) {
    a++;
    b++;
  }
  addMatch(search, fromA, fromB, a - fromA);
  let endA = toA;
  let endB = toB;
  while (endA > a && endB > b && before[endA - 1] === after[endB - 1]) {
    endA--;
    endB--;
  }
  if (a < endA && b < endB) {
    const short = endA - a + endB - b <= directLength;
    if (!(short && shortest(search, a, endA, b, endB)) && !atPhrases(search, a, endA, b, endB) && !short) {
      shortest(search, a, endA, b, endB);
    }
  }
  addMatch(search, endA, endB, toA - endA);
}

function addMatch({ matches }: Search, a: number, b: number, length: number): void {
  if (length === 0) return;
  const last = matches.at(-1);
  if (last !== undefined && last.a + last.length === a && last.b + last.length === b) {
    matches[matches.length - 1] = { ...last, length: last.length + length };
  } else {
    matches.push({ a, b, length });
  }
}

/** Divides at the phrases that occur once in both stretches; false if there are none. */
function atPhrases(search: Search, fromA: number, toA: number, fromB: number, toB: number): boolean {
  const { before, after, phrase } = search;
  const hashesBefore = hashPhrases(before, fromA, toA, phrase);
  const inBefore = new PhraseTable(hashesBefore);
  const inAfter = new PhraseTable(hashPhrases(after, fromB, toB, phrase));
  const pairs: { a: number; b: number }[] = [];
  for (let at = 0; at < hashesBefore.length; at++) {
    const hash = hashesBefore[at] ?? 0;
    const place = inAfter.find(hash);
    if (place < 0 || inBefore.find(hash) !== at || !equalPhrase(search, fromA + at, fromB + place)) continue;
    pairs.push({ a: fromA + at, b: fromB + place });
  }
  const rise = longestRise(pairs.map(({ b }) => b));
  let a = fromA;
  let b = fromB;
  let divided = false;
  pairs.forEach((pair, index) => {
    if (!rise.has(index) || pair.a < a || pair.b < b) return;
    divide(search, a, pair.a, b, pair.b);
    addMatch(search, pair.a, pair.b, phrase);
    a = pair.a + phrase;
    b = pair.b + phrase;
    divided = true;
  });
  if (divided) divide(search, a, toA, b, toB);
  return divided;
}

/** A hash of the phrase that begins at each place from `from` on. */
function hashPhrases(tokens: Int32Array, from: number, to: number, phrase: number): Int32Array {
  const hashes = new Int32Array(Math.max(0, to - from - phrase + 1));
  for (let at = 0; at < hashes.length; at++) {
    let hash = 17;
    for (let i = 0; i < phrase; i++) hash = Math.imul(hash ^ (tokens[from + at + i] ?? 0), 0x2c1b3c6d) ^ (hash >>> 15);
    hashes[at] = hash;
  }
  return hashes;
}

/** Where a hash occurs if it occurs once. Open addressing in typed arrays: a Map of a novel's phrases takes a second. */
class PhraseTable {
  private readonly mask: number;
  private readonly hashes: Int32Array;
  /** 0 is free, -1 more than one, else the place plus one. */
  private readonly places: Int32Array;

  constructor(hashes: Int32Array) {
    let size = 16;
    while (size < 2 * hashes.length) size *= 2;
    this.mask = size - 1;
    this.hashes = new Int32Array(size);
    this.places = new Int32Array(size);
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at] ?? 0;
      const slot = this.slotOf(hash);
      this.places[slot] = this.places[slot] === 0 ? at + 1 : -1;
      this.hashes[slot] = hash;
    }
  }

  /** -1 if it is not there, or more than once. */
  find(hash: number): number {
    return Math.max(-1, (this.places[this.slotOf(hash)] ?? 0) - 1);
  }

  private slotOf(hash: number): number {
    let slot = (hash ^ (hash >>> 16)) & this.mask;
    while (this.places[slot] !== 0 && this.hashes[slot] !== hash) slot = (slot + 1) & this.mask;
    return slot;
  }
}

function equalPhrase({ before, after, phrase }: Search, a: number, b: number): boolean {
  for (let i = 0; i < phrase; i++) if (before[a + i] !== after[b + i]) return false;
  return true;
}

/** Myers' greedy search, forward; false if the stretches differ in too much. */
function shortest(search: Search, fromA: number, toA: number, fromB: number, toB: number): boolean {
  const { before, after } = search;
  const lengthA = toA - fromA;
  const lengthB = toB - fromB;
  const most = Math.min(lengthA + lengthB, mostDifferences);
  if (Math.abs(lengthA - lengthB) > most) return false;
  /** furthest[k + most + 1]: how far in `before` the search came on the diagonal k = a - b. */
  const furthest = new Int32Array(2 * most + 3).fill(-1);
  furthest[most + 2] = 0;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    // No diagonal beyond the ends of either: of a word and a chapter there are few.
    const first = d <= lengthB ? -d : -lengthB + ((d - lengthB) & 1);
    const last = Math.min(d, lengthA);
    if ((search.steps -= last - first + 1) < 0) return false;
    trace.push(furthest.slice(most - d, most + d + 3));
    for (let k = first; k <= last; k += 2) {
      const down = furthest[most + k + 2] ?? 0;
      const right = furthest[most + k] ?? 0;
      let a = k === -d || (k !== d && right < down) ? down : right + 1;
      let b = a - k;
      while (a < lengthA && b < lengthB && before[fromA + a] === after[fromB + b]) {
        a++;
        b++;
      }
      furthest[most + k + 1] = a;
      if (a >= lengthA && b >= lengthB) {
        walkBack(search, trace, fromA, fromB, lengthA, lengthB);
        return true;
      }
    }
  }
  return false;
}

function walkBack(
  search: Search,
  trace: readonly Int32Array[],
  fromA: number,
  fromB: number,
  toA: number,
  toB: number,
): void {
  const found: Match[] = [];
  let a = toA;
  let b = toB;
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = trace[d];
    const k = a - b;
    const down = furthest?.[k + d + 2] ?? 0;
    const right = furthest?.[k + d] ?? 0;
    const isDown = k === -d || (k !== d && right < down);
    const previousA = d === 0 ? 0 : isDown ? down : right;
    const previousB = d === 0 ? 0 : previousA - (isDown ? k + 1 : k - 1);
    const startA = d === 0 ? 0 : isDown ? previousA : previousA + 1;
    if (a > startA) found.push({ a: fromA + startA, b: fromB + startA - k, length: a - startA });
    a = previousA;
    b = previousB;
  }
  for (const match of found.reverse()) addMatch(search, match.a, match.b, match.length);
}
