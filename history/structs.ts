/**
 * The one place that knows what is inside a Yjs update and a Yjs document (13.6, pinned): everything else in `history/`
 * works on ids, ranges and strings. Yjs exports all of this without documenting it; `tests/history/structs.test.ts`
 * holds it to what is relied on here.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { firstPlace } from "./search.ts";

/** `length` ids of one client, from `clock` on: characters, where the struct is text (UTF-16 units). */
export interface IdRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** One struct of an update, as Yjs decodes it, never yet in a document. */
export type Struct = Y.Item | Y.GC;

/** By client, in the order of their clocks, none overlapping another. */
export type StructTable = ReadonlyMap<number, readonly Struct[]>;

export interface DecodedUpdate {
  readonly structs: readonly Struct[];
  readonly deleted: readonly IdRange[];
}

export interface UpdateSummary {
  /** Merged, by client and clock. */
  readonly inserted: readonly IdRange[];
  /** Merged, by client and clock. */
  readonly deleted: readonly IdRange[];
  /**
   * True where a struct came without what was written in it, because its writer had collected deleted text. Taken into
   * a log first, it would hide the text for ever, so a host refuses it.
   */
  readonly collected: boolean;
}

/** What an update (version 1) of unknown origin does; null where it can't be decoded. */
export function inspectUpdate(update: Uint8Array): UpdateSummary | null {
  let decoded: DecodedUpdate;
  try {
    decoded = decodeUpdate(update);
  } catch {
    return null;
  }
  return {
    inserted: mergeRanges(decoded.structs.map(rangeOf)),
    deleted: mergeRanges(decoded.deleted),
    collected: decoded.structs.some(isCollected),
  };
}

/** Structs and deletions of an update of version 1; throws where it is none. An empty array stands for no change. */
export function decodeUpdate(update: Uint8Array): DecodedUpdate {
  if (update.length === 0) return { structs: [], deleted: [] };
  return plainUpdate(Y.decodeUpdate(update));
}

/** The same for version 2, in which segments keep their structs. */
export function decodeUpdateV2(update: Uint8Array): DecodedUpdate {
  if (update.length === 0) return { structs: [], deleted: [] };
  return plainUpdate(Y.decodeUpdateV2(update, BoundedDecoder));
}

/**
 * Version 2 says "the same again" with a run length, so that a few bytes could claim structs without end. Every honest
 * struct takes about a byte somewhere; what takes less is refused before it fills the memory.
 */
class BoundedDecoder extends Y.UpdateDecoderV2 {
  private left: number;

  constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV2>[0]) {
    super(decoder);
    this.left = decoder.arr.length + 100_000;
  }

  override readInfo(): number {
    if (--this.left < 0) throw new Error("More structs than there can be");
    return super.readInfo();
  }
}

function plainUpdate(decoded: ReturnType<typeof Y.decodeUpdate>): DecodedUpdate {
  const structs: Struct[] = [];
  for (const struct of decoded.structs) if (!(struct instanceof Y.Skip) && struct.length > 0) structs.push(struct);
  const deleted: IdRange[] = [];
  for (const [client, items] of decoded.ds.clients) {
    for (const item of items) if (item.len > 0) deleted.push({ client, clock: item.clock, length: item.len });
  }
  return { structs, deleted };
}

/**
 * The union of updates (version 1) as one update: applying it does what applying all of them does. Runs of typing are
 * joined into one struct each, deletions are merged; what lies between two ranges of one client stays a hole.
 *
 * `Y.mergeUpdates` keeps a struct a keystroke and is superlinear (field/history.md 1.2); this is neither.
 */
export function squashUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const structs: Struct[] = [];
  const deleted: IdRange[] = [];
  for (const update of updates) {
    const decoded = decodeUpdate(update);
    for (const struct of decoded.structs) structs.push(struct);
    for (const range of decoded.deleted) deleted.push(range);
  }
  return encodeUpdate(joinRuns(tabulate(structs).table), mergeRanges(deleted), 1);
}

/** A struct that other structs contradict: the same ids, something else in them. */
export interface StructConflict extends IdRange {
  /** The struct that was kept and the one that was not, by their places in the array that was tabulated. */
  readonly kept: number;
  readonly dropped: number;
}

