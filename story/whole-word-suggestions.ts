import type { ReviewSuggestion } from "./review.ts";

const inWord = /[\p{L}\p{M}\p{N}]/u;

/**
 * The same suggestions, in whole words where they were in parts of words: “went straight home” has “straight ” put in, and not
 * “t straigh”. With all or any of them the text is what it was with them before.
 *
 * @param suggestions ascending, not overlapping
 */
export function inWholeWords(text: string, suggestions: readonly ReviewSuggestion[]): readonly ReviewSuggestion[] {
  const whole: ReviewSuggestion[] = [];
  for (const [place, each] of suggestions.entries()) {
    const least = whole.at(-1)?.to ?? 0;
    const most = suggestions[place + 1]?.from ?? text.length;
    whole.push(each.from === each.to ? slide(text, each, least, most) : widen(text, each, least, most));
  }
  return whole;
}

/** Of the places at which the same words can be put in with the same result, the one that parts no word. */
function slide(text: string, suggestion: ReviewSuggestion, least: number, most: number): ReviewSuggestion {
  const candidates = [suggestion];
  for (let { from, insert } = suggestion; from > least && insert.endsWith(text.charAt(from - 1)); ) {
    insert = text.charAt(from - 1) + insert.slice(0, -1);
    from--;
    candidates.push({ ...suggestion, from, to: from, insert });
  }
  for (let { from, insert } = suggestion; from < most && insert.startsWith(text.charAt(from)); ) {
    insert = insert.slice(1) + text.charAt(from);
    from++;
    candidates.push({ ...suggestion, from, to: from, insert });
  }
  const partsNone = candidates.filter(({ from, insert }) => {
    const [before, after] = [text.charAt(from - 1), text.charAt(from)];
    return (
      !(inWord.test(before) && inWord.test(insert.charAt(0))) &&
      !(inWord.test(insert.at(-1) ?? "") && inWord.test(after))
    );
  });
  return partsNone.find(({ insert }) => /^\S/.test(insert)) ?? partsNone[0] ?? suggestion;
}

/** What is put in the place of a part of a word is put in the place of the word. */
function widen(text: string, suggestion: ReviewSuggestion, least: number, most: number): ReviewSuggestion {
  let { from, to, insert } = suggestion;
  const begins = () => inWord.test(text.charAt(from)) || inWord.test(insert.charAt(0));
  while (from > least && inWord.test(text.charAt(from - 1)) && begins()) insert = text.charAt(--from) + insert;
  const ends = () => inWord.test(text.charAt(to - 1)) || inWord.test(insert.at(-1) ?? "");
  while (to < most && inWord.test(text.charAt(to)) && ends()) insert += text.charAt(to++);
  return { ...suggestion, from, to, insert };
}
