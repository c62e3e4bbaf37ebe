import { countWords } from "../words.ts";
import { spokenParts } from "./dialogue.ts";
import { capitalsAreNames, findNames, type NamedPerson, type NameEvidence } from "./names.ts";
import { type Frequencies, findOverused, type Overused } from "./overused.ts";
import { plainParagraphs } from "./plain-prose.ts";
import { measureSentences, type SentenceLengths, sentenceSegmenter, sentencesOf } from "./sentences.ts";
import { stopWords } from "./stop-words.ts";
import { fold, wordsOf } from "./word-list.ts";

/** What a chapter is like. */
export interface ChapterProse {
  readonly item: string;
  readonly words: number;
  readonly sentences: SentenceLengths;
  /** 0 to 1: of its words, those that somebody says. */
  readonly dialogue: number;
  /** Words and phrases of three words, the most surprising first. */
  readonly overused: readonly Overused[];
}

export interface CharacterCount {
  readonly name: string;
  readonly count: number;
  /** Of each chapter, in the order of `chapters`. */
  readonly chapters: readonly number[];
}

export interface BookProse {
  readonly chapters: readonly ChapterProse[];
  /** The most often named first. */
  readonly characters: readonly CharacterCount[];
  /** Where the names are from: the notes of characters, or the text, or they can't be told in this language. */
  readonly namesFrom: "notes" | "text" | "nowhere";
}

export interface BookTexts {
  readonly language: string;
  readonly chapters: readonly { readonly item: string; readonly text: string }[];
  /** From the notes; empty looks for names in the text. */
  readonly people: readonly NamedPerson[];
}

const mostWords = 12;
const mostPhrases = 6;
const phraseLength = 3;
/** A phrase that stands in its chapter less often is no habit, and isn't looked for in the others. */
const leastPhrases = 4;

/** Everything that is told of how a book is written. Some seconds for five million words: work for a worker. */
export function analyseBook({ language, chapters, people }: BookTexts): BookProse {
  const stop = stopWords(language);
  const segmenter = sentenceSegmenter(language);
  const read = chapters.map(({ text }) => readChapter(plainParagraphs(text), language, segmenter, stop));
  const words = sumUp(read.map(({ frequencies }) => frequencies));
  const candidates = new Set(read.flatMap(({ phrases }) => [...phrases.keys()]));
  const phrases = countPhrases(
    chapters.map(({ text }) => text),
    candidates,
  );
  const isWord = (text: string): boolean => text.length > 2 && !stop.has(text) && !/^\d/.test(text);
  const found = whoIsNamed(people, read, language, stop);
  const isName = new Set(found.people.flatMap(({ calls }) => calls.map(fold)));
  return {
    chapters: chapters.map(({ item }, place) => {
      const one = read[place] as ReadChapter;
      const own = { total: one.frequencies.total, counts: one.phrases };
      const overused = [
        // That a chapter is about somebody is no overuse of the name.
        ...findOverused(
          one.frequencies,
          words,
          (text) => isWord(text) && !isName.has(text.replace(/'s$/, "")),
          mostWords,
        ),
        ...findOverused(own, { total: words.total, counts: phrases }, () => true, mostPhrases),
      ].sort((a, b) => b.score - a.score);
      return { item, words: one.words, sentences: one.sentences, dialogue: one.dialogue, overused };
    }),
    characters: countCharactersOf(found.people, read),
    namesFrom: found.from,
  };
}

interface ReadChapter {
  readonly words: number;
  readonly sentences: SentenceLengths;
  readonly dialogue: number;
  readonly frequencies: Frequencies;
  /** Of three words, those that recur. */
  readonly phrases: ReadonlyMap<string, number>;
  readonly names: NameEvidence;
}

function readChapter(
  paragraphs: readonly string[],
  language: string,
  segmenter: Intl.Segmenter,
  stop: ReadonlySet<string>,
): ReadChapter {
  const counts = new Map<string, number>();
  const phrases = new Map<string, number>();
  const inside = new Map<string, number>();
  const anywhere = new Map<string, number>();
  const small = new Set<string>();
  let total = 0;
  let words = 0;
  let spoken = 0;
  for (const paragraph of paragraphs) {
    words += countWords(paragraph);
    for (const part of spokenParts(paragraph, language)) spoken += countWords(part);
    for (const { text, isFirst } of wordsOf(paragraph)) {
      const folded = fold(text);
      total++;
      increase(counts, folded);
      if (folded === text) {
        small.add(text);
        continue;
      }
      const name = text.replace(/'s$/, "");
      increase(anywhere, name);
      if (!isFirst) increase(inside, name);
    }
    for (const phrase of phrasesOf(paragraph)) increase(phrases, phrase);
  }
  for (const [phrase, count] of phrases) {
    const isHabit = count >= leastPhrases && phrase.split(" ").some((part) => !stop.has(part));
    if (!isHabit) phrases.delete(phrase);
  }
  const sentences = paragraphs.flatMap((paragraph) => sentencesOf(paragraph, segmenter));
  return {
    words,
    sentences: measureSentences(sentences),
    dialogue: words === 0 ? 0 : Math.min(1, spoken / words),
    frequencies: { total, counts },
    phrases,
    names: { inside, anywhere, small },
  };
}

/** Three words that follow one another within a sentence. */
function* phrasesOf(paragraph: string): Generator<string> {
  let last: string[] = [];
  for (const { text, isFirst } of wordsOf(paragraph)) {
    if (isFirst) last = [];
    last.push(fold(text));
    if (last.length > phraseLength) last.shift();
    if (last.length === phraseLength) yield last.join(" ");
  }
}

function countPhrases(texts: readonly string[], wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (wanted.size === 0) return counts;
  for (const text of texts) {
    for (const paragraph of plainParagraphs(text)) {
      for (const phrase of phrasesOf(paragraph)) if (wanted.has(phrase)) increase(counts, phrase);
    }
  }
  return counts;
}

function whoIsNamed(
  people: readonly NamedPerson[],
  read: readonly ReadChapter[],
  language: string,
  stop: ReadonlySet<string>,
): { readonly people: readonly NamedPerson[]; readonly from: BookProse["namesFrom"] } {
  if (people.length > 0) return { people, from: "notes" };
  if (!capitalsAreNames(language)) return { people: [], from: "nowhere" };
  const names = findNames(
    read.map(({ names: evidence }) => evidence),
    stop,
  );
  return { people: names.map((name) => ({ name, calls: [name] })), from: "text" };
}

function countCharactersOf(people: readonly NamedPerson[], read: readonly ReadChapter[]): readonly CharacterCount[] {
  return people
    .map(({ name, calls }) => {
      const chapters = read.map(({ names }) => calls.reduce((sum, call) => sum + (names.anywhere.get(call) ?? 0), 0));
      return { name, count: chapters.reduce((a, b) => a + b, 0), chapters };
    })
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function sumUp(all: readonly Frequencies[]): Frequencies {
  const counts = new Map<string, number>();
  let total = 0;
  for (const one of all) {
    total += one.total;
    for (const [text, count] of one.counts) counts.set(text, (counts.get(text) ?? 0) + count);
  }
  return { total, counts };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
