import { countWords } from "../story/words.ts";
import type { CopiedLife } from "./copied-runs.ts";
import { noRow } from "./run-table.ts";
import type { TextLife } from "./text-life.ts";

export interface WordChange {
  readonly added: number;
  readonly removed: number;
}

const blank = /\s/;

/**
 * How many words each group of records added and removed. Looks only at the places that a group changed, each widened to
 * whole words on both sides: the words that stood there before, those that stand there after, less what both begin and
 * end with.
 *
 * @param groupOf for each row its group, -1 for none
 * @param lastRows for each group its last row: what surrounds a change is the text as it was then
 * @param copies where they are said, what was copied counts as if it had always stood there, and what lives on elsewhere as
 *   if it had never
 */
export function countChangedWords(
  life: TextLife,
  groupOf: Int32Array,
  lastRows: readonly number[],
  copies: Pick<CopiedLife, "isCopy" | "livesOn"> | null = null,
): readonly WordChange[] {
  const touched: number[][] = lastRows.map(() => []);
  const { inserted, deleted } = life;
  for (let run = 0; run < inserted.length; run++) {
    const came = groupAt(groupOf, inserted[run] as number);
    const went = groupAt(groupOf, deleted[run] as number);
    const comes = !copies?.isCopy[run];
    const goes = !copies?.livesOn[run];
    // What one group brought and took again was never there for the others.
    if (came === went && comes === goes) continue;
    if (comes) touched[came]?.push(run);
    if (goes) touched[went]?.push(run);
  }
  const isBrought = (run: number, group: number): boolean =>
    !copies?.isCopy[run] && groupAt(groupOf, inserted[run] as number) === group;
  return touched.map((runs, group) =>
    countGroup(life, (run) => isBrought(run, group), lastRows[group] as number, runs),
  );
}

function groupAt(groupOf: Int32Array, row: number): number {
  return row === noRow ? -1 : (groupOf[row] as number);
}

function countGroup(
  life: TextLife,
  isBrought: (run: number) => boolean,
  lastRow: number,
  runs: readonly number[],
): WordChange {
  const { text, offsets, inserted, deleted } = life;
  const textOf = (run: number): string => text.slice(offsets[run], offsets[run + 1]);
  const isKept = (run: number): boolean => {
    const from = inserted[run] as number;
    const to = deleted[run] as number;
    return from <= lastRow && (to === noRow || to > lastRow);
  };
  let added = 0;
  let removed = 0;
  for (let next = 0; next < runs.length; ) {
    let run = runs[next] as number;
    const left = wordBefore(run, isKept, textOf);
    let before = left;
    let after = left;
    for (; run < inserted.length; run++) {
      if (run === runs[next]) {
        if (isBrought(run)) after += textOf(run);
        else before += textOf(run);
        next++;
      } else if (isKept(run)) {
        const kept = textOf(run);
        const space = kept.search(blank);
        const word = space < 0 ? kept : kept.slice(0, space);
        before += word;
        after += word;
        if (space >= 0) break;
      }
    }
    const change = countRegion(before, after);
    added += change.added;
    removed += change.removed;
  }
  return { added, removed };
}

/** What stands to the left of a run without a space between. */
function wordBefore(run: number, isKept: (run: number) => boolean, textOf: (run: number) => string): string {
  let word = "";
  for (let left = run - 1; left >= 0; left--) {
    if (!isKept(left)) continue;
    const kept = textOf(left);
    let start = kept.length;
    while (start > 0 && !blank.test(kept[start - 1] as string)) start--;
    word = kept.slice(start) + word;
    if (start > 0) break;
  }
  return word;
}

function countRegion(before: string, after: string): WordChange {
  const old = before.split(blank).filter((word) => word !== "");
  const now = after.split(blank).filter((word) => word !== "");
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return {
    added: countWords(now.slice(start, now.length - end).join(" ")),
    removed: countWords(old.slice(start, old.length - end).join(" ")),
  };
}
