import { createHash } from "node:crypto";
import { join } from "node:path";
import { decodeFrames, FrameEncoder } from "../../history/frame.ts";
import { shortenMirrors } from "../../history/mirror-hashes.ts";
import type { DocumentName, HistoryRecord, ReplicaKey } from "../../history/record.ts";
import { decodeSegment, encodeSegment, packSegment, unpackSegment } from "../../history/segment.ts";
import { documentsOf, type LogSlice, sliceRecords, slicesEqual } from "../../history/slice.ts";
import { joinVersions, type Version } from "../../history/version.ts";
import { type Disk, DiskError, type DiskFile } from "../disk/disk.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { writeWhole } from "../disk/write-whole.ts";
import type { Identity } from "./identity.ts";
import { mergeSegments } from "./merging.ts";
import { pack, unpack } from "./packing.ts";
import type { ReplicaFolder } from "./replica-folder.ts";
import { joinSealLists, printSeal, type SealList } from "./seal-lists.ts";

/** A tail is closed and sealed when it is this large, in bytes. */
const tailLimit = 64 * 1024;

interface Tail {
  readonly n: number;
  readonly records: HistoryRecord[];
  readonly seenBefore: Version;
  bytes: number;
  crc: number;
}

/** The part of the log in the project's folder that this installation writes: its tails and seals in one epoch. */
export class OwnLog {
  readonly key: ReplicaKey;
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #replica: string;
  readonly #epoch: number;
  #n: number;
  #file: DiskFile | null = null;
  #encoder = new FrameEncoder();
  /** Of the tail's file, to notice that another one was put in its place. */
  #identity = "";
  /** Tails that are not sealed, the last one perhaps still open. */
  #tails: Tail[];
  #scraps: readonly string[];
  /** Documents with new segments. */
  readonly #sealed = new Set<DocumentName>();
  #lastSeq: number;
  #seen: Version;

