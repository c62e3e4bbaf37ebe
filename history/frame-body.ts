import * as decoding from "lib0/decoding";
import type { AnyEncodable } from "lib0/encoding";
import * as encoding from "lib0/encoding";
import {
  type Author,
  type Copy,
  type DocumentName,
  type HistoryRecord,
  type HybridTime,
  isDocumentName,
  origins,
  type RecordDetail,
  type RecordPart,
  type ReplicaKey,
} from "./record.ts";
import type { Version } from "./version.ts";

/**
 * The documents that a file has named so far, in the order in which they were named. A writer and a reader of the same
 * frames hold the same one, which is why a name is written out only once a file.
 */
export class DocumentDictionary {
  readonly #names: DocumentName[];

  constructor(names: readonly DocumentName[] = []) {
    this.#names = [...names];
  }

  get names(): readonly DocumentName[] {
    return this.#names;
  }

  write(encoder: encoding.Encoder, document: DocumentName): void {
    const index = this.#names.indexOf(document);
    encoding.writeVarUint(encoder, index + 1);
    if (index >= 0) return;
    encoding.writeVarString(encoder, document);
    this.#names.push(document);
  }

  read(decoder: decoding.Decoder): DocumentName {
    const place = decoding.readVarUint(decoder);
    if (place === 0) {
      const document = decoding.readVarString(decoder);
      if (!isDocumentName(document)) throw new Error("A document has a name that can't be one");
      this.#names.push(document);
      return document;
    }
    const document = this.#names[place - 1];
    if (document === undefined) throw new Error(`Document ${place} has not been named`);
    return document;
  }
}

/** Writes the body of a record frame. Throws where the record breaks the format: a bug of the caller. */
export function writeRecord(encoder: encoding.Encoder, record: HistoryRecord, documents: DocumentDictionary): void {
  if (record.parts.length === 0) throw new Error(`Record ${record.replica}:${record.seq} has no part`);
  encoding.writeVarUint(encoder, record.seq);
  encoding.writeVarUint(encoder, record.time.seconds);
  encoding.writeVarUint(encoder, record.time.counter);
  encoding.writeVarInt(encoder, record.wall - record.time.seconds);
  writeAuthor(encoder, record.author);
  encoding.writeUint8(encoder, origins.indexOf(record.origin));
  writeVersion(encoder, record.seen);
  writeDetail(encoder, record.detail);
  encoding.writeVarUint(encoder, record.parts.length);
  for (const part of record.parts) {
    if (part.previous >= record.seq) throw new Error(`Record ${record.seq} cannot come after ${part.previous}`);
    documents.write(encoder, part.document);
    encoding.writeVarUint(encoder, part.previous === 0 ? 0 : record.seq - part.previous);
    encoding.writeVarUint8Array(encoder, part.update);
    writeCopies(encoder, part.copies, documents);
  }
}

/** Reads what `writeRecord` wrote; throws on anything else. The update is copied out of the decoder's bytes. */
export function readRecord(
  decoder: decoding.Decoder,
  replica: ReplicaKey,
  documents: DocumentDictionary,
): HistoryRecord {
  const seq = decoding.readVarUint(decoder);
  const time: HybridTime = { seconds: decoding.readVarUint(decoder), counter: decoding.readVarUint(decoder) };
  const wall = time.seconds + decoding.readVarInt(decoder);
  const author = readAuthor(decoder);
  const origin = origins[decoding.readUint8(decoder)];
  if (origin === undefined) throw new Error("Unknown origin");
  const seen = readVersion(decoder);
  const detail = readDetail(decoder);
  const parts: RecordPart[] = [];
  for (let count = decoding.readVarUint(decoder); count > 0; count--) {
    const document = documents.read(decoder);
    const distance = decoding.readVarUint(decoder);
    if (distance >= seq && distance !== 0) throw new Error("A record before the first");
    const update = decoding.readVarUint8Array(decoder).slice();
    parts.push({
      document,
      previous: distance === 0 ? 0 : seq - distance,
      update,
      copies: readCopies(decoder, documents),
    });
  }
  if (parts.length === 0) throw new Error("A record without a part");
  return { replica, seq, seen, time, wall, author, origin, detail, parts };
}

export function writeVersion(encoder: encoding.Encoder, version: Version): void {
  encoding.writeVarUint(encoder, version.size);
  for (const [replica, seq] of version) {
    encoding.writeVarString(encoder, replica);
    encoding.writeVarUint(encoder, seq);
  }
}

export function readVersion(decoder: decoding.Decoder): Version {
  const version = new Map<ReplicaKey, number>();
  for (let count = decoding.readVarUint(decoder); count > 0; count--) {
    const replica = decoding.readVarString(decoder) as ReplicaKey;
    version.set(replica, decoding.readVarUint(decoder));
  }
  return version;
}

export function writeAuthor(encoder: encoding.Encoder, author: Author | null): void {
  encoding.writeVarString(encoder, author === null ? "" : author.id);
  if (author === null) return;
  if (author.id === "") throw new Error("An author without an id");
  encoding.writeVarString(encoder, author.name);
}

export function readAuthor(decoder: decoding.Decoder): Author | null {
  const id = decoding.readVarString(decoder);
  return id === "" ? null : { id, name: decoding.readVarString(decoder) };
}

export function writeDetail(encoder: encoding.Encoder, detail: RecordDetail): void {
  encoding.writeUint8(encoder, detail === null ? 0 : 1);
  if (detail !== null) encoding.writeAny(encoder, detail as AnyEncodable);
}

export function readDetail(decoder: decoding.Decoder): RecordDetail {
  if (decoding.readUint8(decoder) === 0) return null;
  const detail: unknown = decoding.readAny(decoder);
  if (typeof detail !== "object" || detail === null) throw new Error("A detail that is no object");
  return detail as RecordDetail;
}

export function writeCopies(encoder: encoding.Encoder, copies: readonly Copy[], documents: DocumentDictionary): void {
  encoding.writeVarUint(encoder, copies.length);
  for (const copy of copies) {
    encoding.writeVarUint(encoder, copy.client);
    encoding.writeVarUint(encoder, copy.clock);
    encoding.writeVarUint(encoder, copy.length);
    documents.write(encoder, copy.source.document);
    encoding.writeVarUint(encoder, copy.source.client);
    encoding.writeVarUint(encoder, copy.source.clock);
  }
}

export function readCopies(decoder: decoding.Decoder, documents: DocumentDictionary): readonly Copy[] {
  const copies: Copy[] = [];
  for (let count = decoding.readVarUint(decoder); count > 0; count--) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const length = decoding.readVarUint(decoder);
    const document = documents.read(decoder);
    const source = { document, client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) };
    copies.push({ client, clock, length, source });
  }
  return copies;
}
