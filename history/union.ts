import * as Y from "yjs";
import { type Chain, chainRecords, goOnWithout, type Place } from "./chains.ts";
import {
  ColumnsBuilder,
  type RangeColumns,
  type RecordColumns,
  type RecordRow,
  rangeAt,
  rangesAt,
  rowAt,
} from "./columns.ts";
import { forgottenIn, hideForgotten } from "./forgetting.ts";
import { type Integrable, integrable, needsMet } from "./integrable.ts";
import { compareRecords, type DocumentName, type ReplicaKey, recordId } from "./record.ts";
import type { LogSlice } from "./slice.ts";
import {
  clocksOf,
  type DecodedUpdate,
  decodeUpdateV2,
  encodeUpdate,
  hasPending,
  type IdRange,
  joinRuns,
  mergeRanges,
  type Struct,
  type StructConflict,
  type StructTable,
  tabulate,
} from "./structs.ts";
import type { Version } from "./version.ts";

/** All records of a document, of all replicas, each after its causes. */
export interface RecordTable extends RecordColumns {
  readonly replicas: readonly ReplicaKey[];
  /** Places in `replicas`. */
  readonly replica: Uint16Array;
}

/** Records that are known but can't be shown, because others that come first have not arrived. */
export interface Waiting {
  /** Whose log they are in. */
  readonly replica: ReplicaKey;
  /** The last record of that log that is in the union; 0 where there is none. */
  readonly afterSeq: number;
  /** How many are held back. */
  readonly count: number;
  /**
   * What is missing: records of the same log ("hole", the last of them being `before`), or text of another log that
   * these build on ("cause"; `before` is then 0).
   */
  readonly reason: "hole" | "cause";
  readonly before: number;
}

/** Two records that claim the same ids for different text: a log was continued from a lost or copied state. */
export interface Conflict extends IdRange {
  /** Ids of the record whose text stands and of the other, as in `recordId`. */
  readonly kept: string;
  readonly dropped: string;
}

/** Everything that is known of a document and fits together. */
export interface Union {
  readonly document: DocumentName;
  /**
   * One Yjs update, version 2, to be applied once. It is complete in itself: whatever would have to wait has been left
   * out, so that nothing stays pending.
   */
  readonly update: Uint8Array;
  /** The same without deletions, for an index that has them by record. */
  readonly structs: Uint8Array;
  readonly records: RecordTable;
  readonly waiting: readonly Waiting[];
  readonly conflicts: readonly Conflict[];
  /** Slices whose text can't be read; their records are not in the union. */
  readonly damaged: readonly { readonly replica: ReplicaKey; readonly from: number; readonly to: number }[];
  readonly version: Version;
}

/** Row `row` of a table as an object, with the replica that wrote it. */
export function recordAt(table: RecordTable, row: number): RecordRow & { readonly replica: ReplicaKey } {
  return { ...rowAt(table, row), replica: replicaOfRow(table, row) };
}

export function replicaOfRow(table: RecordTable, row: number): ReplicaKey {
  const replica = table.replicas[table.replica[row] as number];
  if (replica === undefined) throw new RangeError(`There is no row ${row}`);
  return replica;
}

export function recordIdOfRow(table: RecordTable, row: number): string {
  return recordId(replicaOfRow(table, row), table.seq[row] as number);
}

/**
 * Unites what all replicas' logs say about one document. Records and structs that occur twice count once. What can't
 * be integrated yet is held back, and said: a record after a hole in its log, or one that builds on text which is not
 * there, and all after it in the same log. Deletions of ids that are not there are left out.
 *
 * The order of the slices does not matter: every machine that has the same records makes the same union.
 *
 * @param slices of one document, of any replicas; at least one
 */
