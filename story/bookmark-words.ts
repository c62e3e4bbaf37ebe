import { plainParagraphs } from "./statistics/plain-prose.ts";

const mostShown = 80;

/** What a bookmark without a name is called by: the words that stand there, to the end of the line, without marks. */
export function bookmarkWords(text: string): string {
  const line = /\S[^\n]*/.exec(text.slice(0, 400))?.[0] ?? "";
  const plain = plainParagraphs(line)[0] ?? line.trim();
  return plain.length <= mostShown ? plain : `${plain.slice(0, mostShown).replace(/\s+\S*$/, "")}…`;
}
