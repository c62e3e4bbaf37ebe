/** How long a text is. */
export interface Measure {
  readonly words: number;
  /** With blanks, as a reader would count: line breaks are none, and 😀 is one. */
  readonly characters: number;
}

export const noLength: Measure = { words: 0, characters: 0 };

/** A manuscript page, as agents and magazines have counted since the typewriter. */
const wordsOfPage = 250;

/**
 * Silent reading of fiction in English: 260 words a minute, the mean of 190 studies (Brysbaert, "How many words do we read
 * per minute?", Journal of Memory and Language 109, 2019).
 */
const wordsOfMinute = 260;

export function pagesOf(words: number): number {
  return Math.ceil(words / wordsOfPage);
}

export function readingMinutes(words: number): number {
  return Math.round(words / wordsOfMinute);
}

export function countCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // The second half of a surrogate pair belongs to the first.
    if (unit !== 10 && (unit < 0xdc00 || unit > 0xdfff)) count++;
  }
  return count;
}

export function addMeasures(one: Measure, other: Measure): Measure {
  return { words: one.words + other.words, characters: one.characters + other.characters };
}
