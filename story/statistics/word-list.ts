/** A word as it stands in a paragraph. */
export interface FoundWord {
  /** As it is written, with a straight apostrophe. */
  readonly text: string;
  /** Is it the first of a sentence, or of speech? Then a capital says nothing. */
  readonly isFirst: boolean;
}

const pattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const beginning = /(?:^|[.!?…:]["”’»“«)\]]*\s+|["“‘„‚«»([—–―]\s*|[.!?…]\s+)$/u;

/**
 * The words of a paragraph, in order. Unlike `countWords`, which counts as Unicode bounds words, it needs no script to be
 * divided by a dictionary: what it is for are words that one can name.
 */
export function* wordsOf(paragraph: string): Generator<FoundWord> {
  let end = 0;
  for (const match of paragraph.matchAll(pattern)) {
    const between = paragraph.slice(end, match.index);
    const isFirst = end === 0 || beginning.test(between);
    yield { text: match[0].replaceAll("’", "'"), isFirst };
    end = match.index + match[0].length;
  }
}

/** Upper case and lower case are one word. */
export function fold(word: string): string {
  return word.toLowerCase();
}