/**
 * Sorts structs by client and clock, each id once. Where two cover the same ids, the first of the array is kept, and the
 * parts of the other that stick out; where they say different things about an id, that is reported. A struct that still
 * has its text always wins over one that was collected, and that is no contradiction.
 */
export function tabulate(structs: readonly Struct[]): {
  readonly table: Map<number, Struct[]>;
  readonly conflicts: readonly StructConflict[];
} {
  const places = new Map<number, number[]>();
  for (let place = 0; place < structs.length; place++) {
    const client = (structs[place] as Struct).id.client;
    const list = places.get(client);
    if (list) list.push(place);
    else places.set(client, [place]);
  }
  const table = new Map<number, Struct[]>();
  const conflicts: StructConflict[] = [];
  for (const [client, list] of places) {
    const clockOf = (place: number): number => (structs[place] as Struct).id.clock;
    let sorted = true;
    let overlapping = false;
    let end = 0;
    for (let i = 0; i < list.length; i++) {
      const struct = structs[list[i] as number] as Struct;
      if (i > 0 && struct.id.clock < clockOf(list[i - 1] as number)) sorted = false;
      if (struct.id.clock < end) overlapping = true;
      end = Math.max(end, struct.id.clock + struct.length);
    }
    if (!sorted) {
      list.sort((a, b) => clockOf(a) - clockOf(b) || a - b);
      end = 0;
      overlapping = false;
      for (const place of list) {
        if (clockOf(place) < end) overlapping = true;
        end = Math.max(end, clockOf(place) + (structs[place] as Struct).length);
      }
    }
    if (overlapping) table.set(client, resolveOverlaps(structs, list, conflicts));
    else
      table.set(
        client,
        list.map((place) => structs[place] as Struct),
      );
  }
  return { table, conflicts };
}

interface Piece {
  readonly struct: Struct;
  readonly place: number;
}

/** Cuts overlapping structs of one client at each other's borders and keeps one of each. */
function resolveOverlaps(structs: readonly Struct[], places: readonly number[], conflicts: StructConflict[]): Struct[] {
  const borders = [...new Set(places.flatMap((place) => endsOf(structs[place] as Struct)))].sort((a, b) => a - b);
  const chosen = new Map<number, Piece>();
  for (const place of [...places].sort((a, b) => a - b)) {
    const whole = structs[place] as Struct;
    const [from, to] = endsOf(whole);
    let at = firstPlace(borders.length, (place) => (borders[place] as number) >= from);
    for (let start = from; start < to; ) {
      const stop = Math.min(to, borders[++at] ?? to);
      const struct = cutStruct(whole, start, stop);
      const before = chosen.get(start);
      if (before === undefined || (isCollected(before.struct) && !isCollected(struct)))
        chosen.set(start, { struct, place });
      else if (!isCollected(struct) && !sameStruct(before.struct, struct)) {
        conflicts.push({ ...rangeOf(struct), kept: before.place, dropped: place });
      }
      start = stop;
    }
  }
  return [...chosen.values()].map((piece) => piece.struct).sort((a, b) => a.id.clock - b.id.clock);
}

function endsOf(struct: Struct): readonly [number, number] {
  return [struct.id.clock, struct.id.clock + struct.length];
}

/**
 * Joins runs of typed text: same client, adjacent clocks, each typed right after the one before, same right origin. Where
 * the records' ranges are known, the join can be undone. Everything else (maps, formats, nested types) passes untouched.
 */
export function joinRuns(table: StructTable): Map<number, Struct[]> {
  const joined = new Map<number, Struct[]>();
  for (const [client, structs] of table) {
    const list: Struct[] = [];
    let run: Y.Item[] = [];
    const close = (): void => {
      if (run.length > 0) list.push(run.length === 1 ? (run[0] as Y.Item) : joinRun(run));
      run = [];
    };
    for (const struct of structs) {
      const last = run.at(-1);
      if (last !== undefined && continuesRun(last, struct)) {
        run.push(struct);
        continue;
      }
      close();
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) run.push(struct);
      else list.push(struct);
    }
    close();
    joined.set(client, list);
  }
  return joined;
}

