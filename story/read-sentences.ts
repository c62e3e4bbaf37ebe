import { sentencesOf } from "./statistics/sentences.ts";
import { visibleText } from "./visible-text.ts";

/** A sentence as it is read aloud, and where it stands in the text. */
export interface ReadSentence {
  readonly from: number;
  readonly to: number;
  /** Without the marks of Markdown, on one line. */
  readonly spoken: string;
}

const hasWords = /[\p{L}\p{N}]/u;

/**
 * The sentence of a chapter's Markdown that a place is in, or the next one after it; null at the end. Only the paragraphs that
 * it takes are read, so that it is found anew after every edit.
 */
export function sentenceInMarkdown(markdown: string, at: number, segmenter: Intl.Segmenter): ReadSentence | null {
  let from = paragraphStart(markdown, at);
  while (from < markdown.length) {
    const to = paragraphEnd(markdown, from);
    const { text, places } = visibleText(markdown.slice(from, to));
    for (const sentence of sentencesIn(text.replaceAll("\n", " "), segmenter)) {
      const start = from + (places[sentence.from] ?? 0);
      const end = from + (places[sentence.to - 1] ?? 0) + 1;
      if (end > at) return { from: start, to: end, spoken: sentence.spoken };
    }
    from = to + 1;
  }
  return null;
}

/** The same in a text without marks. */
export function sentenceInText(text: string, at: number, segmenter: Intl.Segmenter): ReadSentence | null {
  let from = text.lastIndexOf("\n", at - 1) + 1;
  while (from <= text.length) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end;
    for (const sentence of sentencesIn(text.slice(from, to), segmenter)) {
      if (from + sentence.to > at) return { ...sentence, from: from + sentence.from, to: from + sentence.to };
    }
    from = to + 1;
  }
  return null;
}

function sentencesIn(text: string, segmenter: Intl.Segmenter): ReadSentence[] {
  const sentences: ReadSentence[] = [];
  let at = 0;
  for (const sentence of sentencesOf(text, segmenter)) {
    // Behind the mark of a footnote stands a colon, which nobody hears.
    const spoken = sentence.trim().replace(/^:\s*/, "");
    const from = at + sentence.indexOf(spoken);
    at += sentence.length;
    if (hasWords.test(spoken)) sentences.push({ from, to: from + spoken.length, spoken: spoken.replace(/\s+/g, " ") });
  }
  return sentences;
}

/** Paragraphs are parted by blank lines. */
const blankLine = /\n[ \t]*\n/g;

function paragraphStart(markdown: string, at: number): number {
  let start = 0;
  const before = markdown.slice(0, at);
  for (const { index, 0: gap } of before.matchAll(blankLine)) start = index + gap.length;
  return start;
}

function paragraphEnd(markdown: string, from: number): number {
  blankLine.lastIndex = from;
  const found = blankLine.exec(markdown);
  return found ? found.index + 1 : markdown.length;
}
