import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { RangeColumns, RecordColumns } from "./columns.ts";
import {
  DocumentDictionary,
  readAuthor,
  readCopies,
  readDetail,
  readVersion,
  writeAuthor,
  writeCopies,
  writeDetail,
  writeVersion,
} from "./frame-body.ts";
import { type Author, type Copy, origins, type RecordDetail } from "./record.ts";
import type { Version } from "./version.ts";

/**
 * A timeline as bytes: one column after the other, so that what is nearly always the same costs nothing and the packer
 * sees like beside like. `docs/history.md` lists the columns; their order here is the format.
 */
export function encodeTimeline(columns: RecordColumns): Uint8Array {
  const out = encoding.createEncoder();
  const column = (write: (into: encoding.Encoder) => void): void => {
    const into = encoding.createEncoder();
    write(into);
    encoding.writeVarUint8Array(out, encoding.toUint8Array(into));
  };
  const runs = (write: (into: encoding.UintOptRleEncoder) => void): void => {
    const into = new encoding.UintOptRleEncoder();
    write(into);
    encoding.writeVarUint8Array(out, into.toUint8Array());
  };
  const { count } = columns;
  const at = (values: Float64Array | Uint32Array | Uint8Array, row: number): number =>
    row < 0 ? 0 : (values[row] as number);
  const eachRow = (visit: (row: number) => void): void => {
    for (let row = 0; row < count; row++) visit(row);
  };
  encoding.writeVarUint(out, count);
  column((into) =>
    eachRow((row) => encoding.writeVarInt(into, at(columns.seconds, row) - at(columns.seconds, row - 1))),
  );
  runs((into) => eachRow((row) => into.write(at(columns.seq, row) - at(columns.seq, row - 1) - 1)));
  // 0: the row before in this slice, as nearly always; else one more than the number.
  runs((into) =>
    eachRow((row) => {
      const previous = at(columns.previous, row);
      into.write(row > 0 && previous === at(columns.seq, row - 1) ? 0 : previous + 1);
    }),
  );
  runs((into) => eachRow((row) => into.write(at(columns.counter, row))));
  runs((into) => eachRow((row) => into.write(zigzag(at(columns.wall, row) - at(columns.seconds, row)))));
  column((into) => {
    encoding.writeVarUint(into, columns.authors.length);
    for (const author of columns.authors) writeAuthor(into, author);
  });
  runs((into) => eachRow((row) => into.write(at(columns.author, row))));
  runs((into) => eachRow((row) => into.write(at(columns.origin, row))));
  runs((into) => eachRow((row) => into.write(at(columns.elsewhere, row))));
  encodeRanges(columns, column, runs);
  encodeSparse(columns, column);
  return encoding.toUint8Array(out);
}

type WriteColumn = (write: (into: encoding.Encoder) => void) => void;
type WriteRuns = (write: (into: encoding.UintOptRleEncoder) => void) => void;

function encodeRanges(columns: RecordColumns, column: WriteColumn, runs: WriteRuns): void {
  const { inserted, deleted } = columns;
  const clients = [...new Set([...inserted.clients, ...deleted.clients])];
  const placeOf = new Map(clients.map((client, place) => [client, place]));
  column((into) => {
    encoding.writeVarUint(into, clients.length);
    for (const client of clients) encoding.writeVarUint(into, client);
  });
  runs((into) => eachRowOf(inserted, (from, to) => into.write(to - from)));
  const clientFlags = encoding.createEncoder();
  const clockColumn = new encoding.UintOptRleEncoder();
  const lengthColumn = encoding.createEncoder();
  const deletedCounts = encoding.createEncoder();
  const deletedClocks = encoding.createEncoder();
  const deletedLengths = encoding.createEncoder();
  const deltas = new RangeDeltas(clients.length);
  let lastPlace = 0;
  const flag = (place: number): void => {
    encoding.writeVarUint(clientFlags, place === lastPlace ? 0 : place + 1);
    lastPlace = place;
  };
  for (let row = 0; row < columns.count; row++) {
    for (let i = inserted.starts[row] as number; i < (inserted.starts[row + 1] as number); i++) {
      const place = placeOf.get(inserted.clients[i] as number) as number;
      flag(place);
      const clock = inserted.clocks[i] as number;
      const length = inserted.lengths[i] as number;
      clockColumn.write(zigzag(clock - deltas.end(place)));
      encoding.writeVarUint(lengthColumn, length);
      deltas.insert(place, clock + length);
    }
    const from = deleted.starts[row] as number;
    const to = deleted.starts[row + 1] as number;
    encoding.writeVarUint(deletedCounts, to - from);
    // Backwards, as one deletes: each range then lies near the last.
    for (let i = to - 1; i >= from; i--) {
      const place = placeOf.get(deleted.clients[i] as number) as number;
      flag(place);
      const clock = deleted.clocks[i] as number;
      const length = deleted.lengths[i] as number;
      encoding.writeVarUint(deletedClocks, deltas.distance(place, clock + length));
      encoding.writeVarUint(deletedLengths, length);
      deltas.delete(place, clock);
    }
  }
  for (const encoder of [clientFlags, lengthColumn, deletedCounts, deletedClocks, deletedLengths]) {
    column((into) => encoding.writeBinaryEncoder(into, encoder));
  }
  column((into) => encoding.writeUint8Array(into, clockColumn.toUint8Array()));
}

