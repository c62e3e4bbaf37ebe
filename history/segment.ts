import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { fail, type Result, succeed } from "../story/problem.ts";
import { isDocumentName, type ReplicaKey } from "./record.ts";
import { firstSeq, type LogSlice, lastSeq } from "./slice.ts";
import { decodeTimeline, encodeTimeline } from "./timeline.ts";

/** The number of the segment format; a reader that meets a higher one leaves the file alone and says so. */
export const segmentFormat = 1;

const magic = [0x52, 0x44, 0x53, 0x47];
const headerLength = 6;

export type Packing = "plain" | "brotli";
const packings: readonly Packing[] = ["plain", "brotli"];

/** A slice as the unpacked body of a segment file. The same slice gives the same bytes, on every machine. */
export function encodeSegment(slice: LogSlice): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarString(body, slice.replica);
  encoding.writeVarString(body, slice.document);
  encoding.writeVarUint(body, firstSeq(slice));
  encoding.writeVarUint(body, lastSeq(slice));
  encoding.writeVarUint8Array(body, slice.structs);
  encoding.writeVarUint8Array(body, encodeTimeline(slice.timeline));
  return encoding.toUint8Array(body);
}

/**
 * Reads a segment's body, whatever bytes it holds. The structs are not looked into: that costs as much as loading the
 * chapter, the file's name holds their hash, and `uniteSlices` leaves out a slice whose structs can't be read.
 */
export function decodeSegment(body: Uint8Array): Result<LogSlice> {
  try {
    const decoder = decoding.createDecoder(body);
    const replica = decoding.readVarString(decoder) as ReplicaKey;
    const document = decoding.readVarString(decoder);
    if (!isDocumentName(document)) return damaged();
    const from = decoding.readVarUint(decoder);
    const to = decoding.readVarUint(decoder);
    const structs = decoding.readVarUint8Array(decoder);
    const timeline = decodeTimeline(decoding.readVarUint8Array(decoder));
    const slice: LogSlice = { replica, document, timeline, structs };
    if (decoding.hasContent(decoder) || firstSeq(slice) !== from || lastSeq(slice) !== to) return damaged();
    return succeed(slice);
  } catch {
    return damaged();
  }
}

function damaged(): Result<never> {
  return fail(
    "segment-damaged",
    "A file of the history is damaged.",
    "Bring it back from a backup, or from another computer that has this project; nothing else is affected.",
  );
}

/**
 * The whole file of a segment: its header and the packed body.
 *
 * @param pack brotli, given by the caller because this layer knows no platform; null leaves the body plain
 */
export function packSegment(body: Uint8Array, pack: ((body: Uint8Array) => Uint8Array) | null): Uint8Array {
  const packed = pack === null ? body : pack(body);
  const packing: Packing = pack === null ? "plain" : "brotli";
  const file = new Uint8Array(headerLength + packed.length);
  file.set([...magic, segmentFormat, packings.indexOf(packing)]);
  file.set(packed, headerLength);
  return file;
}

/**
 * The body of a segment file, for `decodeSegment`.
 *
 * @param unpack brotli; what it throws counts as damage
 */
export function unpackSegment(file: Uint8Array, unpack: (packed: Uint8Array) => Uint8Array): Result<Uint8Array> {
  if (file.length < headerLength || magic.some((byte, i) => file[i] !== byte)) return damaged();
  if ((file[4] as number) > segmentFormat) {
    return fail(
      "segment-newer",
      "A file of the history was written by a newer version of Redraft.",
      "Update Redraft on this computer; the file is left as it is.",
    );
  }
  const packing = packings[file[5] as number];
  const packed = file.subarray(headerLength);
  try {
    if (packing === "plain") return succeed(packed);
    if (packing === "brotli") return succeed(unpack(packed));
  } catch {
    // The packer can't tell what is wrong either.
  }
  return damaged();
}