function continuesRun(last: Y.Item, next: Struct): next is Y.Item {
  if (!(next instanceof Y.Item) || !(next.content instanceof Y.ContentString) || next.origin === null) return false;
  const end = last.id.clock + last.length;
  return (
    next.id.clock === end &&
    next.origin.client === last.id.client &&
    next.origin.clock === end - 1 &&
    sameId(last.rightOrigin, next.rightOrigin)
  );
}

function joinRun(run: readonly Y.Item[]): Y.Item {
  const first = run[0] as Y.Item;
  const text = run.map(textOf).join("");
  return newItem(first, first.id.clock, first.origin, new Y.ContentString(text));
}

/** The part of a struct with the ids from `from` to `to` (excluded); the struct itself where that is all of it. */
export function cutStruct(struct: Struct, from: number, to: number): Struct {
  const [start, end] = endsOf(struct);
  if (from === start && to === end) return struct;
  if (from < start || to > end || from >= to) throw new Error("A cut outside of the struct");
  if (!(struct instanceof Y.Item)) return new Y.GC(Y.createID(struct.id.client, from), to - from);
  const origin = from === start ? struct.origin : Y.createID(struct.id.client, from - 1);
  return newItem(struct, from, origin, cutContent(struct.content, from - start, to - start));
}

function cutContent(content: Y.Item["content"], from: number, to: number): Y.Item["content"] {
  // Not Yjs's own splice: it turns a surrogate pair that is cut into two replacement characters.
  if (content instanceof Y.ContentString) return new Y.ContentString(content.str.slice(from, to));
  if (content instanceof Y.ContentAny) return new Y.ContentAny(content.arr.slice(from, to));
  if (content instanceof Y.ContentJSON) return new Y.ContentJSON(content.arr.slice(from, to));
  if (content instanceof Y.ContentDeleted) return new Y.ContentDeleted(to - from);
  throw new Error("Content of length 1 can't be cut");
}

function newItem(like: Y.Item, clock: number, origin: Y.ID | null, content: Y.Item["content"]): Y.Item {
  const id = Y.createID(like.id.client, clock);
  return new Y.Item(id, null, origin, null, like.rightOrigin, like.parent, like.parentSub, content);
}

/** Do two structs with the same ids say the same? */
export function sameStruct(a: Struct, b: Struct): boolean {
  if (a.id.client !== b.id.client || a.id.clock !== b.id.clock || a.length !== b.length) return false;
  if (!(a instanceof Y.Item) || !(b instanceof Y.Item)) return a.constructor === b.constructor;
  if (!sameId(a.origin, b.origin) || !sameId(a.rightOrigin, b.rightOrigin)) return false;
  if (a.content instanceof Y.ContentString && b.content instanceof Y.ContentString) {
    if (a.content.str !== b.content.str) return false;
    if (a.origin !== null || a.rightOrigin !== null) return true;
  }
  const bytesOfA = encodeUpdate(new Map([[a.id.client, [a]]]), [], 1);
  const bytesOfB = encodeUpdate(new Map([[b.id.client, [b]]]), [], 1);
  return bytesOfA.length === bytesOfB.length && bytesOfA.every((byte, i) => byte === bytesOfB[i]);
}

function sameId(a: Y.ID | null, b: Y.ID | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}

/** The ids of a struct. */
export function rangeOf(struct: Struct): IdRange {
  return { client: struct.id.client, clock: struct.id.clock, length: struct.length };
}