export function uniteSlices(slices: readonly LogSlice[]): Union {
  const document = slices[0]?.document;
  if (document === undefined) throw new Error("Nothing to unite");
  if (slices.some((slice) => slice.document !== document)) throw new Error("Slices of different documents");
  const sorted = [...slices].sort(compareSlices);
  const forgotten = forgottenIn(sorted);
  const decoded = sorted.map((slice) => decodeSlice(slice, forgotten));
  const readable = sorted.map((_, i) => decoded[i] !== null);
  const { table, conflicts } = tabulateSlices(decoded);
  const { chains, fitting } = fitChains(sorted, chainRecords(sorted, readable), table);
  const waiting: Waiting[] = [];
  const kept = new Map<ReplicaKey, readonly Place[]>();
  let at = 0;
  for (const [replica, chain] of chains) {
    const limit = fitting.limits[at++] as number;
    const last = chain.places[limit - 1]?.seq ?? 0;
    kept.set(replica, chain.places.slice(0, limit));
    const held = chain.places.length - limit + chain.skipped;
    if (held > 0) waiting.push({ replica, afterSeq: last, count: held + chain.held, reason: "cause", before: 0 });
    else if (chain.held > 0)
      waiting.push({ replica, afterSeq: last, count: chain.held, reason: "hole", before: chain.before });
  }
  const records = tableRecords(sorted, kept);
  const structs = joinRuns(fitting.structs);
  const ends = fitting.ends;
  return {
    document,
    get update() {
      return once(this, "update", () => encodeUpdate(structs, mergeRanges(presentRanges(records.deleted, ends)), 2));
    },
    get structs() {
      return once(this, "structs", () => encodeUpdate(structs, [], 2));
    },
    records,
    waiting,
    conflicts: nameConflicts(sorted, decoded, conflicts),
    damaged: sorted.filter((_, i) => !readable[i]).map(extentOf),
    version: new Map(
      [...kept]
        .filter(([, places]) => places.length > 0)
        .map(([replica, places]) => [replica, (places.at(-1) as Place).seq]),
    ),
  };
}

/** Applies a union to a document, once. Throws if anything is left pending: then the union's promise was broken. */
export function applyUnion(document: Y.Doc, union: Union, origin: unknown): void {
  Y.applyUpdateV2(document, union.update, origin);
  if (hasPending(document)) throw new Error(`Pending structs in ${union.document} after its union was applied`);
}

/**
 * Brings records that have just arrived into a live document: joined, and applied once. Where they overlap with what is
 * there, or do not fit by themselves, or anything is missing before them, the whole union is made and applied instead;
 * both ways the document is left with nothing pending.
 *
 * @param arrived slices of this document that it does not have yet
 * @param all every slice of this document that is known, `arrived` among them
 */
export function extendDocument(
  document: Y.Doc,
  arrived: readonly LogSlice[],
  all: readonly LogSlice[],
  origin: unknown,
): Pick<Union, "waiting" | "conflicts" | "damaged"> {
  const update = fittingUpdate(clocksOf(document), arrived, all);
  if (update === null) {
    const union = uniteSlices(all);
    applyUnion(document, union, origin);
    return union;
  }
  Y.applyUpdateV2(document, update, origin);
  if (hasPending(document)) throw new Error("Pending structs after records that fitted were applied");
  return { waiting: [], conflicts: [], damaged: [] };
}

/**
 * The update of slices that follow exactly on a document with these clocks; null where they do not, or where anything
 * that came before them had been held back and may now be free.
 */
