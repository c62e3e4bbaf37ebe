import { decodeUtf8, encodeUtf8 } from "lib0/string";
import type { PlaybackTape } from "./tape.ts";

/**
 * A tape as one file: a header (its length, then JSON padded to eight bytes) and its columns behind each other, as they
 * lie in memory, each at a multiple of eight bytes. It goes from a host to its own window and is kept by nobody.
 */
export function packTape(tape: PlaybackTape): Uint8Array<ArrayBuffer> {
  const { people, revisions } = tape;
  const text = Uint16Array.from({ length: tape.text.length }, (_, at) => tape.text.charCodeAt(at));
  const columns = [tape.times, tape.offsets, tape.inserted, tape.deleted, tape.edits, tape.writers, text];
  const lengths = columns.map(({ length }) => length);
  const header = encodeUtf8(JSON.stringify({ people, revisions, lengths }));
  const start = padded(4 + header.length);
  const bytes = new Uint8Array(columns.reduce((sum, { byteLength }) => sum + padded(byteLength), start));
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 4);
  let at = start;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += padded(column.byteLength);
  }
  return bytes;
}

export function unpackTape(bytes: Uint8Array<ArrayBuffer>): PlaybackTape {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { people, revisions, lengths } = JSON.parse(decodeUtf8(bytes.subarray(4, 4 + size))) as Pick<
    PlaybackTape,
    "people" | "revisions"
  > & { readonly lengths: readonly number[] };
  let at = padded(4 + size);
  function column<Column>(
    Kind: { new (buffer: ArrayBuffer, offset: number, length: number): Column; BYTES_PER_ELEMENT: number },
    place: number,
  ): Column {
    const length = lengths[place] as number;
    const values = new Kind(bytes.buffer, bytes.byteOffset + at, length);
    at += padded(length * Kind.BYTES_PER_ELEMENT);
    return values;
  }
  return {
    people,
    revisions,
    times: column(Float64Array, 0),
    offsets: column(Uint32Array, 1),
    inserted: column(Int32Array, 2),
    deleted: column(Int32Array, 3),
    edits: column(Uint32Array, 4),
    writers: column(Uint16Array, 5),
    text: textOf(column(Uint16Array, 6)),
  };
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/** Units and not characters: half of a pair may have been written by one person and the other half by another. */
function textOf(units: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += 8192) {
    const part = units.subarray(at, at + 8192);
    // Spread, the units would go through an iterator one by one.
    parts.push(String.fromCharCode.apply(null, part as unknown as number[]));
  }
  return parts.join("");
}
