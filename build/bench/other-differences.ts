import { diffWordsWithSpace } from "diff";
import { DIFF_EQUAL, diff_match_patch } from "diff-match-patch";

/** Longer than this, in milliseconds, nobody waits for a difference: diff-match-patch gives up by itself, after a second. */
const patience = 2000;

/** A difference as another library gives it: stretches that are kept or changed, in order. */
export interface OtherDifference {
  readonly changes: number;
  /** Changes that begin or end inside of a word. */
  readonly splitWords: number;
}

interface Stretch {
  readonly isKept: boolean;
  readonly text: string;
}

/** As a program shows it that uses the library as its page says; null where it gave up. */
export const otherDifferences: { readonly [name: string]: (before: string, after: string) => OtherDifference | null } =
  {
    "diff-match-patch": (before, after) => {
      const differ = new diff_match_patch();
      const found = differ.diff_main(before, after);
      differ.diff_cleanupSemantic(found);
      return count(found.map(([kind, text]) => ({ isKept: kind === DIFF_EQUAL, text })));
    },
    "jsdiff words": (before, after) => {
      const found = diffWordsWithSpace(before, after, { timeout: patience });
      return found
        ? count(found.map(({ added, removed, value }) => ({ isKept: !added && !removed, text: value })))
        : null;
    },
  };

/** What is deleted and what is inserted at one place is one change. */
function count(stretches: readonly Stretch[]): OtherDifference {
  let changes = 0;
  let splitWords = 0;
  stretches.forEach(({ isKept, text }, place) => {
    const last = stretches[place - 1];
    if (isKept) {
      if (last && !last.isKept && isInWord(last.text, text)) splitWords++;
      return;
    }
    if (!last || last.isKept) changes++;
    if (last?.isKept && isInWord(last.text, text)) splitWords++;
  });
  return { changes, splitWords };
}

function isInWord(left: string, right: string): boolean {
  return /[\p{L}\p{N}]$/u.test(left) && /^[\p{L}\p{N}]/u.test(right);
}
