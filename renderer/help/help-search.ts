/** What is looked for in. */
export interface Findable {
  readonly question: string;
  readonly answer: string;
  /** Words that a writer might use for it. */
  readonly also: string;
}

/** How well it answers: a word of the question says more than one that the answer happens to have. 0 is not at all. */
function worth({ question, answer, also }: Findable, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const part = beginsAWord(question, word) ? 4 : beginsAWord(also, word) ? 3 : beginsAWord(answer, word) ? 1 : 0;
    if (part === 0) return 0;
    sum += part;
  }
  return sum;
}

/** Those that have every word that was typed, the best first; all, in their order, where nothing was. */
export function searchHelp<Found extends Findable>(answers: readonly Found[], typed: string): readonly Found[] {
  const words = folded(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return answers;
  return answers
    .map((answer) => ({ answer, worth: worth(answer, words) }))
    .filter((found) => found.worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .map(({ answer }) => answer);
}

function beginsAWord(text: string, word: string): boolean {
  return ` ${folded(text).replace(/[^\p{L}\p{N}]+/gu, " ")}`.includes(` ${word}`);
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
