import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { groupRevisions } from "../../history/revisions.ts";
import { decodeSegment, encodeSegment } from "../../history/segment.ts";
import { mergeSlices, sliceHolds } from "../../history/slice.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { seededRandom, Writer } from "./support.ts";

const trace = new URL("../../../shared/traces/json-crdt-blog-post.json.gz", import.meta.url);

interface Trace {
  readonly startContent: string;
  readonly endContent: string;
  readonly txns: readonly { readonly time: string; readonly patches: readonly (readonly [number, number, string])[] }[];
}

it.skipIf(!existsSync(trace))(
  "keeps a real post, keystroke by keystroke, through records, segments and the index",
  () => {
    const { startContent, endContent, txns } = JSON.parse(gunzipSync(readFileSync(trace)).toString("utf8")) as Trace;
    const writer = new Writer("a.1", 4_000_000_001);
    if (startContent) writer.text.insert(0, startContent);
    let second = 0;
    for (const { time, patches } of txns) {
      const now = Math.floor(Date.parse(time) / 1000);
      if (now !== second) writer.close(second);
      second = now;
      for (const [position, count, text] of patches) {
        writer.document.transact(() => {
          if (count > 0) writer.text.delete(position, count);
          if (text) writer.text.insert(position, text);
        });
      }
    }
    writer.close(second);
    expect(writer.text.toString()).toBe(endContent);
    const slices = writer.slices(seededRandom(1), 2000).map((slice) => decodeSegment(encodeSegment(slice)));
    const whole = slices.map((slice) => {
      if (!slice.ok) throw new Error(slice.problem.sentence);
      return slice.value;
    });
    const merged = mergeSlices(whole);
    expect(sliceHolds(merged, writer.records)).toBe(true);
    const index = TextIndex.build(uniteSlices(whole));
    expect(index.textAt(index.latest())).toBe(endContent);
    for (let row = 0; row < writer.records.length; row += 50) {
      expect(index.textAt(index.versionOf(row)), `record ${row + 1}`).toBe(writer.texts[row]);
    }
    const revisions = groupRevisions(index);
    expect(revisions.length).toBeGreaterThan(3);
    expect(revisions.flatMap((revision) => revision.records).length).toBe(index.records.count);
  },
);
