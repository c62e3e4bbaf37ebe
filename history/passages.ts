import { rangesAt } from "./columns.ts";
import type { TextIndex } from "./text-index.ts";

/** As many UTF-16 units taken away at once are a passage: more than a key held down deletes in a second. */
export const passageLength = 40;

/** A passage that one record took away. */
export interface TakenPassage {
  readonly row: number;
  readonly text: string;
}

/** The passages that were taken away in a text's life, oldest first: what a revision as a whole may not show. */
export function takenPassages(index: TextIndex): readonly TakenPassage[] {
  const { records, life } = index;
  const wanted = new Map<number, string[]>();
  for (let row = 0; row < records.count; row++) {
    const length = rangesAt(records.deleted, row).reduce((sum, range) => sum + range.length, 0);
    if (length >= passageLength) wanted.set(row, []);
  }
  life.deleted.forEach((row, run) => {
    wanted.get(row)?.push(life.text.slice(life.offsets[run], life.offsets[run + 1]));
  });
  return [...wanted].map(([row, texts]) => ({ row, text: texts.join("") })).filter(({ text }) => text.trim() !== "");
}
