import type { TextIndex } from "../../history/text-index.ts";
import { joinVersions } from "../../history/version.ts";
import { wordEdits } from "../../story/compare.ts";
import type { MirrorEntry } from "./mirror-state.ts";
import { rebaseEdits, type TextEdit } from "./outside-text.ts";

/** How many of the newest versions are tried where it isn't known which one a file shows. */
const versionsTried = 40;

/**
 * Edits of the live text that bring back what a chapter's file still shows and the logs have lost. What the logs still have
 * of it, and what was written since, stays as it is: nothing is taken away because the file doesn't show it.
 *
 * @param entry what is known of the file
 * @param text what it shows
 */
export function editsOfLost(
  entry: Pick<MirrorEntry, "version" | "text">,
  text: string,
  live: string,
  index: TextIndex | null,
): readonly TextEdit[] {
  const left = index?.textAt(entry.version) ?? live;
  const base = index ? wholeBase(entry, text, [left, live], index) : live;
  const edits = wordEdits(base ?? left, text);
  return rebaseEdits(base === null ? edits.filter(({ from, to }) => from === to) : edits, base ?? left, live);
}

/** The longest version of which the file shows every character; null where none is known. */
function wholeBase(
  entry: Pick<MirrorEntry, "version" | "text">,
  text: string,
  known: readonly string[],
  index: TextIndex,
): string | null {
  const candidates = [...known];
  const { count } = index.records;
  // A file that another computer has written shows what no version that is known here says.
  for (let row = count - 1; entry.text !== undefined && row >= Math.max(0, count - versionsTried); row--)
    candidates.push(index.textAt(joinVersions(entry.version, index.versionOf(row))));
  const within = candidates.filter((candidate) => isWithin(candidate, text));
  return within.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** Do all characters of a text stand in another, in the same order? */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (let place = 0; place < whole.length && at < part.length; place++) if (whole[place] === part[at]) at++;
  return at === part.length;
}