function encodeSparse(columns: RecordColumns, column: WriteColumn): void {
  const documents = new DocumentDictionary();
  sparse(column, columns.seen, writeVersion);
  sparse(column, columns.detail, writeDetail);
  sparse(column, columns.copies, (into, copies) => writeCopies(into, copies, documents));
}

function sparse<Value>(
  column: WriteColumn,
  values: ReadonlyMap<number, Value>,
  write: (into: encoding.Encoder, value: Value) => void,
): void {
  column((into) => {
    encoding.writeVarUint(into, values.size);
    let last = 0;
    for (const [row, value] of [...values].sort(([a], [b]) => a - b)) {
      encoding.writeVarUint(into, row - last);
      write(into, value);
      last = row;
    }
  });
}

/** Reads what `encodeTimeline` wrote; throws on anything else. */
export function decodeTimeline(bytes: Uint8Array): RecordColumns {
  const source = decoding.createDecoder(bytes);
  const column = (): decoding.Decoder => decoding.createDecoder(decoding.readVarUint8Array(source));
  const runs = (): decoding.UintOptRleDecoder => new decoding.UintOptRleDecoder(decoding.readVarUint8Array(source));
  const count = decoding.readVarUint(source);
  const seconds = column();
  // Run lengths could claim any number of rows; the seconds take at least a byte each.
  if (count > seconds.arr.length) throw new Error("More rows than there are times");
  const seqs = runs();
  const previouses = runs();
  const counters = runs();
  const walls = runs();
  const authorColumn = column();
  const authors: (Author | null)[] = [];
  for (let left = decoding.readVarUint(authorColumn); left > 0; left--) authors.push(readAuthor(authorColumn));
  const authorPlaces = runs();
  const originPlaces = runs();
  const elsewhere = runs();
  const ranges = decodeRanges(column, runs, count);
  const documents = new DocumentDictionary();
  const seen = readSparse<Version>(column(), count, readVersion);
  const detail = readSparse<RecordDetail>(column(), count, readDetail);
  const copies = readSparse<readonly Copy[]>(column(), count, (from) => readCopies(from, documents));
  const columns = {
    seq: new Float64Array(count),
    previous: new Float64Array(count),
    seconds: new Float64Array(count),
    counter: new Float64Array(count),
    wall: new Float64Array(count),
    author: new Uint32Array(count),
    origin: new Uint8Array(count),
    elsewhere: new Uint8Array(count),
  };
  let second = 0;
  let seq = 0;
  for (let row = 0; row < count; row++) {
    const previous = previouses.read();
    columns.previous[row] = previous === 0 ? seq : previous - 1;
    columns.seq[row] = seq += seqs.read() + 1;
    columns.seconds[row] = second += decoding.readVarInt(seconds);
    columns.counter[row] = counters.read();
    columns.wall[row] = second + unzigzag(walls.read());
    const author = authorPlaces.read();
    const origin = originPlaces.read();
    if (author >= authors.length || origin >= origins.length) throw new Error("An author or origin that is not listed");
    columns.author[row] = author;
    columns.origin[row] = origin;
    columns.elsewhere[row] = elsewhere.read();
  }
  return { count, ...columns, authors, ...ranges, seen, detail, copies };
}

