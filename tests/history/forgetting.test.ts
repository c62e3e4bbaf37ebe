import { expect, test } from "vitest";
import {
  detailOf,
  filler,
  forgetInRecord,
  forgetInSlice,
  forgottenIn,
  rangesOf,
  withCopies,
} from "../../history/forgetting.ts";
import type { Copy, DocumentName } from "../../history/record.ts";
import { sliceRecords } from "../../history/slice.ts";
import { mergeRanges } from "../../history/structs.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { chapter, writeTogether } from "./support.ts";

const other = "text/aaaaaaaaaaaaaaa" as DocumentName;

test("what was forgotten is filler in every version, and everything else is as it was", () => {
  let hidden = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const { writers, random } = writeTogether(seed);
    const slices = writers.flatMap((writer) => writer.slices(random));
    const index = TextIndex.build(uniteSlices(slices));
    const now = index.latest();
    const { length } = index.textAt(now);
    if (length < 4) continue;
    const shown = index.textAt(now);
    // As one selects: whole characters.
    const whole = (at: number) => (/[\udc00-\udfff]/.test(shown[at] ?? "") ? at - 1 : at);
    const from = whole(Math.floor(random() * (length - 2)));
    const to = whole(from + 2 + Math.floor(random() * (length - from - 1)));
    const ids = mergeRanges(index.idsAround(now, from, to));
    const after = TextIndex.build(uniteSlices(slices.map((slice) => forgetInSlice(slice, ids))));
    for (let row = 0; row < index.records.count; row++) {
      const version = index.versionOf(row);
      const gone = new Set(
        index
          .placesOf(version, ids)
          .flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)),
      );
      const text = index.textAt(version);
      const wanted = Array.from({ length: text.length }, (_, at) =>
        gone.has(at) && text[at] !== "\n" ? filler : text[at],
      );
      expect(after.textAt(version), `seed ${seed}, row ${row}`).toBe(wanted.join(""));
      hidden += gone.size;
    }
    expect(after.attribution(now, 0, length), `seed ${seed}: who wrote what stays`).toEqual(
      index.attribution(now, 0, length),
    );
    // A record in a log says the same as its slice.
    for (const writer of writers) {
      const records = writer.records.map((record) => forgetInRecord(record, new Map([[chapter, ids]])));
      const slice = sliceRecords(writer.replica, chapter, records);
      const same = sliceRecords(writer.replica, chapter, writer.records);
      expect(uniteSlices([slice]).structs, `seed ${seed}`).toEqual(uniteSlices([forgetInSlice(same, ids)]).structs);
    }
  }
  expect(hidden).toBeGreaterThan(500);
});

test("copies are forgotten with what they repeat, both ways and however often", () => {
  const copy = (client: number, clock: number, length: number, source: Copy["source"]): Copy => ({
    client,
    clock,
    length,
    source,
  });
  const copies = new Map([
    [chapter, [copy(1, 100, 10, { document: chapter, client: 1, clock: 0 })]],
    [
      other,
      [
        copy(2, 0, 10, { document: chapter, client: 1, clock: 100 }),
        copy(2, 50, 4, { document: other, client: 2, clock: 6 }),
      ],
    ],
  ]);
  const all = withCopies(new Map([[other, [{ client: 2, clock: 52, length: 1 }]]]), copies);
  // The third character of the last copy is the ninth of all that it came from.
  expect(Object.fromEntries(all)).toEqual({
    [other]: [
      { client: 2, clock: 8, length: 1 },
      { client: 2, clock: 52, length: 1 },
    ],
    [chapter]: [
      { client: 1, clock: 8, length: 1 },
      { client: 1, clock: 108, length: 1 },
    ],
  });
});

test("what a record of forgetting names is read as it was written, and nonsense names nothing", () => {
  const ids = new Map([[chapter, [{ client: 4, clock: 7, length: 3 }]]]);
  expect(rangesOf(detailOf(ids))).toEqual(ids);
  for (const detail of [null, {}, { ranges: 3 }, { ranges: { x: "y" } }, { ranges: { x: [1, -2, 3] } }])
    expect([...rangesOf(detail).values()].flat()).toEqual([]);
  expect(forgottenIn([])).toEqual([]);
});
