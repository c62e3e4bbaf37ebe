export interface CheckedWord {
  readonly from: number;
  readonly to: number;
  /** As the checker knows it: with a plain apostrophe, without soft hyphens. */
  readonly word: string;
}

const wordForm = /[\p{L}\p{M}\u00ad]+(?:['’][\p{L}\p{M}\u00ad]+)*/gu;
const inAddress = /\p{L}\.$/u;
const beside = /[\p{N}_@/\\#]/u;

/** The words of a stretch of prose that a checker is asked about: no numbers, addresses, or single letters. */
export function checkedWords(text: string): CheckedWord[] {
  const words: CheckedWord[] = [];
  for (const found of text.matchAll(wordForm)) {
    const from = found.index;
    const to = from + found[0].length;
    if (beside.test(text[from - 1] ?? "") || beside.test(text[to] ?? "")) continue;
    if (inAddress.test(text.slice(Math.max(0, from - 2), from)) || /^\.\p{L}/u.test(text.slice(to, to + 2))) continue;
    const word = found[0].replaceAll("’", "'").replaceAll("\u00ad", "").normalize("NFC");
    if ([...word].length > 1) words.push({ from, to, word });
  }
  return words;
}