function decodeRanges(
  column: () => decoding.Decoder,
  runs: () => decoding.UintOptRleDecoder,
  count: number,
): { readonly inserted: RangeColumns; readonly deleted: RangeColumns } {
  const clientColumn = column();
  const clients: number[] = [];
  for (let left = decoding.readVarUint(clientColumn); left > 0; left--)
    clients.push(decoding.readVarUint(clientColumn));
  const insertedCounts = runs();
  const clientFlags = column();
  const lengths = column();
  const deletedCounts = column();
  const deletedClocks = column();
  const deletedLengths = column();
  const clocks = runs();
  const inserted = emptyRanges(count, () => insertedCounts.read(), lengths.arr.length);
  const deleted = emptyRanges(count, () => decoding.readVarUint(deletedCounts), deletedLengths.arr.length);
  const deltas = new RangeDeltas(clients.length);
  let place = 0;
  const nextClient = (): number => {
    const flag = decoding.readVarUint(clientFlags);
    if (flag > 0) place = flag - 1;
    const client = clients[place];
    if (client === undefined) throw new Error("A client that is not listed");
    return client;
  };
  for (let row = 0; row < count; row++) {
    for (let i = inserted.starts[row] as number; i < (inserted.starts[row + 1] as number); i++) {
      inserted.clients[i] = nextClient();
      const clock = deltas.end(place) + unzigzag(clocks.read());
      const length = decoding.readVarUint(lengths);
      deltas.insert(place, clock + length);
      inserted.clocks[i] = clock;
      inserted.lengths[i] = length;
    }
    for (let i = (deleted.starts[row + 1] as number) - 1; i >= (deleted.starts[row] as number); i--) {
      deleted.clients[i] = nextClient();
      const end = deltas.endAt(place, decoding.readVarUint(deletedClocks));
      const length = decoding.readVarUint(deletedLengths);
      deltas.delete(place, end - length);
      deleted.clocks[i] = end - length;
      deleted.lengths[i] = length;
    }
  }
  return { inserted, deleted };
}

/** Columns for as many ranges as each row says to have; each takes at least a byte, so more than `most` is a lie. */
function emptyRanges(count: number, readCount: () => number, most: number): RangeColumns {
  const starts = new Uint32Array(count + 1);
  let total = 0;
  for (let row = 0; row < count; row++) {
    total += readCount();
    if (total > most) throw new Error("More ranges than there are lengths");
    starts[row + 1] = total;
  }
  return {
    starts,
    clients: new Float64Array(total),
    clocks: new Float64Array(total),
    lengths: new Float64Array(total),
  };
}

function readSparse<Value>(
  from: decoding.Decoder,
  count: number,
  read: (from: decoding.Decoder) => Value,
): Map<number, Value> {
  const values = new Map<number, Value>();
  let row = 0;
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    row += decoding.readVarUint(from);
    if (row >= count) throw new Error("A row that is not there");
    values.set(row, read(from));
  }
  return values;
}

/**
 * Where the next range of a client is expected: text is typed at the client's end, and deleted either near that end or
 * near the last deletion. Distances are even from the one, odd from the other.
 */
class RangeDeltas {
  readonly #ends: Float64Array;
  readonly #lastDeleted: Float64Array;

  constructor(clients: number) {
    this.#ends = new Float64Array(clients);
    this.#lastDeleted = new Float64Array(clients);
  }

  end(place: number): number {
    return this.#ends[place] as number;
  }

  insert(place: number, end: number): void {
    this.#ends[place] = end;
  }

  delete(place: number, clock: number): void {
    this.#lastDeleted[place] = clock;
  }

  distance(place: number, end: number): number {
    const fromEnd = this.end(place) - end;
    const fromLast = (this.#lastDeleted[place] as number) - end;
    if (fromEnd >= 0 && fromEnd <= Math.abs(fromLast)) return fromEnd * 2;
    return zigzag(fromLast) * 2 + 1;
  }

  endAt(place: number, distance: number): number {
    if (distance % 2 === 0) return this.end(place) - distance / 2;
    return (this.#lastDeleted[place] as number) - unzigzag((distance - 1) / 2);
  }
}

/** Small numbers of either sign as small numbers; not with bit operations, which end at 2^31. */
function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function eachRowOf(ranges: RangeColumns, visit: (from: number, to: number) => void): void {
  for (let row = 0; row + 1 < ranges.starts.length; row++)
    visit(ranges.starts[row] as number, ranges.starts[row + 1] as number);
}
