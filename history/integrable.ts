import type { RecordColumns } from "./columns.ts";
import { firstPlace } from "./search.ts";
import { cutStruct, eachNeed, type Struct, type StructTable } from "./structs.ts";

/** A record, by the columns that hold it. */
export interface ColumnRow {
  readonly columns: RecordColumns;
  readonly row: number;
}

export interface Integrable {
  /** Of each log, how many of its records can be integrated. */
  readonly limits: readonly number[];
  /** Of each client, the clock at which what can be integrated ends. */
  readonly ends: ReadonlyMap<number, number>;
  /** The structs up to there, without a hole. */
  readonly structs: StructTable;
}

/**
 * Finds the most of several logs that can be integrated with nothing left over: from the start of each log, records
 * whose every struct finds its predecessor, its neighbours and its parent. Records may depend on each other in a circle
 * (each is about a second of writing, and two writers see each other within it), so this starts with everything and
 * takes away what can't stand until nothing more falls.
 *
 * @param logs the records of each log in order
 * @param table all structs of all logs
 */
export function integrable(logs: readonly (readonly ColumnRow[])[], table: StructTable): Integrable {
  const limits = logs.map((log) => log.length);
  let ends = coveredEnds(logs, limits, table);
  while (!everythingStands(table, ends)) {
    let fell = false;
    for (let log = 0; log < logs.length; log++) {
      const rows = logs[log] as readonly ColumnRow[];
      for (let at = 0; at < (limits[log] as number); at++) {
        if (recordStands(rows[at] as ColumnRow, table, ends)) continue;
        limits[log] = at;
        fell = true;
      }
    }
    if (!fell) break;
    ends = coveredEnds(logs, limits, table);
  }
  return { limits, ends, structs: structsUpTo(table, ends) };
}

/** Of each client, where the ids that records brought stop following one another, or have no struct. */
function coveredEnds(
  logs: readonly (readonly ColumnRow[])[],
  limits: readonly number[],
  table: StructTable,
): Map<number, number> {
  const ends = new Map<number, number>();
  // Ranges that start behind a client's end; few, because a log brings a client's ids in order.
  const early = new Map<number, { from: number; to: number }[]>();
  for (let log = 0; log < logs.length; log++) {
    for (let at = 0; at < (limits[log] as number); at++) {
      const { columns, row } = (logs[log] as readonly ColumnRow[])[at] as ColumnRow;
      const { starts, clients, clocks, lengths } = columns.inserted;
      for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
        const client = clients[i] as number;
        const from = clocks[i] as number;
        const to = from + (lengths[i] as number);
        const end = ends.get(client) ?? 0;
        if (from <= end) {
          if (to > end) ends.set(client, to);
        } else {
          const list = early.get(client);
          if (list) list.push({ from, to });
          else early.set(client, [{ from, to }]);
        }
      }
    }
  }
  for (const [client, list] of early) {
    list.sort((a, b) => a.from - b.from);
    let end = ends.get(client) ?? 0;
    for (const { from, to } of list) {
      if (from > end) break;
      end = Math.max(end, to);
    }
    ends.set(client, end);
  }
  for (const [client, end] of ends) {
    const held = unbrokenEnd(table.get(client) ?? []);
    if (held < end) ends.set(client, held);
  }
  return ends;
}

function unbrokenEnd(structs: readonly Struct[]): number {
  let end = 0;
  for (const struct of structs) {
    if (struct.id.clock !== end) break;
    end += struct.length;
  }
  return end;
}

/** The usual case, looked at without regard to records: is there nothing that would have to wait? */
function everythingStands(table: StructTable, ends: ReadonlyMap<number, number>): boolean {
  for (const [client, structs] of table) {
    const last = structs.at(-1);
    if (last !== undefined && last.id.clock + last.length !== (ends.get(client) ?? 0)) return false;
    for (const struct of structs) if (!needsMet(struct, ends)) return false;
  }
  return true;
}

/** Does a struct find everything that it builds on below these clocks? */
export function needsMet(struct: Struct, ends: ReadonlyMap<number, number>): boolean {
  let met = true;
  eachNeed(struct, (client, clock) => {
    if (clock >= (ends.get(client) ?? 0)) met = false;
  });
  return met;
}

function recordStands({ columns, row }: ColumnRow, table: StructTable, ends: ReadonlyMap<number, number>): boolean {
  const { starts, clients, clocks, lengths } = columns.inserted;
  for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
    const client = clients[i] as number;
    const from = clocks[i] as number;
    const to = from + (lengths[i] as number);
    if (to > (ends.get(client) ?? 0)) return false;
    const structs = table.get(client) ?? [];
    const first = firstPlace(structs.length, (place) => endOf(structs[place] as Struct) > from);
    for (let at = first; at < structs.length; at++) {
      const struct = structs[at] as Struct;
      if (struct.id.clock >= to) break;
      if (!needsMet(struct, ends)) return false;
    }
  }
  return true;
}

function endOf(struct: Struct): number {
  return struct.id.clock + struct.length;
}

function structsUpTo(table: StructTable, ends: ReadonlyMap<number, number>): StructTable {
  const kept = new Map<number, readonly Struct[]>();
  for (const [client, structs] of table) {
    const end = ends.get(client) ?? 0;
    const last = structs.at(-1);
    if (last !== undefined && last.id.clock + last.length === end) {
      kept.set(client, structs);
      continue;
    }
    const list: Struct[] = [];
    for (const struct of structs) {
      if (struct.id.clock >= end) break;
      list.push(cutStruct(struct, struct.id.clock, Math.min(end, struct.id.clock + struct.length)));
    }
    if (list.length > 0) kept.set(client, list);
  }
  return kept;
}
