import { describe, expect, it } from "vitest";
import { decodeFrames, FrameEncoder } from "../../history/frame.ts";
import type { DocumentName, HistoryRecord, ReplicaKey } from "../../history/record.ts";
import { chapter, seededRandom } from "./support.ts";

const replica = "0123456789abcde.3" as ReplicaKey;
const outline = "outline" as DocumentName;

function exampleRecord(seq: number, random: () => number): HistoryRecord {
  const update = Uint8Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 256));
  const copies = [{ client: 2 ** 40, clock: 7, length: 3, source: { document: outline, client: 9, clock: 1 } }];
  return {
    replica,
    seq,
    seen: random() < 0.3 ? new Map([["other.1" as ReplicaKey, seq * 2]]) : new Map(),
    time: { seconds: 1_700_000_000 + seq, counter: Math.floor(random() * 3) },
    wall: 1_700_000_000 + seq - (random() < 0.2 ? 90 : 0),
    author: random() < 0.3 ? { id: "guest", name: "Zoë 🙂" } : null,
    origin: random() < 0.5 ? "typed" : "split",
    detail: random() < 0.2 ? { name: "Draft 2", hash: new Uint8Array([1, 2, 255]) } : null,
    parts: [
      { document: chapter, previous: seq - 1, update, copies: random() < 0.3 ? copies : [] },
      ...(random() < 0.2 ? [{ document: outline, previous: 0, update: new Uint8Array(0), copies: [] }] : []),
    ],
  };
}

function exampleFile(count: number, seed = 1) {
  const random = seededRandom(seed);
  const encoder = new FrameEncoder();
  const head = {
    replica: "0123456789abcde",
    epoch: 3,
    n: 2,
    firstSeq: 1,
    seen: new Map([["other.1" as ReplicaKey, 5]]),
  };
  const chunks = [encoder.head(head)];
  const records: HistoryRecord[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const record = exampleRecord(seq, random);
    records.push(record);
    chunks.push(encoder.record(record));
  }
  const starts = [0];
  for (const chunk of chunks) starts.push((starts.at(-1) as number) + chunk.length);
  return { bytes: join(chunks), chunks, starts, records, head, encoder };
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
}

describe("a log file", () => {
  it("reads back as it was written", () => {
    const { bytes, records, head, encoder } = exampleFile(50);
    const file = join([bytes, encoder.published(50)]);
    const decoded = decodeFrames(file);
    expect(decoded.damage).toBeNull();
    expect(decoded.head).toEqual(head);
    expect(decoded.end).toBe(file.length);
    expect(decoded.frames).toEqual([
      ...records.map((record) => ({ kind: "record", record })),
      { kind: "published", seq: 50 },
    ]);
  });

  it("goes on where it was left, document names and checksums too", () => {
    const random = seededRandom(4);
    const { bytes } = exampleFile(5);
    const encoder = FrameEncoder.resume(decodeFrames(bytes));
    const record = exampleRecord(6, random);
    const added = encoder.record(record);
    const decoded = decodeFrames(join([bytes, added]));
    expect(decoded.damage).toBeNull();
    expect(decoded.frames.at(-1)).toEqual({ kind: "record", record });
  });

  it("keeps exactly the whole entries when it is cut at any byte of the last ten", () => {
    const { bytes, starts } = exampleFile(40);
    for (let cut = starts[31] as number; cut <= bytes.length; cut++) {
      const decoded = decodeFrames(bytes.subarray(0, cut));
      const whole = starts.findLastIndex((start) => start <= cut);
      expect(decoded.frames.length, `cut at ${cut}`).toBe(whole - 1);
      expect(decoded.end, `cut at ${cut}`).toBe(starts[whole]);
      expect(decoded.damage === null, `cut at ${cut}`).toBe(cut === starts[whole]);
    }
  });

  it("goes on after a cut as if the lost entries had never been", () => {
    const { bytes, starts } = exampleFile(10);
    const decoded = decodeFrames(bytes.subarray(0, (starts[7] as number) + 3));
    const added = FrameEncoder.resume(decoded).record(exampleRecord(7, seededRandom(8)));
    const again = decodeFrames(join([bytes.subarray(0, decoded.end), added]));
    expect(again.damage).toBeNull();
    expect(again.frames.length).toBe(7);
  });

  it("keeps everything before a flipped bit, and nothing after", () => {
    const { bytes, starts, records } = exampleFile(30);
    const random = seededRandom(99);
    for (let trial = 0; trial < 1000; trial++) {
      const at = Math.floor(random() * bytes.length);
      const bit = 1 << Math.floor(random() * 8);
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] as number) ^ bit;
      const decoded = decodeFrames(flipped);
      const whole = starts.findLastIndex((start) => start <= at);
      const where = `byte ${at}, bit ${bit}`;
      expect(decoded.damage?.at, where).toBe(starts[whole]);
      const kept = decoded.frames.map((frame) => (frame.kind === "record" ? frame.record : frame));
      expect(kept, where).toEqual(records.slice(0, Math.max(0, whole - 1)));
    }
  });

  it("notices an entry that was removed, repeated or moved", () => {
    const { chunks } = exampleFile(10);
    const removed = decodeFrames(join([...chunks.slice(0, 4), ...chunks.slice(5)]));
    expect(removed.frames.length).toBe(3);
    expect(removed.damage).not.toBeNull();
    const repeated = decodeFrames(join([...chunks.slice(0, 5), ...chunks.slice(4)]));
    expect(repeated.frames.length).toBe(4);
    const swapped = [...chunks];
    [swapped[5], swapped[6]] = [swapped[6] as Uint8Array, swapped[5] as Uint8Array];
    expect(decodeFrames(join(swapped)).frames.length).toBe(4);
  });

  it("says where zeros begin that a crash left behind", () => {
    const { bytes } = exampleFile(5);
    const decoded = decodeFrames(join([bytes, new Uint8Array(4096)]));
    expect(decoded.frames.length).toBe(5);
    expect(decoded.damage?.at).toBe(bytes.length);
  });

  it("gives a value for any bytes at all", () => {
    const random = seededRandom(5);
    for (let trial = 0; trial < 500; trial++) {
      const bytes = Uint8Array.from({ length: Math.floor(random() * 200) }, () => Math.floor(random() * 256));
      expect(decodeFrames(bytes).end).toBeLessThanOrEqual(bytes.length);
    }
    expect(decodeFrames(new Uint8Array(0))).toMatchObject({ head: null, frames: [], end: 0, damage: null });
  });
});