function fittingUpdate(
  clocks: ReadonlyMap<number, number>,
  arrived: readonly LogSlice[],
  all: readonly LogSlice[],
): Uint8Array | null {
  const before = all.filter((slice) => !arrived.includes(slice));
  const holes = (slices: readonly LogSlice[]): boolean =>
    [
      ...chainRecords(
        slices,
        slices.map(() => true),
      ).values(),
    ].some((chain) => chain.held > 0);
  if (holes(before) || holes(all)) return null;
  if (before.some((slice) => rangesBeyond(slice.timeline.inserted, clocks).length > 0)) return null;
  const forgotten = forgottenIn(all);
  const decoded = arrived.map((slice) => decodeSlice(slice, forgotten));
  if (decoded.includes(null)) return null;
  const { table } = tabulateSlices(decoded);
  const ends = new Map(clocks);
  for (const [client, structs] of table) {
    for (const struct of structs) {
      if (struct.id.clock !== (ends.get(client) ?? 0)) return null;
      ends.set(client, struct.id.clock + struct.length);
    }
  }
  for (const structs of table.values()) if (!structs.every((struct) => needsMet(struct, ends))) return null;
  // What was deleted before it came counts too.
  const early = before.flatMap((slice) => rangesBeyond(slice.timeline.deleted, clocks));
  const deleted = arrived.flatMap((slice) => presentRanges(slice.timeline.deleted, ends));
  return encodeUpdate(joinRuns(table), mergeRanges([...deleted, ...early.flatMap((range) => clip(range, ends))]), 2);
}

/** The most of the chains that fits together; what a writer could not show and went on without is left out of them. */
function fitChains(
  slices: readonly LogSlice[],
  found: ReadonlyMap<ReplicaKey, Chain>,
  table: StructTable,
): { readonly chains: ReadonlyMap<ReplicaKey, Chain>; readonly fitting: Integrable } {
  const chains = new Map(found);
  for (;;) {
    const rows = [...chains.values()].map(({ places }) => places.map((place) => insertedRanges(slices, place)));
    const fitting = integrable(rows, table);
    let isWhole = true;
    for (const [at, [replica, chain]] of [...chains].entries()) {
      const shorter = goOnWithout(chain, fitting.limits[at] as number, slices);
      if (shorter) chains.set(replica, shorter);
      isWhole &&= shorter === null;
    }
    if (isWhole) return { chains, fitting };
  }
}

/** Encoding is the dear part, and seldom are both forms asked for. */
function once(target: object, key: string, make: () => Uint8Array): Uint8Array {
  const value = make();
  Object.defineProperty(target, key, { value, enumerable: true });
  return value;
}

function compareSlices(a: LogSlice, b: LogSlice): number {
  const byReplica = a.replica < b.replica ? -1 : a.replica > b.replica ? 1 : 0;
  const { from: fromA, to: toA } = extentOf(a);
  const { from: fromB, to: toB } = extentOf(b);
  return byReplica || fromA - fromB || toA - toB || compareBytes(a.structs, b.structs);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return 0;
}

function extentOf(slice: LogSlice): { readonly replica: ReplicaKey; readonly from: number; readonly to: number } {
  const { seq, count } = slice.timeline;
  return { replica: slice.replica, from: seq[0] ?? 0, to: seq[count - 1] ?? 0 };
}

/** What was forgotten is never shown, also where a log has come that still holds it. */
function decodeSlice(slice: LogSlice, forgotten: readonly IdRange[]): DecodedUpdate | null {
  try {
    const decoded = decodeUpdateV2(slice.structs);
    return { ...decoded, structs: hideForgotten(decoded.structs, forgotten) };
  } catch {
    return null;
  }
}

function tabulateSlices(decoded: readonly (DecodedUpdate | null)[]): {
  readonly table: StructTable;
  readonly conflicts: readonly StructConflict[];
} {
  const structs: Struct[] = [];
  for (const update of decoded) for (const struct of update?.structs ?? []) structs.push(struct);
  return tabulate(structs);
}

function insertedRanges(
  slices: readonly LogSlice[],
  place: Place,
): { readonly columns: RecordColumns; readonly row: number } {
  return { columns: (slices[place.slice] as LogSlice).timeline, row: place.row };
}

