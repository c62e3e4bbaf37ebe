import { type Author, origins, type ReplicaKey } from "./record.ts";
import { groupRevisions } from "./revisions.ts";
import { type PlaybackTape, placesByValue } from "./tape.ts";
import type { TextIndex } from "./text-index.ts";
import type { TextLife } from "./text-life.ts";
import { replicaOfRow } from "./union.ts";
import type { Version } from "./version.ts";

export interface TapeOptions {
  readonly people: ReadonlyMap<ReplicaKey, Author>;
  readonly labels: readonly { readonly name: string; readonly version: Version }[];
}

/** As much as somebody types in the second that a record takes: then each character is a step. */
const typedAtOnce = 60;

/**
 * Puts a text's life on a tape. Within a record, which is about a second, what is typed comes in the order of the text:
 * nobody kept a truer one.
 */
export function recordTape(index: TextIndex, { people, labels }: TapeOptions): PlaybackTape {
  const { records, life } = index;
  const { runs, isFine } = cutFine(index);
  const came = runsByRow(runs.inserted, records.count);
  const went = runsByRow(runs.deleted, records.count);
  const inserted = new Int32Array(runs.inserted.length).fill(-1);
  const deleted = new Int32Array(runs.inserted.length).fill(-1);
  const times: number[] = [];
  const edits: number[] = [];
  const writers: number[] = [];
  const names: string[] = [];
  /** How many steps are done after each row. */
  const done = new Uint32Array(records.count);
  for (let row = 0; row < records.count; row++) {
    const first = times.length;
    const arrivals = came.of(row);
    const departures = went.of(row);
    if (arrivals.length > 0 || departures.length > 0) {
      const next = isFine[row] === 1 ? () => times.push(0) - 1 : () => first;
      if (isFine[row] === 0) times.push(0);
      // What stood there before goes, from its end as a key takes it; then the new comes; some of that may go again.
      for (let at = departures.length - 1; at >= 0; at--) {
        const run = departures[at] as number;
        if (runs.inserted[run] !== row) deleted[run] = next();
      }
      for (const run of arrivals) inserted[run] = next();
      for (const run of departures) if (runs.inserted[run] === row) deleted[run] = next();
      spreadOver(index, row, times, first);
      edits.push(first);
      writers.push(placeOf(names, writerOf(index, row, people)));
    }
    done[row] = times.length;
  }
  edits.push(times.length);
  return {
    text: life.text,
    offsets: runs.offsets,
    inserted,
    deleted,
    times: Float64Array.from(times),
    edits: Uint32Array.from(edits),
    writers: Uint16Array.from(writers),
    people: names,
    revisions: groupRevisions(index, { people, labels }).map((revision) => ({
      end: done[revision.records.at(-1) as number] as number,
      origin: revision.origin,
      labels: revision.labels,
    })),
  };
}

/** Runs that typing brought or took, cut into whole characters. */
function cutFine(index: TextIndex): { readonly runs: TextLife; readonly isFine: Uint8Array } {
  const { records, life } = index;
  const sizes = new Uint32Array(records.count);
  for (let run = 0; run < life.inserted.length; run++) {
    const length = (life.offsets[run + 1] as number) - (life.offsets[run] as number);
    for (const row of [life.inserted[run] as number, life.deleted[run] as number])
      if (row >= 0) sizes[row] = (sizes[row] as number) + length;
  }
  const isFine = Uint8Array.from(sizes, (size, row) =>
    origins[records.origin[row] as number] === "typed" && size <= typedAtOnce ? 1 : 0,
  );
  const offsets: number[] = [];
  const inserted: number[] = [];
  const deleted: number[] = [];
  for (let run = 0; run < life.inserted.length; run++) {
    const came = life.inserted[run] as number;
    const went = life.deleted[run] as number;
    const isCut = (came >= 0 && isFine[came] === 1) || (went >= 0 && isFine[went] === 1);
    const end = life.offsets[run + 1] as number;
    for (let at = life.offsets[run] as number; at < end; ) {
      offsets.push(at);
      inserted.push(came);
      deleted.push(went);
      at = isCut ? afterCharacter(life.text, at, end) : end;
    }
  }
  offsets.push(life.text.length);
  const runs = {
    text: life.text,
    offsets: Uint32Array.from(offsets),
    inserted: Int32Array.from(inserted),
    deleted: Int32Array.from(deleted),
  };
  return { runs, isFine };
}

function afterCharacter(text: string, at: number, end: number): number {
  return Math.min(end, at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1));
}

function runsByRow(column: Int32Array, rows: number): { readonly of: (row: number) => Int32Array } {
  const { starts, runs } = placesByValue(column, rows);
  return { of: (row) => runs.subarray(starts[row], starts[row + 1]) };
}

/** Clocks tell whole seconds: the records of one second share it, and so do the steps of each. */
function spreadOver(index: TextIndex, row: number, times: number[], first: number): void {
  const { wall, count } = index.records;
  const second = wall[row] as number;
  let before = 0;
  while (row - before - 1 >= 0 && wall[row - before - 1] === second) before++;
  let after = 1;
  while (row + after < count && wall[row + after] === second) after++;
  const share = 1 / (before + after);
  const steps = times.length - first;
  for (let step = 0; step < steps; step++) times[first + step] = second + share * (before + step / steps);
}

function writerOf(index: TextIndex, row: number, people: TapeOptions["people"]): string {
  const { records } = index;
  const author = records.authors[records.author[row] as number] ?? people.get(replicaOfRow(records, row));
  return author?.name ?? "";
}

function placeOf(names: string[], name: string): number {
  const place = names.indexOf(name);
  return place >= 0 ? place : names.push(name) - 1;
}