/** Was the struct's content dropped by its writer? */
export function isCollected(struct: Struct): boolean {
  return !(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted;
}

/** Calls `visit` with each id, of any client, that has to be in a document before the struct can be. */
export function eachNeed(struct: Struct, visit: (client: number, clock: number) => void): void {
  if (struct.id.clock > 0) visit(struct.id.client, struct.id.clock - 1);
  if (!(struct instanceof Y.Item)) return;
  if (struct.origin !== null) visit(struct.origin.client, struct.origin.clock);
  if (struct.rightOrigin !== null) visit(struct.rightOrigin.client, struct.rightOrigin.clock);
  const parent: unknown = struct.parent;
  if (parent instanceof Y.ID) visit(parent.client, parent.clock);
}

/** The string of a text struct, "" of any other. */
export function textOf(struct: Struct): string {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : "";
}

/** Writes structs and deletions as a Yjs update; a gap between two structs of a client becomes a Skip. */
export function encodeUpdate(table: StructTable, deleted: readonly IdRange[], version: 1 | 2): Uint8Array {
  const encoder = version === 1 ? new Y.UpdateEncoderV1() : new Y.UpdateEncoderV2();
  // Higher clients first, as Yjs does: it makes conflicts cheaper to resolve.
  const clients = [...table].filter(([, structs]) => structs.length > 0).sort(([a], [b]) => b - a);
  encoding.writeVarUint(encoder.restEncoder, clients.length);
  for (const [client, structs] of clients) {
    let count = structs.length;
    for (let i = 1; i < structs.length; i++) if (gapBefore(structs, i) > 0) count++;
    const first = (structs[0] as Struct).id.clock;
    encoding.writeVarUint(encoder.restEncoder, count);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, first);
    for (let i = 0; i < structs.length; i++) {
      const struct = structs[i] as Struct;
      const gap = i === 0 ? 0 : gapBefore(structs, i);
      if (gap < 0) throw new Error("Structs overlap");
      if (gap > 0) new Y.Skip(Y.createID(client, struct.id.clock - gap), gap).write(encoder, 0);
      struct.write(encoder, 0);
    }
  }
  writeDeleted(encoder, deleted);
  return encoder.toUint8Array();
}

function gapBefore(structs: readonly Struct[], i: number): number {
  const before = structs[i - 1] as Struct;
  return (structs[i] as Struct).id.clock - before.id.clock - before.length;
}

function writeDeleted(encoder: Y.UpdateEncoderV1 | Y.UpdateEncoderV2, deleted: readonly IdRange[]): void {
  const byClient = new Map<number, IdRange[]>();
  for (const range of deleted) {
    const list = byClient.get(range.client);
    if (list) list.push(range);
    else byClient.set(range.client, [range]);
  }
  encoding.writeVarUint(encoder.restEncoder, byClient.size);
  for (const [client, ranges] of [...byClient].sort(([a], [b]) => b - a)) {
    encoder.resetDsCurVal();
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, ranges.length);
    for (const range of ranges) {
      encoder.writeDsClock(range.clock);
      encoder.writeDsLen(range.length);
    }
  }
}

/** The next clock of each client in a live document. */
export function clocksOf(document: Y.Doc): ReadonlyMap<number, number> {
  const clocks = new Map<number, number>();
  for (const client of document.store.clients.keys()) clocks.set(client, Y.getState(document.store, client));
  return clocks;
}

/** Does a document hold anything that it could not integrate? It may then stay stuck for ever (field/history.md 1.2). */
export function hasPending(document: Y.Doc): boolean {
  return document.store.pendingStructs !== null || document.store.pendingDs !== null;
}

/** Calls `visit` for every struct of a flat text in the order of the text, deleted ones too. */
export function eachTextStruct(text: Y.Text, visit: (client: number, clock: number, characters: string) => void): void {
  for (let item: Y.Item | null = text._start; item !== null; item = item.right) {
    const content = item.content;
    if (content instanceof Y.ContentString) visit(item.id.client, item.id.clock, content.str);
    // An embed takes a character; a format takes none; what was collected has no text to show.
    else if (item.countable) visit(item.id.client, item.id.clock, "\ufffc".repeat(item.length));
  }
}

/** Sorts ranges by client and clock and joins those that touch or overlap. */
export function mergeRanges(ranges: readonly IdRange[]): readonly IdRange[] {
  const sorted = [...ranges].sort((a, b) => a.client - b.client || a.clock - b.clock);
  const merged: { client: number; clock: number; length: number }[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && last.client === range.client && range.clock <= last.clock + last.length) {
      last.length = Math.max(last.length, range.clock + range.length - last.clock);
    } else if (range.length > 0) {
      merged.push({ client: range.client, clock: range.clock, length: range.length });
    }
  }
  return merged;
}
