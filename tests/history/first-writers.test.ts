import { describe, expect, it } from "vitest";
import { FirstWriters } from "../../history/first-writers.ts";
import type { DocumentName, HistoryRecord, ReplicaKey } from "../../history/record.ts";
import { sliceRecords } from "../../history/slice.ts";
import { TextIndex } from "../../history/text-index.ts";
import { replicaOfRow, uniteSlices } from "../../history/union.ts";
import { emptyVersion } from "../../history/version.ts";
import { chapter, seededRandom, Writer, writeTogether } from "./support.ts";

const seeds = Number(process.env.REDRAFT_SEEDS ?? 40);

function indexOf(writers: readonly Writer[]): TextIndex {
  const random = seededRandom(1);
  return TextIndex.build(uniteSlices(writers.flatMap((writer) => writer.slices(random))));
}

describe("who wrote what", () => {
  it("credits each character to the record in which its source came, one by one", () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const { writers } = writeTogether(seed);
      const index = indexOf(writers);
      const credited = new FirstWriters(index);
      for (const range of index.idsAt(index.latest(), 0, index.textAt(index.latest()).length)) {
        const rows = credited.of(range).flatMap((writing) => {
          if (writing.kind !== "here") throw new Error(`seed ${seed}: ${writing.kind}`);
          return Array.from({ length: writing.length }, () => writing.row);
        });
        expect(rows.length, `seed ${seed}`).toBe(range.length);
        for (const [place, row] of rows.entries())
          expect(row, `seed ${seed}`).toBe(index.sourceOf(range.client, range.clock + place).record);
      }
    }
  });

  it("leaves what Undo brings back to whoever typed it, and each part to its own day", () => {
    const one = new Writer("w0.1", 10);
    one.text.insert(0, "Monday. ");
    one.close(1_700_000_000);
    one.text.insert(8, "Tuesday.");
    one.close(1_700_086_400);
    one.text.delete(0, one.text.length);
    one.close(1_700_172_800);
    one.undo();
    one.close(1_700_259_200, "undone");
    const index = indexOf([one]);
    const writings = index
      .idsAt(index.latest(), 0, "Monday. Tuesday.".length)
      .flatMap((range) => new FirstWriters(index).of(range));
    const told = writings.map((writing) => (writing.kind === "here" ? [writing.length, writing.row] : writing.kind));
    expect(told).toEqual([
      [8, 0],
      [8, 1],
    ]);
    expect(replicaOfRow(index.records, 0)).toBe("w0.1");
  });

  it("says where to ask for what came from another chapter", () => {
    const writer = new Writer("w0.1", 20);
    writer.text.insert(0, "Moved here, and more.");
    const made = writer.close(1_700_000_000, "moved") as HistoryRecord;
    const source = { document: "text/fedcba987654321" as DocumentName, client: 7, clock: 100 };
    const copies = [{ client: 20, clock: 0, length: 10, source }];
    const record = { ...made, parts: [{ ...(made.parts[0] as HistoryRecord["parts"][number]), copies }] };
    const slices = [sliceRecords("w0.1" as ReplicaKey, chapter, [record], emptyVersion)];
    const writers = new FirstWriters(TextIndex.build(uniteSlices(slices)));
    expect(writers.of({ client: 20, clock: 2, length: 19 })).toEqual([
      { kind: "elsewhere", length: 8, source: { ...source, clock: 102 } },
      { kind: "here", length: 11, row: 0 },
    ]);
  });
});
