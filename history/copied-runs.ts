import type { ItemTable } from "./item-table.ts";
import type { Copy, DocumentName } from "./record.ts";
import { noRow } from "./run-table.ts";
import { firstPlace } from "./search.ts";
import type { IdRange } from "./structs.ts";
import type { TextLife } from "./text-life.ts";

/** A text's life in runs that are wholly copied or not, and whose going is wholly a loss or not. */
export interface CopiedLife extends TextLife {
  /** 1 where the run repeats what had stood somewhere in the story: nobody wrote it here. */
  readonly isCopy: Uint8Array;
  /** 1 where the words live on when the run goes: something repeats them, or they repeat what still stands. */
  readonly livesOn: Uint8Array;
}

const copied = 1;
const continued = 2;

/**
 * Cuts the runs of a text where copies begin and end. With it a passage that is cut and pasted, undone, restored, split off
 * or joined counts neither as written nor as taken away, wherever it goes. Only what one group of records brought, took and
 * brought again (typed, undone, done again) is written where it stands in the end.
 *
 * Not exact in one case: of words that were pasted twice and taken away twice, one going may be counted too much or too
 * little.
 *
 * @param groupOf for each row its group, -1 for none
 * @param lent ids of this text that other documents repeat
 */
export function cutAtCopies(
  life: TextLife,
  document: DocumentName,
  items: ItemTable,
  copies: Iterable<readonly Copy[]>,
  { groupOf, lent }: { readonly groupOf: Int32Array; readonly lent: readonly IdRange[] },
): CopiedLife {
  const marks = new Uint8Array(life.text.length);
  const mark = (at: number, kind: number): void => {
    marks[at] = (marks[at] as number) | kind;
  };
  const runOf = (offset: number): number =>
    firstPlace(life.deleted.length, (run) => (life.offsets[run + 1] as number) > offset);
  const groupAt = (row: number): number => (row === noRow ? -1 : (groupOf[row] as number));
  const isOneGroups = (at: number, source: number): boolean => {
    const group = groupAt(life.inserted[runOf(at)] as number);
    const run = runOf(source);
    const isItsOwn =
      group >= 0 && groupAt(life.inserted[run] as number) === group && ((marks[source] as number) & copied) === 0;
    return isItsOwn && groupAt(life.deleted[run] as number) === group;
  };
  // In the order of the records: what a copy of a copy is depends on what the first one was.
  for (const list of copies) {
    for (const copy of list) {
      const own = placesOf(items, copy);
      const sources = copy.source.document === document ? placesOf(items, { ...copy.source, length: copy.length }) : [];
      for (let i = 0; i < own.length; i++) {
        const at = own[i] as number;
        const source = sources[i];
        if (source !== undefined && isOneGroups(at, source)) continue;
        mark(at, copied);
        if (source === undefined) continue;
        mark(source, continued);
        // What repeats words that still stand can go, and they are there all the same.
        if (life.deleted[runOf(source)] === noRow) mark(at, continued);
      }
    }
  }
  for (const range of lent) for (const at of placesOf(items, range)) mark(at, continued);
  return cut(life, marks);
}

function placesOf(items: ItemTable, range: IdRange): number[] {
  const places: number[] = [];
  items.eachStretch(range.client, range.clock, range.length, (from, to) => {
    for (let at = from; at < to; at++) places.push(at);
  });
  return places;
}

function cut(life: TextLife, marks: Uint8Array): CopiedLife {
  const starts: number[] = [];
  const runs: number[] = [];
  for (let run = 0; run < life.inserted.length; run++) {
    const end = life.offsets[run + 1] as number;
    for (let at = life.offsets[run] as number; at < end; at++) {
      if (at !== life.offsets[run] && marks[at] === marks[at - 1]) continue;
      starts.push(at);
      runs.push(run);
    }
  }
  return {
    text: life.text,
    offsets: Uint32Array.from([...starts, life.text.length]),
    inserted: Int32Array.from(runs, (run) => life.inserted[run] as number),
    deleted: Int32Array.from(runs, (run) => life.deleted[run] as number),
    isCopy: Uint8Array.from(starts, (at) => (marks[at] as number) & copied),
    livesOn: Uint8Array.from(starts, (at) => (marks[at] as number) & continued),
  };
}
