import crc32 from "crc-32";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { DocumentDictionary, readRecord, readVersion, writeRecord, writeVersion } from "./frame-body.ts";
import type { DocumentName, HistoryRecord, ReplicaKey } from "./record.ts";
import { emptyVersion, type Version } from "./version.ts";

/** The number of this format. A reader that meets a higher one says so and changes nothing. */
export const frameFormat = 1;

const headKind = 1;
const recordKind = 2;
const publishedKind = 3;

const cutSentence = "The file ends in the middle of an entry.";

/** The first frame of every file: whose log it is, and where in it the file begins. */
export interface FrameHead {
  /** The installation's replica id, without the epoch. */
  readonly replica: string;
  readonly epoch: number;
  /** Which file of the log this is, from 1. */
  readonly n: number;
  /** Sequence number that the first record of the file has, or will have. */
  readonly firstSeq: number;
  /**
   * All that this log had seen of others before its first record here: records only say what was new, in whichever
   * document they were made, so that without this no file could be understood alone.
   */
  readonly seen: Version;
}

export type Frame =
  | { readonly kind: "record"; readonly record: HistoryRecord }
  | { readonly kind: "published"; readonly seq: number };

/** Why a file is not read to its end: it breaks off; its bytes are not what was written; or they are, and can't be understood. */
export type DamageReason = "cut" | "damaged" | "newer";

/** What a file says, as far as it is whole. */
export interface DecodedFrames {
  /** null where not even the first frame is whole. */
  readonly head: FrameHead | null;
  readonly frames: readonly Frame[];
  /** Bytes that are whole; whatever follows is lost, and has to be cut off before anything is appended. */
  readonly end: number;
  /** null where the file is whole to its last byte. */
  readonly damage: { readonly at: number; readonly sentence: string; readonly reason: DamageReason } | null;
  /** CRC-32 of the last whole frame; the next one starts from it. */
  readonly crc: number;
  /** The documents that the whole frames name, for the next frame's references. */
  readonly documents: readonly DocumentName[];
}

/** "<replica>.<epoch>" of a file's head: the key that all its records have. */
export function replicaKeyOf(head: { readonly replica: string; readonly epoch: number }): ReplicaKey {
  return `${head.replica}.${head.epoch}` as ReplicaKey;
}

/**
 * Writes the frames of one file, each as the bytes to append. Frames are chained by their checksums, so one encoder
 * belongs to one file and sees all of it: `head` first, or `resume` for a file that was there.
 */
export class FrameEncoder {
  #crc = 0;
  #begun = false;
  #documents = new DocumentDictionary();

  /** Goes on with a file that was read back and, where it had damage, cut to `decoded.end`. */
  static resume(decoded: DecodedFrames): FrameEncoder {
    const encoder = new FrameEncoder();
    if (decoded.head === null) return encoder;
    encoder.#crc = decoded.crc;
    encoder.#begun = true;
    encoder.#documents = new DocumentDictionary(decoded.documents);
    return encoder;
  }

  /** Of the last frame: with the file's length it identifies everything that was written. */
  get crc(): number {
    return this.#crc;
  }

  head(head: Omit<FrameHead, "seen"> & { readonly seen?: Version }): Uint8Array {
    if (this.#begun) throw new Error("A file has one head, and it comes first");
    this.#begun = true;
    return this.#frame(headKind, (body) => {
      encoding.writeVarUint(body, frameFormat);
      encoding.writeVarString(body, head.replica);
      encoding.writeVarUint(body, head.epoch);
      encoding.writeVarUint(body, head.n);
      encoding.writeVarUint(body, head.firstSeq);
      writeVersion(body, head.seen ?? emptyVersion);
    });
  }

  record(record: HistoryRecord): Uint8Array {
    this.#assertBegun();
    return this.#frame(recordKind, (body) => writeRecord(body, record, this.#documents));
  }

  /** For the write-ahead log: everything up to and including `seq` is flushed in the project's tail. */
  published(seq: number): Uint8Array {
    this.#assertBegun();
    return this.#frame(publishedKind, (body) => encoding.writeVarUint(body, seq));
  }

  #assertBegun(): void {
    if (!this.#begun) throw new Error("The head has to be written first");
  }

  #frame(kind: number, write: (body: encoding.Encoder) => void): Uint8Array {
    const body = encoding.createEncoder();
    write(body);
    const frame = encoding.createEncoder();
    encoding.writeUint8(frame, kind);
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
    this.#crc = crc32.buf(encoding.toUint8Array(frame), this.#crc) >>> 0;
    encoding.writeUint32(frame, this.#crc);
    return encoding.toUint8Array(frame);
  }
}

