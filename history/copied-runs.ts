import type { ItemTable } from "./item-table.ts";
import type { Copy, DocumentName } from "./record.ts";
import { noRow } from "./run-table.ts";
import { firstPlace } from "./search.ts";
import type { IdRange } from "./structs.ts";
import type { TextLife } from "./text-index.ts";

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
 * or joined counts neither as written nor as taken away, wherever it goes.
 *
 * Not exact in one case: of words that were pasted twice and taken away twice, one going may be counted too much or too
 * little.
 *
 * @param lent ids of this text that other documents repeat
 */
export function cutAtCopies(
  life: TextLife,
  document: DocumentName,
  items: ItemTable,
  copies: Iterable<readonly Copy[]>,
  lent: readonly IdRange[],
): CopiedLife {
  const marks = new Uint8Array(life.text.length);
  const mark = ({ client, clock, length }: IdRange, kind: number): void =>
    items.eachStretch(client, clock, length, (from, to) => {
      for (let at = from; at < to; at++) marks[at] = (marks[at] as number) | kind;
    });
  const isThere = presence(life);
  for (const list of copies) {
    for (const copy of list) {
      mark(copy, copied);
      if (copy.source.document !== document) continue;
      mark({ ...copy.source, length: copy.length }, continued);
      const own = placesOf(items, copy);
      const sources = placesOf(items, { ...copy.source, length: copy.length });
      // What repeats words that still stand can go, and they are there all the same.
      for (let i = 0; i < own.length && i < sources.length; i++) {
        const at = own[i] as number;
        if (isThere(sources[i] as number)) marks[at] = (marks[at] as number) | continued;
      }
    }
  }
  for (const range of lent) mark(range, continued);
  return cut(life, marks);
}

/** Whether a character of all times stands in the text now. */
function presence({ offsets, deleted }: TextLife): (offset: number) => boolean {
  return (offset) => {
    const run = firstPlace(deleted.length, (candidate) => (offsets[candidate + 1] as number) > offset);
    return deleted[run] === noRow;
  };
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
