import { type WordEdit, wordEdits } from "../story/compare.ts";
import { type RunTable, rowsIn } from "./run-table.ts";
import { type RecordTable, recordAt } from "./union.ts";
import type { Version } from "./version.ts";

/** An edit that puts text back, with where that text stands among all that ever was. */
export interface ReturningEdit extends WordEdit {
  readonly returned: readonly { readonly start: number; readonly end: number }[];
}

export interface TakingBack {
  /** The record that is taken back. */
  readonly row: number;
  /** What its writer knew. */
  readonly known: Version;
  /** The version in which what it inserted had come a second time; empty where there is none. */
  readonly repeated: Version;
  /** Records that were taken back before. */
  readonly takenBack: ReadonlySet<number>;
}

/**
 * The edits that make the latest text what it would be if one record had never been made; all others stay. They take
 * exactly the characters that the record brought, not others that read the same. Where a writer has deleted since what it
 * repeated, that goes too. What it deleted of records that were taken back before doesn't return.
 *
 * @param text all text that was ever there, in the order of `runs`
 */
export function editsWithout(
  text: string,
  runs: RunTable,
  records: RecordTable,
  taking: TakingBack,
): readonly ReturningEdit[] {
  const rows = new Uint8Array(records.count).fill(1);
  const now = runs.shownBy(rows);
  rows[taking.row] = 0;
  const then = runs.shownBy(rows);
  const deleted = deletedRepeats(text, runs, records, taking);
  const { count, offsets, inserted } = runs;
  const edits: { from: number; to: number; insert: string; returned: { start: number; end: number }[] }[] = [];
  let position = 0;
  for (let run = 0; run < count; run++) {
    if (now[run] === 0 && then[run] === 0) continue;
    if (now[run] === 0 && runs.rowsOf(inserted[run] as number).every((brought) => taking.takenBack.has(brought)))
      continue;
    for (let at = offsets[run] as number; at < (offsets[run + 1] as number); at++) {
      const stays = then[run] === 1 && !deleted.has(at);
      const length = now[run] as number;
      if (stays !== (length === 1)) {
        let edit = edits.at(-1);
        if (edit?.to !== position) edits.push((edit = { from: position, to: position, insert: "", returned: [] }));
        edit.to += length;
        if (stays) {
          edit.insert += text[at];
          const last = edit.returned.at(-1);
          if (last?.end === at) last.end++;
          else edit.returned.push({ start: at, end: at + 1 });
        }
      }
      position += length;
    }
  }
  return edits;
}

/** Places of the characters that the record's deleted ones repeated. */
function deletedRepeats(
  text: string,
  runs: RunTable,
  records: RecordTable,
  { row, known, repeated }: TakingBack,
): ReadonlySet<number> {
  const { count, offsets, inserted, deleted } = runs;
  const before = runs.shownBy(rowsIn(records, known));
  const there = runs.shownBy(rowsIn(records, repeated));
  const own: number[] = [];
  const theirs: number[] = [];
  const gone = new Set<number>();
  // What a file that came from elsewhere lacks, nobody may have deleted: its edit may itself be taken back later.
  const isMeant = (code: number): boolean =>
    runs.rowsOf(code).some((row) => recordAt(records, row).origin !== "outside");
  for (let run = 0; run < count; run++) {
    const isOwn = runs.rowsOf(inserted[run] as number).includes(row);
    const isTheirs = there[run] === 1 && before[run] === 0;
    if (!isOwn && !isTheirs) continue;
    for (let at = offsets[run] as number; at < (offsets[run + 1] as number); at++) {
      if (isTheirs) theirs.push(at);
      else own.push(at);
      if (isOwn && isMeant(deleted[run] as number)) gone.add(at);
    }
  }
  if (gone.size === 0) return gone;
  const textOf = (places: readonly number[]): string => places.map((at) => text[at]).join("");
  const repeats = new Set<number>();
  let [ownAt, theirsAt] = [0, 0];
  const follow = (end: number): void => {
    for (; ownAt < end; ownAt++, theirsAt++) {
      if (gone.has(own[ownAt] as number)) repeats.add(theirs[theirsAt] as number);
    }
  };
  for (const edit of wordEdits(textOf(own), textOf(theirs))) {
    follow(edit.from);
    ownAt = edit.to;
    theirsAt += edit.insert.length;
  }
  follow(own.length);
  return repeats;
}
