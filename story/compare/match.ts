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
const mostSteps = 25_000_000;

/**
 * What two sequences have in common, in order: a shortest edit script (Myers 1986) where they are short or alike;
 * longer ones are divided at phrases that are unique in both (as patience diff does with lines). What is too different
 * has nothing in common, rather than a letter here and there.
 *
 * @param phrase how many tokens make a phrase
 */
export function matchSequences(before: Int32Array, after: Int32Array, phrase: number): Match[] {
  const search: Search = { before, after, phrase, matches: [], steps: mostSteps };
  divide(search, 0, before.length, 0, after.length);
  return search.matches;
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
  const inAfter = uniquePhrases(after, fromB, toB, phrase);
  const pairs: { a: number; b: number }[] = [];
  for (const [hash, a] of uniquePhrases(before, fromA, toA, phrase)) {
    const b = inAfter.get(hash) ?? -1;
    if (a >= 0 && b >= 0 && equalPhrase(search, a, b)) pairs.push({ a, b });
  }
  pairs.sort((one, other) => one.a - other.a);
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

/** Where each phrase begins, by its hash; -1 for one that occurs again. */
function uniquePhrases(tokens: Int32Array, from: number, to: number, phrase: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at + phrase <= to; at++) {
    let hash = 17;
    for (let i = 0; i < phrase; i++) hash = (Math.imul(hash, 0x01000193) ^ (tokens[at + i] ?? 0)) | 0;
    places.set(hash, places.has(hash) ? -1 : at);
  }
  return places;
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
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    if ((search.steps -= d + 1) < 0) return false;
    trace.push(furthest.slice(most - d, most + d + 3));
    for (let k = -d; k <= d; k += 2) {
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