/** Merges the replicas' records into one table, causes first, without disturbing any replica's own order. */
function tableRecords(slices: readonly LogSlice[], kept: ReadonlyMap<ReplicaKey, readonly Place[]>): RecordTable {
  const replicas = [...kept].filter(([, places]) => places.length > 0).map(([replica]) => replica);
  const lists = replicas.map((replica) => kept.get(replica) as readonly Place[]);
  const only = slices[0] as LogSlice;
  if (slices.length === 1 && lists[0]?.length === only.timeline.count) {
    return { ...only.timeline, replicas, replica: new Uint16Array(only.timeline.count) };
  }
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const replica = new Uint16Array(total);
  const columns = new ColumnsBuilder();
  const next = lists.map(() => 0);
  const key = (list: number): Parameters<typeof compareRecords>[0] => {
    const place = (lists[list] as readonly Place[])[next[list] as number] as Place;
    const timeline = (slices[place.slice] as LogSlice).timeline;
    const time = { seconds: timeline.seconds[place.row] as number, counter: timeline.counter[place.row] as number };
    return { time, replica: replicas[list] as ReplicaKey, seq: place.seq };
  };
  const heads = lists.map((_, list) => key(list));
  for (let at = 0; at < total; at++) {
    let first = -1;
    for (let list = 0; list < lists.length; list++) {
      if ((next[list] as number) >= (lists[list] as readonly Place[]).length) continue;
      if (first < 0 || compareRecords(heads[list] as never, heads[first] as never) < 0) first = list;
    }
    const place = (lists[first] as readonly Place[])[next[first] as number] as Place;
    columns.copy((slices[place.slice] as LogSlice).timeline, place.row);
    replica[at] = first;
    next[first] = (next[first] as number) + 1;
    if ((next[first] as number) < (lists[first] as readonly Place[]).length) heads[first] = key(first);
  }
  return { ...columns.build(), replicas, replica };
}

/** Ranges, of the ids that are there. */
function presentRanges(ranges: RangeColumns, ends: ReadonlyMap<number, number>): IdRange[] {
  const present: IdRange[] = [];
  for (let i = 0; i < ranges.clients.length; i++) present.push(...clip(rangeAt(ranges, i), ends));
  return present;
}

function clip(range: IdRange, ends: ReadonlyMap<number, number>): readonly IdRange[] {
  const length = Math.min(range.length, (ends.get(range.client) ?? 0) - range.clock);
  return length > 0 ? [{ ...range, length }] : [];
}

/** Those ranges that reach beyond a document's clocks. */
function rangesBeyond(ranges: RangeColumns, clocks: ReadonlyMap<number, number>): readonly IdRange[] {
  const beyond: IdRange[] = [];
  for (let i = 0; i < ranges.clients.length; i++) {
    const end = (ranges.clocks[i] as number) + (ranges.lengths[i] as number);
    if (end > (clocks.get(ranges.clients[i] as number) ?? 0)) beyond.push(rangeAt(ranges, i));
  }
  return beyond;
}

/** Says which records contradict each other, and where two copies of one record do. */
function nameConflicts(
  slices: readonly LogSlice[],
  decoded: readonly (DecodedUpdate | null)[],
  conflicts: readonly StructConflict[],
): readonly Conflict[] {
  if (conflicts.length === 0) return [];
  const starts: number[] = [];
  let total = 0;
  for (const update of decoded) {
    starts.push(total);
    total += update?.structs.length ?? 0;
  }
  const sliceOf = (place: number): LogSlice => slices[starts.findLastIndex((start) => start <= place)] as LogSlice;
  return conflicts.map(({ client, clock, length, kept, dropped }) => ({
    client,
    clock,
    length,
    kept: recordOf(sliceOf(kept), client, clock),
    dropped: recordOf(sliceOf(dropped), client, clock),
  }));
}

function recordOf(slice: LogSlice, client: number, clock: number): string {
  for (let row = 0; row < slice.timeline.count; row++) {
    const holds = rangesAt(slice.timeline.inserted, row).some(
      (range) => range.client === client && range.clock <= clock && clock < range.clock + range.length,
    );
    if (holds) return recordId(slice.replica, slice.timeline.seq[row] as number);
  }
  return recordId(slice.replica, 0);
}
