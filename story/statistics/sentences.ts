import { countWords } from "../words.ts";

export interface SentenceLengths {
  readonly count: number;
  /** Words. */
  readonly mean: number;
  readonly median: number;
  readonly longest: number;
  /** How many sentences are as long as each of `sentenceBins` says. */
  readonly bins: readonly number[];
}

/** Words: from this many to one less than the next. */
export const sentenceBins: readonly number[] = [1, 6, 11, 21, 31, 41];

const abbreviation =
  /(?:^|[\s(“"„«])(?:Mr|Mrs|Ms|Dr|Prof|St|Capt|Col|Gen|Lt|Rev|Hon|Esq|Hr|Fr|Nr|bzw|vgl|ca|usw|etc|z\. ?B|d\. ?h|u\. ?a|\p{Lu})\.\s*$/u;
const goesOn = /^[\s”’"»«“)—–-]*\p{Ll}/u;

/**
 * The sentences of a paragraph as Unicode parts them (UAX #29, by `Intl.Segmenter`), less what that can't know: “Mr.” ends
 * none, and “‘No!’ he said” is one.
 */
export function sentencesOf(paragraph: string, segmenter: Intl.Segmenter): string[] {
  const sentences: string[] = [];
  let open = "";
  for (const { segment } of segmenter.segment(paragraph)) {
    if (open !== "" && !abbreviation.test(open.slice(-12)) && !goesOn.test(segment)) {
      sentences.push(open);
      open = "";
    }
    open += segment;
  }
  if (open.trim() !== "") sentences.push(open);
  return sentences;
}

export function sentenceSegmenter(language: string): Intl.Segmenter {
  return new Intl.Segmenter(language, { granularity: "sentence" });
}

/** Sentences without a word (“…”) are none. */
export function measureSentences(sentences: Iterable<string>): SentenceLengths {
  const lengths: number[] = [];
  for (const sentence of sentences) {
    const words = countWords(sentence);
    if (words > 0) lengths.push(words);
  }
  lengths.sort((a, b) => a - b);
  const bins = sentenceBins.map(() => 0);
  let sum = 0;
  for (const length of lengths) {
    sum += length;
    const bin = sentenceBins.findLastIndex((from) => length >= from);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return {
    count: lengths.length,
    mean: lengths.length === 0 ? 0 : sum / lengths.length,
    median: median(lengths),
    longest: lengths.at(-1) ?? 0,
    bins,
  };
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
