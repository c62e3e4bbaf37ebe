import { countPrintedWords } from "../story/printed-text.ts";
import type { Day } from "../story/statistics/days.ts";
import type { Change, Lengths } from "../story/statistics/written.ts";
import { printedLife } from "./printed-life.ts";
import { type Author, type DocumentName, type Origin, origins, type ReplicaKey } from "./record.ts";
import { noRow } from "./run-table.ts";
import type { IdRange } from "./structs.ts";
import type { TextIndex } from "./text-index.ts";
import type { TextLife } from "./text-life.ts";
import { type RecordTable, recordIdOfRow, replicaOfRow } from "./union.ts";
import { countChangedWords } from "./word-changes.ts";

/** What a text's history says about writing. */
export interface WrittenText {
  /** By day and person; only where something was added or removed. */
  readonly changes: readonly (Change & { readonly day: Day; readonly person: string })[];
  readonly lengths: Lengths;
  /** Ids of other texts that this one repeats. */
  readonly borrowed: readonly (IdRange & { readonly document: DocumentName })[];
}

export interface WrittenOptions {
  /** Seconds since 1970 → the day. */
  readonly dayOf: (seconds: number) => Day;
  readonly people: ReadonlyMap<ReplicaKey, Author>;
  /** Ids of this text that others repeat. */
  readonly lent: readonly IdRange[];
}

/** All others bring what was there before, or take it to another place. */
const writing: ReadonlySet<Origin> = new Set(["typed", "pasted", "undone", "outside", "replaced"]);

/**
 * Words that a person wrote and took away in a text, day by day: what stands in the evening and did not in the morning, and
 * the other way round. So a sentence that was tried five times counts once, and one that was written and thrown away on
 * the same day not at all.
 *
 * Notes to oneself, as the text stands, are no words of the book and count as nothing.
 *
 * Importing, restoring, splitting, joining and moving count as nothing, and so do copies of what had stood in the story
 * before. What another program wrote into the file counts for whose installation took it in, unless it turned out to be
 * another replica's writing: then it is counted there.
 */
export function writtenWords(index: TextIndex, { dayOf, people, lent }: WrittenOptions): WrittenText {
  const { records } = index;
  const groups: { readonly day: Day; readonly person: string; last: number }[] = [];
  const places = new Map<string, number>();
  const groupOf = new Int32Array(records.count).fill(noRow);
  const takenBack = rowsTakenBack(records);
  const lastOfDay = new Map<Day, number>();
  for (let row = 0; row < records.count; row++) {
    if (changesNothing(records, row)) continue;
    const day = dayOf(records.wall[row] as number);
    lastOfDay.set(day, row);
    const origin = origins[records.origin[row] as number] as Origin;
    if (!writing.has(origin) || takenBack.has(recordIdOfRow(records, row))) continue;
    const author = records.authors[records.author[row] as number] ?? people.get(replicaOfRow(records, row));
    const person = author?.id ?? replicaOfRow(records, row);
    const name = `${day} ${person}`;
    const place = places.get(name) ?? groups.push({ day, person, last: row }) - 1;
    places.set(name, place);
    (groups[place] as { last: number }).last = row;
    groupOf[row] = place;
  }
  const life = printedLife(index.copiedLife(groupOf, lent));
  const words = countChangedWords(
    life,
    groupOf,
    groups.map(({ last }) => last),
    life,
  );
  return {
    changes: groups
      .map(({ day, person }, place) => ({ day, person, ...(words[place] as Change) }))
      .filter(({ added, removed }) => added > 0 || removed > 0),
    lengths: [...lastOfDay].sort().map(([day, row]) => ({ day, words: countPrintedWords(textAfter(life, row)) })),
    borrowed: [...records.copies.values()]
      .flat()
      .flatMap(({ length, source }) => (source.document === index.document ? [] : [{ ...source, length }])),
  };
}

function rowsTakenBack(records: RecordTable): ReadonlySet<string> {
  const taken = new Set<string>();
  for (let row = 0; row < records.count; row++) {
    if (origins[records.origin[row] as number] === "untaken") taken.add(String(records.detail.get(row)?.record));
  }
  return taken;
}

function changesNothing(records: RecordTable, row: number): boolean {
  const { inserted, deleted } = records;
  return inserted.starts[row] === inserted.starts[row + 1] && deleted.starts[row] === deleted.starts[row + 1];
}

/** The text when this record and all before it had happened. */
function textAfter({ text, offsets, inserted, deleted }: TextLife, row: number): string {
  let shown = "";
  for (let run = 0; run < inserted.length; run++) {
    const came = inserted[run] as number;
    const went = deleted[run] as number;
    if (came !== noRow && came <= row && (went === noRow || went > row))
      shown += text.slice(offsets[run], offsets[run + 1]);
  }
  return shown;
}