  constructor(disk: Disk, found: ReplicaFolder, replica: string, epoch: number) {
    this.#disk = disk;
    this.key = found.key;
    this.#folder = found.path;
    this.#replica = replica;
    this.#epoch = epoch;
    // A tail that is there already is never appended to: after a crash a reader elsewhere may hold another end of it.
    this.#n = Math.max(found.lastFile, ...found.tails.map((tail) => tail.n), ...found.seals.map((seal) => seal.tail));
    this.#scraps = found.scraps;
    const sealed = new Set(found.seals.map((seal) => seal.tail));
    this.#tails = found.tails
      .filter((tail) => !sealed.has(tail.n) && tail.records.length > 0)
      // A conflicted copy of the same tail comes after it and holds less: sealed by itself it would shorten the log.
      .filter((tail, place, tails) => tail.n !== tails[place - 1]?.n)
      .map((tail) => ({
        n: tail.n,
        records: [...tail.records],
        seenBefore: tail.decoded.head?.seen ?? new Map(),
        bytes: tail.decoded.end,
        crc: tail.decoded.crc,
      }));
    this.#lastSeq = found.lastSeq;
    this.#seen = found.seen;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** What is not sealed about a document, and what is not even published yet. */
  slices(document: DocumentName, pending: readonly HistoryRecord[]): readonly LogSlice[] {
    const stretches = [...this.#tails, { records: pending, seenBefore: this.#seen }];
    return stretches
      .filter((stretch) => touches(stretch.records, document))
      .map((stretch) => sliceRecords(this.key, document, stretch.records, stretch.seenBefore));
  }

  /**
   * Appends records and flushes them. Either all of them are in the log for good when this returns, or none is counted
   * as published and the same records can be given again.
   *
   * @throws DiskError
   */
  async publish(records: readonly HistoryRecord[]): Promise<Identity["published"]> {
    await this.#dropReplacedTails();
    if (!this.#file || this.#file.size > tailLimit)
      await this.#beginTail(records[0]?.seq ?? this.#lastSeq + 1, this.#seen);
    return this.#append(records);
  }

  async #append(records: readonly HistoryRecord[]): Promise<Identity["published"]> {
    const file = this.#file;
    const tail = this.#tails.at(-1);
    if (!file || !tail) throw new Error("A tail that was begun is there.");
    try {
      for (const record of records) file.write(this.#encoder.record(record));
      await file.flush();
    } catch (cause) {
      // Whatever stands half in this tail is repeated in the next one under the same numbers.
      this.#file = null;
      await file.close().catch(() => undefined);
      throw cause;
    }
    tail.records.push(...records);
    tail.bytes = file.size;
    tail.crc = this.#encoder.crc;
    for (const record of records) this.#seen = joinVersions(this.#seen, record.seen);
    this.#lastSeq = Math.max(this.#lastSeq, records.at(-1)?.seq ?? 0);
    return { seq: this.#lastSeq, tail: tail.n, bytes: file.size, crc: this.#encoder.crc };
  }

  /**
   * A sync client or a version control program may have put another file in a tail's place, or taken it away: what is
   * appended to the open one would then be nowhere. What a lost tail held is written again in a new one, under the same
   * numbers.
   */
  async #dropReplacedTails(): Promise<void> {
    for (const tail of [...this.#tails]) {
      const found = await this.#disk.stat(join(this.#folder, `tail-${tail.n}.log`));
      const isOpen = this.#file !== null && tail === this.#tails.at(-1);
      const isThere = isOpen
        ? found?.identity === this.#identity && found.size === this.#file?.size
        : found !== null && found.size >= tail.bytes;
      if (isThere) continue;
      await this.closeTail();
      if (tail.records.length > 0) {
        await this.#beginTail(tail.records[0]?.seq ?? 1, tail.seenBefore);
        await this.#append(tail.records);
        await this.closeTail();
      }
      this.#tails = this.#tails.filter((other) => other !== tail);
    }
  }

  get isTailFull(): boolean {
    return this.#file !== null && this.#file.size > tailLimit;
  }

  async #beginTail(firstSeq: number, seen: Version): Promise<void> {
    await this.closeTail();
    let n = this.#n + 1;
    // One that could not be begun, nor be taken away again while the disk refused, keeps its number.
    while (await this.#disk.stat(join(this.#folder, `tail-${n}.log`))) n++;
    const path = join(this.#folder, `tail-${n}.log`);
    const encoder = new FrameEncoder();
    const file = await this.#disk.create(path);
    try {
      file.write(encoder.head({ replica: this.#replica, epoch: this.#epoch, n, firstSeq, seen }));
      await this.#disk.flushFolder(this.#folder);
    } catch (cause) {
      await file.close();
      await this.#disk.remove(path).catch(() => undefined);
      throw cause;
    }
    const identity = (await this.#disk.stat(path))?.identity ?? "";
    this.#n = n;
    this.#file = file;
    this.#encoder = encoder;
    this.#identity = identity;
    this.#tails.push({ n, records: [], seenBefore: seen, bytes: file.size, crc: encoder.crc });
  }

  /** The next record begins a new tail; what is in the old one can be sealed. */
  async closeTail(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }

  /**
   * Turns closed tails into segments: each is written, read back and compared with its records, and only when the list
   * of all of them is on the disk the tail goes.
   *
   * @throws DiskError; the tail then stays
   */
  async seal(): Promise<void> {
    for (const name of this.#scraps) await this.#disk.remove(join(this.#folder, name));
    this.#scraps = [];
    const closed = this.#file ? this.#tails.slice(0, -1) : [...this.#tails];
    for (const tail of closed) {
      if (tail.records.length > 0) await this.#sealTail(tail);
      else await this.#disk.remove(join(this.#folder, `tail-${tail.n}.log`));
      this.#tails = this.#tails.filter((other) => other !== tail);
      for (const document of documentsOf(tail.records)) this.#sealed.add(document);
    }
  }

  /**
   * Makes few segments of many, in the documents of which something was sealed in this run.
   *
   * @param most bytes that one merge may read
   * @throws DiskError; nothing is lost then
   */
  async merge(most: number): Promise<void> {
    for (const document of [...this.#sealed]) {
      await mergeSegments(this.#disk, this.#folder, this.key, document, most);
      this.#sealed.delete(document);
    }
    await joinSealLists(this.#disk, this.#folder);
  }

  async #sealTail(tail: Tail): Promise<void> {
    const documents = documentsOf(tail.records);
    const segments: SealList["segments"][number][] = [];
    for (const document of documents) segments.push(await this.#writeSegment(document, tail));
    const first = tail.records[0];
    const last = tail.records.at(-1);
    if (!first || !last) throw new Error("An empty tail isn't sealed.");
    const seen = tail.records.reduce((version, record) => joinVersions(version, record.seen), tail.seenBefore);
    const seal = printSeal({
      tail: tail.n,
      bytes: tail.bytes,
      crc: tail.crc,
      from: first.seq,
      to: last.seq,
      time: last.time,
      seen,
      segments,
    });
    await writeWhole(this.#disk, join(this.#folder, `seal-${tail.n}.json`), new TextEncoder().encode(seal));
    await this.#disk.remove(join(this.#folder, `tail-${tail.n}.log`));
  }

  async #writeSegment(document: DocumentName, tail: Tail): Promise<SealList["segments"][number]> {
    const source = shortenMirrors(sliceRecords(this.key, document, tail.records, tail.seenBefore));
    const bytes = packSegment(encodeSegment(source), pack);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
    const own = tail.records.filter((record) => record.parts.some((part) => part.document === document));
    const from = own[0]?.seq ?? 0;
    const to = own.at(-1)?.seq ?? 0;
    const folder = join(this.#folder, ...document.split("/"));
    const file = `${from}-${to}.${hash}.seg`;
    await makeLastingFolder(this.#disk, folder, this.#folder);
    await writeWhole(this.#disk, join(folder, file), bytes);
    const body = unpackSegment(await this.#disk.read(join(folder, file)), unpack);
    const readBack = body.ok ? decodeSegment(body.value) : body;
    if (!readBack.ok || !slicesEqual(source, readBack.value)) {
      await this.#disk.remove(join(folder, file));
      throw new DiskError("failed", join(folder, file), new Error("The segment does not read back as it was written."));
    }
    return { document, from, to, file };
  }
}

export function touches(records: readonly HistoryRecord[], document: DocumentName): boolean {
  return records.some((record) => record.parts.some((part) => part.document === document));
}

/** Checksum of a tail's first `bytes` bytes, if they are whole frames. */
export function tailChecksum(tail: Uint8Array, bytes: number): number | null {
  if (bytes > tail.length) return null;
  const decoded = decodeFrames(tail.subarray(0, bytes));
  return decoded.end === bytes ? decoded.crc : null;
}