/**
 * Reads a log file, whatever bytes it holds: it never throws. A cut, a flipped bit, a frame that is missing, repeated
 * or moved, zeros at the end (a file system's way to show a crash): everything before is given exactly, and `damage`
 * says where the file stops being whole.
 */
export function decodeFrames(bytes: Uint8Array): DecodedFrames {
  const frames: Frame[] = [];
  const documents = new DocumentDictionary();
  let head: FrameHead | null = null;
  let named = 0;
  let crc = 0;
  let end = 0;
  let damage: DecodedFrames["damage"] = null;
  while (end < bytes.length) {
    const found = findFrame(bytes, end, crc);
    if (typeof found === "string") {
      damage = { at: end, sentence: found, reason: found === cutSentence ? "cut" : "damaged" };
      break;
    }
    const read = readFrame(found, head, documents);
    if (typeof read === "string") {
      damage = { at: end, sentence: read, reason: "newer" };
      break;
    }
    if ("epoch" in read) head = read;
    else frames.push(read);
    // What a frame names counts only once all of it was understood.
    named = documents.names.length;
    crc = found.crc;
    end = found.end;
  }
  return { head, frames, end, damage, crc, documents: documents.names.slice(0, named) };
}

interface FoundFrame {
  readonly kind: number;
  readonly body: Uint8Array;
  readonly crc: number;
  readonly end: number;
}

/** The frame at `start`, or a sentence that says why there is none. */
function findFrame(bytes: Uint8Array, start: number, crcBefore: number): FoundFrame | string {
  const cut = cutSentence;
  const decoder = decoding.createDecoder(bytes.subarray(start));
  let kind: number;
  let length: number;
  try {
    kind = decoding.readUint8(decoder);
    length = decoding.readVarUint(decoder);
  } catch {
    return cut;
  }
  if (kind === 0) return "The rest of the file is not an entry.";
  const bodyStart = start + decoder.pos;
  const bodyEnd = bodyStart + length;
  if (bodyEnd + 4 > bytes.length) return cut;
  const crc = crc32.buf(bytes.subarray(start, bodyEnd), crcBefore) >>> 0;
  const stored = new DataView(bytes.buffer, bytes.byteOffset + bodyEnd, 4).getUint32(0, true);
  if (crc !== stored) return "An entry does not agree with its checksum, or an entry before it is missing.";
  return { kind, body: bytes.subarray(bodyStart, bodyEnd), crc, end: bodyEnd + 4 };
}

/** What a frame with a good checksum says, or a sentence: damage that a checksum can't see, or a newer format. */
function readFrame(
  found: FoundFrame,
  head: FrameHead | null,
  documents: DocumentDictionary,
): FrameHead | Frame | string {
  if ((head === null) !== (found.kind === headKind)) return "The file does not begin with its head, or has two.";
  try {
    const body = decoding.createDecoder(found.body);
    let frame: FrameHead | Frame;
    if (head === null) {
      const format = decoding.readVarUint(body);
      if (format > frameFormat) return `The file was written by a newer version of Redraft (format ${format}).`;
      frame = readHead(body);
    } else if (found.kind === recordKind) {
      frame = { kind: "record", record: readRecord(body, replicaKeyOf(head), documents) };
    } else if (found.kind === publishedKind) {
      frame = { kind: "published", seq: decoding.readVarUint(body) };
    } else {
      return `An entry is of kind ${found.kind}, which this version of Redraft does not know.`;
    }
    return decoding.hasContent(body) ? "An entry holds more than it should." : frame;
  } catch {
    return "An entry agrees with its checksum but makes no sense.";
  }
}

function readHead(body: decoding.Decoder): FrameHead {
  const replica = decoding.readVarString(body);
  const epoch = decoding.readVarUint(body);
  const n = decoding.readVarUint(body);
  const firstSeq = decoding.readVarUint(body);
  return { replica, epoch, n, firstSeq, seen: readVersion(body) };
}
