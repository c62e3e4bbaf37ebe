import type { AuthorshipPerson } from "../../host/contract/authorship.ts";
import { countWords } from "../../story/words.ts";

/** A stretch of the text as it stands, with who wrote it (a place in the list of people) and when. */
export interface WrittenBy {
  readonly from: number;
  readonly to: number;
  readonly person: number;
  /** Seconds since 1970; 0 where nobody knows. */
  readonly seconds: number;
}

/** A line of the legend: whose or of what age the words are that have this look. */
export interface AuthorshipLine {
  /** Of the look: see authorship.css. */
  readonly look: string;
  readonly what: AuthorshipPerson | AgeBand;
  readonly words: number;
}

/** Words of some age: since then, or between two days where all of them are old. */
export type AgeBand =
  | { readonly kind: "within"; readonly days: number }
  | { readonly kind: "older"; readonly days: number }
  | { readonly kind: "between"; readonly from: number; readonly to: number }
  | { readonly kind: "undated" };

const day = 86_400;
const bands = [1, 7, 31, 365];

/** How many looks there are for people, and for ages; the ninth person looks like the first. */
export const personLooks = 8;
export const ageLooks = 5;

export interface Looks {
  readonly lines: readonly AuthorshipLine[];
  /** The look of a stretch. */
  readonly of: (stretch: WrittenBy) => string;
}

/** By person: the one who wrote most first. */
export function looksByPerson(
  stretches: readonly WrittenBy[],
  people: readonly AuthorshipPerson[],
  text: string,
): Looks {
  const words = wordsOf(stretches, text, ({ person }) => String(person));
  let persons = 0;
  const looks = people.map(({ kind }) => (kind === "person" ? `who-${persons++ % personLooks}` : "who-nobody"));
  const of = ({ person }: WrittenBy) => looks[person] ?? "who-nobody";
  const lines = people.flatMap((what, person) => {
    const count = words.get(String(person)) ?? 0;
    return count > 0 ? [{ look: looks[person] ?? "who-nobody", what, words: count }] : [];
  });
  return { of, lines: lines.sort((a, b) => b.words - a.words) };
}

/** By age: today, this week and so on; a text that is old altogether is cut into five equal times. */
export function looksByAge(stretches: readonly WrittenBy[], text: string, now: number): Looks {
  const dated = stretches.filter(({ seconds }) => seconds > 0);
  const oldest = dated.reduce((least, { seconds }) => Math.min(least, seconds), now);
  const newest = dated.reduce((most, { seconds }) => Math.max(most, seconds), oldest);
  const isOld = dated.length > 0 && now - newest > 365 * day;
  const span = Math.max(1, (newest - oldest) / ageLooks);
  const bandOf = ({ seconds }: WrittenBy): number => {
    if (seconds <= 0) return -1;
    if (isOld) return Math.min(ageLooks - 1, Math.floor((newest - seconds) / span));
    const age = (now - seconds) / day;
    const band = bands.findIndex((days) => age < days);
    return band < 0 ? bands.length : band;
  };
  const what = (band: number): AgeBand => {
    if (band < 0) return { kind: "undated" };
    if (isOld) return { kind: "between", from: newest - span * (band + 1), to: newest - span * band };
    const days = bands[band];
    return days === undefined ? { kind: "older", days: bands.at(-1) ?? 0 } : { kind: "within", days };
  };
  const lookOf = (band: number) => (band < 0 ? "age-none" : `age-${band}`);
  const words = wordsOf(stretches, text, (stretch) => String(bandOf(stretch)));
  const lines = [...words.keys()]
    .map(Number)
    .sort((a, b) => (a < 0 ? 1 : b < 0 ? -1 : a - b))
    .map((band) => ({ look: lookOf(band), what: what(band), words: words.get(String(band)) ?? 0 }));
  return { of: (stretch) => lookOf(bandOf(stretch)), lines: lines.filter((line) => line.words > 0) };
}

/** Words by key. A word is whose who wrote its beginning. */
function wordsOf(
  stretches: readonly WrittenBy[],
  text: string,
  keyOf: (stretch: WrittenBy) => string,
): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  let counted = 0;
  for (const { key, from, to } of joined(stretches, keyOf)) {
    let end = to;
    while (end < text.length && !isBlank(text, end - 1) && !isBlank(text, end)) end++;
    const start = Math.max(counted, from);
    if (start >= end) continue;
    words.set(key, (words.get(key) ?? 0) + countWords(text.slice(start, end)));
    counted = end;
  }
  return words;
}

/** Neighbours of one kind are counted together. */
function joined(stretches: readonly WrittenBy[], keyOf: (stretch: WrittenBy) => string) {
  const groups: { readonly key: string; readonly from: number; to: number }[] = [];
  for (const stretch of stretches) {
    const key = keyOf(stretch);
    const last = groups.at(-1);
    if (last && last.key === key && last.to === stretch.from) last.to = stretch.to;
    else groups.push({ key, from: stretch.from, to: stretch.to });
  }
  return groups;
}

function isBlank(text: string, at: number): boolean {
  return text.charCodeAt(at) <= 32;
}
