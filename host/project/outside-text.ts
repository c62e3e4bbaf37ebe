import { ChangeSet } from "@codemirror/state";
import { forgetAgain } from "../../history/forgetting.ts";
import type { ReplicaKey } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { recordAt } from "../../history/union.ts";
import { type Version, versionContains } from "../../history/version.ts";
import { wordEdits } from "../../story/compare.ts";
import { countWords } from "../../story/words.ts";
import { fileVersion, isFileState, rowsKnowing } from "./file-states.ts";
import type { Half } from "./retractable.ts";

/** What a file's new bytes mean. */
export type OutsideFinding =
  /** The bytes are what some replica has written for this document: a sync client brought them, or put them back. */
  | {
      readonly kind: "mirrored";
      /** This installation wrote it, and has since seen another text in the file: somebody put the older one back. */
      readonly isOlder: boolean;
    }
  /** They are another chapter's: two files changed names. */
  | { readonly kind: "another-text" }
  /** Not a text any more, or cut off: taken in only when the writer says so. */
  | { readonly kind: "doubtful"; readonly sentence: string }
  | { readonly kind: "edit"; readonly text: string };

/**
 * Decides what a changed `.md` is.
 *
 * @param text null where the bytes are no UTF-8
 * @param base the text last seen in the file
 */
export function judgeOutside(found: {
  readonly hash: string;
  readonly text: string | null;
  readonly base: string;
  /** The version that the file showed when it was last seen; null where it never was. */
  readonly seen: Version | null;
  readonly own: ReplicaKey;
  readonly index: TextIndex | null;
  readonly isAnothers: boolean;
}): OutsideFinding {
  const mirrors = found.index ? rowsKnowing(found.index, found.hash, found.text) : [];
  if (mirrors.length > 0 && found.index) {
    const { records } = found.index;
    const replica = found.own.split(".")[0];
    const own = mirrors
      .map((row) => recordAt(records, row))
      .filter((record) => record.replica.split(".")[0] === replica);
    // A crash between a file and the note about it leaves one that is newer than what was last seen.
    const isOlder =
      own.length === mirrors.length &&
      own.every((record) => versionContains(found.seen ?? new Map(), record.replica, record.seq));
    return { kind: "mirrored", isOlder };
  }
  if (found.isAnothers) return { kind: "another-text" };
  if (found.text === null || found.text.includes("\0")) {
    return { kind: "doubtful", sentence: "its bytes are not text in UTF-8" };
  }
  const text = normaliseLines(found.text);
  const lost = countWords(found.base) - countWords(text);
  if (text.trim() === "" && found.base.trim() !== "") return { kind: "doubtful", sentence: "it is empty" };
  if (lost > 200 && found.base.startsWith(text.trimEnd())) {
    return { kind: "doubtful", sentence: `it breaks off, and its last ${lost} words are missing` };
  }
  return { kind: "edit", text };
}

/**
 * The text that an outside change was made to. Usually it is what the file showed last; an editor that had loaded an
 * older state gives itself away by differing less from that one. What would be lost counts twice: where it is doubtful, a
 * word stays.
 *
 * @param lastSeen what the file showed last, and what else it may have shown that no log tells
 * @param half of the file, which was seen before: nothing that came of it is the base of the whole one
 */
export function findBase(
  text: string,
  lastSeen: readonly [string, ...string[]],
  index: TextIndex | null,
  half: Half | null = null,
): string {
  const candidates: string[] = [...lastSeen];
  if (index) {
    const isBefore = (row: number) => half === null || !half.isIn(fileVersion(index, row));
    const rows: number[] = [];
    for (let row = index.records.count - 1; row >= 0 && rows.length < 20; row--) {
      if (isFileState(recordAt(index.records, row).origin) && isBefore(row)) rows.push(row);
    }
    for (const row of rows) candidates.push(index.textAt(fileVersion(index, row)));
    // What was last seen was the half.
    if (half !== null && rows.length > 0) candidates.shift();
  }
  let best = candidates[0] ?? lastSeen[0];
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of new Set(candidates)) {
    const cost = wordEdits(candidate, forgetAgain(candidate, text)).reduce(
      (sum, { from, to, insert }) => sum + 2 * (to - from) + insert.length,
      0,
    );
    if (cost < least) {
      best = candidate;
      least = cost;
    }
  }
  return best;
}

/** A byte-order mark goes, CRLF and CR become \n: what other editors add without being asked is no change. */
export function normaliseLines(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * Edits to `base` as edits to `live`, which came from the same base on another way: what either side inserted stays, and
 * what both inserted at the same place stands there once. (Another machine's words may be here from its log already, while
 * its file still brings them as something new.) The transformation is CodeMirror's (`ChangeSet.map`), which its
 * collaborative editing rests on.
 */
export function rebaseEdits(edits: readonly TextEdit[], base: string, live: string): readonly TextEdit[] {
  if (base === live) return edits;
  const already = wordEdits(base, live);
  const over = ChangeSet.of(already, base.length);
  const rebased: TextEdit[] = [];
  const own: TextEdit[] = [];
  for (const edit of edits) {
    const same = already.find(({ from, to, insert }) => from === edit.from && to === edit.to && insert !== "");
    if (same === undefined || edit.insert === "") own.push(edit);
    else rebased.push(...missingFrom(same.insert, edit.insert, over.mapPos(edit.from, -1)));
  }
  ChangeSet.of(own, base.length)
    .map(over)
    .iterChanges(
      (from, to, _fromNew, _toNew, inserted) => rebased.push({ from, to, insert: inserted.toString() }),
      true,
    );
  return rebased.sort((a, b) => a.from - b.from);
}

/**
 * What of `wanted` doesn't stand in `there` yet, which begins at `start`: nothing is taken away for it. Two sentences that
 * have next to nothing in common are not woven into one another for the sake of their spaces and a “the”.
 */
function missingFrom(there: string, wanted: string, start: number): readonly TextEdit[] {
  const edits = wordEdits(there, wanted);
  const inCommon = lettersOf(there) - edits.reduce((sum, { from, to }) => sum + lettersOf(there.slice(from, to)), 0);
  if (inCommon < Math.min(lettersOf(there), lettersOf(wanted)) / 4) {
    const at = start + there.length;
    return [{ from: at, to: at, insert: wanted }];
  }
  return edits
    .filter(({ insert }) => insert !== "")
    .map(({ to, insert }) => ({ from: start + to, to: start + to, insert }));
}

function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
