import type { RangeColumns } from "./columns.ts";
import type { ItemTable } from "./item-table.ts";
import { firstPlace } from "./search.ts";
import type { RecordTable } from "./union.ts";
import type { Version } from "./version.ts";

/** The code that stands for no record. */
export const noRow = -1;

/**
 * The text of all times in runs of characters that share a fate: brought by the same records and taken by the same.
 * Nearly always that is one record and none or one; where two replicas deleted (or logged) the same character, a code
 * below `noRow` stands for several.
 */
export class RunTable {
  readonly count: number;
  /** Where each run begins in the text; one more entry ends the last. */
  readonly offsets: Uint32Array;
  /** Codes: a row, `noRow`, or several. */
  readonly inserted: Int32Array;
  readonly deleted: Int32Array;
  readonly #groups: readonly (readonly number[])[];

  constructor(offsets: Uint32Array, inserted: Int32Array, deleted: Int32Array, groups: readonly (readonly number[])[]) {
    this.count = inserted.length;
    this.offsets = offsets;
    this.inserted = inserted;
    this.deleted = deleted;
    this.#groups = groups;
  }

  /** The rows that a code stands for, the first first. */
  rowsOf(code: number): readonly number[] {
    if (code === noRow) return [];
    return code >= 0 ? [code] : (this.#groups[-code - 2] as readonly number[]);
  }

  /** Of each run whether it is there, where these rows (1 for each) are all that happened. */
  shownBy(rows: Uint8Array): Uint8Array {
    const { count, inserted, deleted } = this;
    const shown = new Uint8Array(count);
    for (let run = 0; run < count; run++) {
      const came = inserted[run] as number;
      const went = deleted[run] as number;
      if (came >= 0 ? rows[came] === 0 : this.firstIn(came, rows) < 0) continue;
      if (went === noRow || (went >= 0 ? rows[went] === 0 : this.firstIn(went, rows) < 0)) shown[run] = 1;
    }
    return shown;
  }

  /** The first row of a code that is among these (1 for each); -1 where none is. */
  firstIn(code: number, rows: Uint8Array): number {
    if (code >= 0) return rows[code] === 1 ? code : -1;
    if (code === noRow) return -1;
    for (const row of this.rowsOf(code)) if (rows[row] === 1) return row;
    return -1;
  }

  /** How much a row brought into the text and took away, in UTF-16 units. */
  changedBy(row: number): number {
    let length = 0;
    for (let run = 0; run < this.count; run++) {
      const size = (this.offsets[run + 1] as number) - (this.offsets[run] as number);
      for (const code of [this.inserted[run], this.deleted[run]])
        if (this.rowsOf(code as number).includes(row)) length += size;
    }
    return length;
  }

  /** The run that holds a place of the text. */
  runAt(offset: number): number {
    return firstPlace(this.count, (run) => (this.offsets[run + 1] as number) > offset);
  }
}

/** Finds out for every character which records brought and took it. */
export function tabulateRuns(items: ItemTable, records: RecordTable): RunTable {
  const length = items.text.length;
  const groups: number[][] = [];
  const known = new Map<string, number>();
  const inserted = codesOf(length, records.count, records.inserted, items, groups, known);
  const deleted = codesOf(length, records.count, records.deleted, items, groups, known);
  let count = 0;
  for (let i = 0; i < length; i++)
    if (i === 0 || inserted[i] !== inserted[i - 1] || deleted[i] !== deleted[i - 1]) count++;
  const offsets = new Uint32Array(count + 1);
  const insertedOfRun = new Int32Array(count);
  const deletedOfRun = new Int32Array(count);
  let run = -1;
  for (let i = 0; i < length; i++) {
    if (i > 0 && inserted[i] === inserted[i - 1] && deleted[i] === deleted[i - 1]) continue;
    run++;
    offsets[run] = i;
    insertedOfRun[run] = inserted[i] as number;
    deletedOfRun[run] = deleted[i] as number;
  }
  offsets[count] = length;
  return new RunTable(offsets, insertedOfRun, deletedOfRun, groups);
}

function codesOf(
  length: number,
  rows: number,
  ranges: RangeColumns,
  items: ItemTable,
  groups: number[][],
  known: Map<string, number>,
): Int32Array {
  const codes = new Int32Array(length).fill(noRow);
  let row = 0;
  const write = (start: number, end: number): void => {
    for (let i = start; i < end; i++) {
      const code = codes[i] as number;
      codes[i] = code === noRow ? row : withRow(code, row, groups, known);
    }
  };
  for (; row < rows; row++) {
    for (let i = ranges.starts[row] as number; i < (ranges.starts[row + 1] as number); i++) {
      items.eachStretch(ranges.clients[i] as number, ranges.clocks[i] as number, ranges.lengths[i] as number, write);
    }
  }
  return codes;
}

function withRow(code: number, row: number, groups: number[][], known: Map<string, number>): number {
  const rows = code >= 0 ? [code] : (groups[-code - 2] as number[]);
  if (rows.includes(row)) return code;
  const key = [...rows, row].join(",");
  const found = known.get(key);
  if (found !== undefined) return found;
  groups.push([...rows, row]);
  known.set(key, -groups.length - 1);
  return -groups.length - 1;
}

/** 1 for every row that a version has. */
export function rowsIn(records: RecordTable, version: Version): Uint8Array {
  const { count, seq, replica } = records;
  const limits = Float64Array.from(records.replicas, (key) => version.get(key) ?? 0);
  const rows = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    if ((seq[row] as number) <= (limits[replica[row] as number] as number)) rows[row] = 1;
  }
  return rows;
}
