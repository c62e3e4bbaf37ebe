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
  const { text, offsets, deleted } = index.life;
  const passages: TakenPassage[] = [];
  let first = 0;
  for (let run = 1; run <= deleted.length; run++) {
    if (run < deleted.length && deleted[run] === deleted[first]) continue;
    const row = deleted[first] ?? -1;
    const passage = row < 0 ? "" : text.slice(offsets[first], offsets[run]);
    if (passage.trim().length >= passageLength) passages.push({ row, text: passage });
    first = run;
  }
  return passages.sort((a, b) => a.row - b.row);
}
