import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { ReplicaKey } from "../../history/record.ts";
import { decodeSegment, encodeSegment, packSegment, unpackSegment } from "../../history/segment.ts";
import { type LogSlice, mergeSlices, sliceHolds, sliceRecords, slicesEqual, sliceWithin } from "../../history/slice.ts";
import { decodeUpdateV2 } from "../../history/structs.ts";
import { uniteSlices } from "../../history/union.ts";
import { chapter, seededRandom, type Writer, writeTogether } from "./support.ts";

function sliceOf(writer: Writer): LogSlice {
  return sliceRecords(writer.replica, chapter, writer.records);
}

function reread(body: Uint8Array): LogSlice {
  const decoded = decodeSegment(body);
  if (!decoded.ok) throw new Error(decoded.problem.sentence);
  return decoded.value;
}

describe("a segment", () => {
  it("reads back as what was sealed, to the last record's time, name and copy", () => {
    for (let seed = 1; seed <= 40; seed++) {
      for (const writer of writeTogether(seed).writers) {
        const records = writer.records.map((record, i) => ({
          ...record,
          author: i % 5 === 0 ? { id: "guest", name: "Ann" } : null,
          time: { seconds: record.time.seconds, counter: i % 3 },
          wall: record.wall - (i % 7),
          detail: i % 6 === 0 ? { name: "Draft", hash: new Uint8Array([i]) } : null,
        }));
        const slice = sliceRecords(writer.replica, chapter, records);
        const again = reread(encodeSegment(slice));
        expect(again, `seed ${seed}, ${writer.replica}`).toEqual(slice);
        expect(slicesEqual(again, slice)).toBe(true);
        expect(sliceHolds(again, records), `seed ${seed}, ${writer.replica}`).toBe(true);
        expect(encodeSegment(again)).toEqual(encodeSegment(slice));
      }
    }
  });

  it("merges with its neighbours into what one segment would have been", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { writers, random } = writeTogether(seed);
      for (const writer of writers) {
        const merged = mergeSlices(writer.slices(random).reverse());
        expect(slicesEqual(merged, sliceOf(writer)), `seed ${seed}, ${writer.replica}`).toBe(true);
      }
    }
    const writer = writeTogether(3).writers[0] as Writer;
    expect(() => mergeSlices([sliceOf(writer), sliceOf(writer)])).toThrow("share records");
  });

  it("says whether a part is within a whole: each part of a merged slice is, and one with another word is not", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { writers, random } = writeTogether(seed);
      for (const writer of writers) {
        const parts = writer.slices(random);
        const merged = mergeSlices([...parts].reverse());
        for (const part of parts) expect(sliceWithin(part, merged), `seed ${seed}`).toBe(true);
        const [first, ...others] = parts;
        if (!first || others.length === 0) continue;
        expect(sliceWithin(merged, mergeSlices(others)), `seed ${seed}: a record is missing`).toBe(false);
        const timed = { ...first.timeline, wall: first.timeline.wall.map((wall) => wall + 1) };
        expect(sliceWithin({ ...first, timeline: timed }, merged), `seed ${seed}: another time`).toBe(false);
      }
      const [one, other] = writers;
      if (one && other)
        expect(sliceWithin(sliceOf(one), { ...sliceOf(other), replica: one.replica }), `seed ${seed}`).toBe(false);
    }
  });

  it("is not taken for its source when a byte is changed", () => {
    const writer = writeTogether(11, 2, 200).writers[0] as Writer;
    const slice = sliceOf(writer);
    const body = encodeSegment(slice);
    const random = seededRandom(17);
    let different = 0;
    for (let trial = 0; trial < 400; trial++) {
      const at = Math.floor(random() * body.length);
      const changed = body.slice();
      changed[at] = (changed[at] as number) ^ (1 << Math.floor(random() * 8));
      const decoded = decodeSegment(changed);
      if (!decoded.ok || !canRead(decoded.value)) continue;
      if (!slicesEqual(decoded.value, slice)) different++;
      // A few bits of Yjs's own format mean nothing, such as its flags for the future.
      else expect([...uniteSlices([decoded.value]).update], `byte ${at}`).toEqual([...uniteSlices([slice]).update]);
    }
    expect(different).toBeGreaterThan(20);
  });

  it("tells in its first record what other chapters' records had seen", () => {
    const replica = "w.1" as ReplicaKey;
    const other = "v.1" as ReplicaKey;
    const writer = writeTogether(1, 1, 30).writers[0] as Writer;
    const [first, second] = writer.records;
    if (first === undefined || second === undefined) throw new Error("Too little was written");
    const elsewhere = {
      ...first,
      replica,
      seen: new Map([[other, 9]]),
      parts: [{ ...first.parts[0], document: "outline" }],
    };
    const slice = sliceRecords(
      replica,
      chapter,
      [elsewhere as never, { ...second, replica, seen: new Map() }],
      new Map([[other, 4]]),
    );
    expect(slice.timeline.count).toBe(1);
    expect(slice.timeline.seen.get(0)).toEqual(new Map([[other, 9]]));
  });

  it("is a file with a header that says how it is packed, and by which format", () => {
    const body = encodeSegment(sliceOf(writeTogether(2).writers[0] as Writer));
    const unpack = (packed: Uint8Array): Uint8Array => new Uint8Array(brotliDecompressSync(packed));
    for (const pack of [null, (plain: Uint8Array) => new Uint8Array(brotliCompressSync(plain))]) {
      const unpacked = unpackSegment(packSegment(body, pack), unpack);
      expect(unpacked.ok && [...unpacked.value]).toEqual([...body]);
    }
    const file = packSegment(body, (plain) => new Uint8Array(brotliCompressSync(plain)));
    const code = (bytes: Uint8Array): string => {
      const result = unpackSegment(bytes, unpack);
      return result.ok ? "ok" : result.problem.code;
    };
    expect(code(file.subarray(0, 5))).toBe("segment-damaged");
    expect(code(file.subarray(0, file.length - 9))).toBe("segment-damaged");
    expect(code(Uint8Array.from(file, (byte, i) => (i === 0 ? 0 : byte)))).toBe("segment-damaged");
    expect(code(Uint8Array.from(file, (byte, i) => (i === 4 ? 2 : byte)))).toBe("segment-newer");
  });
});

function canRead(slice: LogSlice): boolean {
  try {
    decodeUpdateV2(slice.structs);
    return true;
  } catch {
    return false;
  }
}
