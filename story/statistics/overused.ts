/** How often each word or phrase stands in a text of so many words. */
export interface Frequencies {
  readonly total: number;
  readonly counts: ReadonlyMap<string, number>;
}

export interface Overused {
  /** Folded. */
  readonly text: string;
  readonly count: number;
  /** How many times as often as in the story's other chapters; null where it stands in none of them. */
  readonly times: number | null;
  /** Log-likelihood: how surprising that is. */
  readonly score: number;
}

/** Below it, chance would do: p < 0.0001 for one degree of freedom. */
const surprising = 15.13;
const leastTimes = 4;
const leastRatio = 2;

/**
 * Words that a chapter uses far more often than the story's other chapters, the most surprising first. Each is judged by
 * the log-likelihood ratio G² (Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
 * Linguistics 19, 1993), as corpus linguistics finds key words (Rayson and Garside, "Comparing Corpora using Frequency
 * Profiling", 2000, from whom the threshold 15.13 is): unlike a plain ratio it doesn't take three chance mentions for a
 * habit. A word counts that stands there at least four times and twice as often as elsewhere.
 *
 * The story is measured against itself, not against a corpus: that a whaling book says "whale" is no fault of one chapter.
 */
export function findOverused(
  chapter: Frequencies,
  book: Frequencies,
  isWorth: (text: string) => boolean,
  most: number,
): readonly Overused[] {
  const found: Overused[] = [];
  const rest = book.total - chapter.total;
  if (rest <= 0) return found;
  for (const [text, count] of chapter.counts) {
    if (count < leastTimes || !isWorth(text)) continue;
    const elsewhere = Math.max(0, (book.counts.get(text) ?? count) - count);
    const times = elsewhere === 0 ? null : count / chapter.total / (elsewhere / rest);
    if (times !== null && times < leastRatio) continue;
    const score = logLikelihood(count, chapter.total, elsewhere, rest);
    if (score >= surprising) found.push({ text, count, times, score });
  }
  return found.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1)).slice(0, most);
}

/** G² of `a` among `c` words and `b` among `d`. */
export function logLikelihood(a: number, c: number, b: number, d: number): number {
  const expectedHere = (c * (a + b)) / (c + d);
  const expectedThere = (d * (a + b)) / (c + d);
  const share = (observed: number, expected: number): number =>
    observed === 0 ? 0 : observed * Math.log(observed / expected);
  return 2 * (share(a, expectedHere) + share(b, expectedThere));
}
