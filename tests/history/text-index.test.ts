import { describe, expect, it } from "vitest";
import type { Copy, DocumentName } from "../../history/record.ts";
import { sliceRecords } from "../../history/slice.ts";
import { TextIndex } from "../../history/text-index.ts";
import { recordAt, recordIdOfRow, uniteSlices } from "../../history/union.ts";
import { emptyVersion, joinVersions } from "../../history/version.ts";
import { chapter, Writer, writeTogether } from "./support.ts";

function indexOf(writers: readonly Writer[], random: () => number): TextIndex {
  return TextIndex.build(uniteSlices(writers.flatMap((writer) => writer.slices(random))));
}

/** The latest text with the edits that take a record back. */
function without(index: TextIndex, row: number): string {
  let text = index.textAt(index.latest());
  for (const { from, to, insert } of [...index.editsWithout(row)].reverse()) {
    text = text.slice(0, from) + insert + text.slice(to);
  }
  return text;
}

function rowsOf(index: TextIndex): ReadonlyMap<string, number> {
  return new Map(Array.from({ length: index.records.count }, (_, row) => [recordIdOfRow(index.records, row), row]));
}

describe("the index of a text", () => {
  it("gives the text that each writer saw after each of their records, whatever they had of the others", () => {
    let seenOthers = 0;
    for (let seed = 1; seed <= 80; seed++) {
      const { writers, random } = writeTogether(seed);
      const index = indexOf(writers, random);
      const rows = rowsOf(index);
      for (const writer of writers) {
        writer.records.forEach((record, i) => {
          const version = index.versionOf(rows.get(`${record.replica}:${record.seq}`) as number);
          if (version.size > 1) seenOthers++;
          expect(index.textAt(version), `seed ${seed}, ${record.replica}:${record.seq}`).toBe(writer.texts[i]);
        });
      }
      expect(index.textAt(index.latest()), `seed ${seed}`).toBe(writers[0]?.text.toString());
      expect(index.textAt(emptyVersion)).toBe("");
    }
    expect(seenOthers).toBeGreaterThan(500);
  });

  it("tells two versions apart exactly, both ways and across replicas, and names who did it", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { writers, random } = writeTogether(seed);
      const index = indexOf(writers, random);
      const { count } = index.records;
      for (let pair = 0; pair < 6; pair++) {
        const before = index.versionOf(Math.floor(random() * count));
        const after = index.versionOf(Math.floor(random() * count));
        const spans = index.spans(before, after);
        const join = (without: string): string =>
          spans
            .filter((span) => span.kind !== without)
            .map((span) => span.text)
            .join("");
        expect(join("inserted"), `seed ${seed}`).toBe(index.textAt(before));
        expect(join("deleted"), `seed ${seed}`).toBe(index.textAt(after));
        for (const span of spans) {
          expect(span.text).not.toBe("");
          expect(span.ids.reduce((sum, { length }) => sum + length, 0)).toBe(span.text.length);
          expect(span.record === -1).toBe(span.kind === "kept");
        }
      }
    }
  });

  it("counts a character as gone in a version that has any of its deletions", () => {
    const ann = new Writer("a.1", 1);
    const bob = new Writer("b.1", 2);
    ann.text.insert(0, "one two three");
    ann.close(100);
    bob.receive(ann, [ann, bob]);
    ann.text.delete(4, 4);
    ann.close(101);
    bob.text.delete(4, 9);
    bob.close(102);
    const index = indexOf([ann, bob], () => 0.9);
    const text = (a: number, b: number): string =>
      index.textAt(
        new Map([
          [ann.replica, a],
          [bob.replica, b],
        ]),
      );
    expect([text(1, 0), text(2, 0), text(1, 1), text(2, 1)]).toEqual(["one two three", "one three", "one ", "one "]);
    const [kept, gone] = index.spans(
      new Map([[ann.replica, 1]]),
      new Map([
        [ann.replica, 1],
        [bob.replica, 1],
      ]),
    );
    expect([kept?.text, gone?.text]).toEqual(["one ", "two three"]);
    expect(recordIdOfRow(index.records, gone?.record as number)).toBe("b.1:1");
  });

  it("finds positions by ids and ids by positions, in any version", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { writers, random } = writeTogether(seed);
      const index = indexOf(writers, random);
      const version = index.versionOf(Math.floor(random() * index.records.count));
      const text = index.textAt(version);
      const from = Math.floor(random() * text.length);
      const to = from + Math.floor(random() * (text.length - from));
      let position = from;
      for (const { client, clock, length } of index.idsAt(version, from, to)) {
        for (let i = 0; i < length; i++) {
          expect(index.positionOf(version, client, clock + i), `seed ${seed}`).toEqual({
            position: position++,
            present: true,
          });
        }
      }
      expect(position).toBe(to);
      const runs = index.attribution(version, from, to);
      expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(to - from);
    }
    const index = indexOf(writeTogether(1).writers, () => 0.5);
    expect(index.positionOf(index.latest(), 999, 0)).toBeNull();
  });

  it("gives the text as it would be without one record, which stays as it was for all others", () => {
    const writer = new Writer("a.1", 1);
    writer.text.insert(0, "one two");
    writer.close(100);
    writer.text.delete(0, 4);
    writer.text.insert(3, " more");
    writer.close(101);
    writer.text.insert(0, "> ");
    writer.close(102);
    const index = indexOf([writer], () => 0.5);
    expect([0, 1, 2].map((row) => without(index, row))).toEqual([">  more", "one > two", "two more"]);
    expect(index.textAt(index.latest())).toBe("> two more");
  });

  it("keeps what a version says when a record arrives late", () => {
    const { writers, random } = writeTogether(33);
    const [late, ...others] = writers as [Writer, ...Writer[]];
    const alone = uniteSlices(others.flatMap((writer) => writer.slices(random)));
    const before = TextIndex.build(alone);
    const after = indexOf([late, ...others], random);
    let compared = 0;
    for (let row = 0; row < before.records.count; row++) {
      const version = before.versionOf(row);
      if (version.has(late.replica)) continue;
      compared++;
      expect(after.textAt(version)).toBe(before.textAt(version));
    }
    expect(compared).toBeGreaterThan(3);
  });
});

describe("copies", () => {
  it("of undone deletions are credited to who typed the text, through any number of undos", () => {
    const ann = new Writer("a.1", 1);
    const bob = new Writer("b.1", 2);
    ann.text.insert(0, "Ann's paragraph.");
    ann.close(100);
    bob.receive(ann, [ann, bob]);
    for (let i = 0; i < 3; i++) {
      bob.text.delete(0, 6);
      bob.close(101 + 2 * i);
      bob.undo();
      bob.close(102 + 2 * i, "undone");
    }
    expect(bob.text.toString()).toBe("Ann's paragraph.");
    const index = indexOf([ann, bob], () => 0.5);
    const attribution = index.attribution(index.latest(), 0, 16);
    expect(attribution[0]).toMatchObject({ length: 6, source: { client: 1, clock: 0, record: 0 } });
    const author = recordAt(index.records, attribution[0]?.source?.record as number).replica;
    expect(author).toBe("a.1");
    const [id] = index.idsAt(index.latest(), 0, 1);
    expect(index.sourceOf(id?.client as number, id?.clock as number)).toEqual({
      document: chapter,
      client: 1,
      clock: 0,
      record: 0,
    });
  });

  it("hold for every undo of a random life: what came back is the same text as its source", () => {
    let copied = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { writers, random } = writeTogether(seed);
      const index = indexOf(writers, random);
      const everything = index.textAt(index.latest());
      let position = 0;
      for (const { length, source } of index.attribution(index.latest(), 0, everything.length)) {
        const start = position;
        position += length;
        if (source !== null) {
          copied += length;
          expect(source.record, `seed ${seed}`).not.toBeNull();
          const then = index.versionOf(source.record as number);
          const found = index.positionOf(then, source.client, source.clock);
          // Text that was typed and deleted within one record, and then undone, is in no version.
          if (!found?.present) continue;
          const original = index.textAt(then).slice(found.position, found.position + 1);
          expect(original, `seed ${seed}`).toBe(everything[start]);
        }
      }
    }
    expect(copied).toBeGreaterThan(100);
  });

  it("from another document end the search with its id, for the caller to follow there", () => {
    const writer = new Writer("a.1", 1);
    writer.text.insert(0, "moved here");
    const record = writer.close(100);
    const elsewhere = "text/zzzzzzzzzzzzzzz" as DocumentName;
    const copies: Copy[] = [{ client: 1, clock: 0, length: 5, source: { document: elsewhere, client: 9, clock: 70 } }];
    const part = { ...record?.parts[0], copies } as never;
    const index = TextIndex.build(
      uniteSlices([
        sliceRecords(writer.replica, chapter, [{ ...(record as never as object), parts: [part] } as never]),
      ]),
    );
    expect(index.sourceOf(1, 2)).toEqual({ document: elsewhere, client: 9, clock: 72, record: null });
    expect(index.sourceOf(1, 7)).toEqual({ document: chapter, client: 1, clock: 7, record: 0 });
    expect(
      index.attribution(index.latest(), 3, 8).map(({ length, source }) => [length, source?.clock ?? null]),
    ).toEqual([
      [2, 73],
      [3, null],
    ]);
  });

  it("that go round in a circle are followed no further than there are copies", () => {
    const writer = new Writer("a.1", 1);
    writer.text.insert(0, "ab");
    const record = writer.close(100);
    const copies: Copy[] = [
      { client: 1, clock: 0, length: 1, source: { document: chapter, client: 1, clock: 1 } },
      { client: 1, clock: 1, length: 1, source: { document: chapter, client: 1, clock: 0 } },
    ];
    const part = { ...record?.parts[0], copies } as never;
    const index = TextIndex.build(
      uniteSlices([
        sliceRecords(writer.replica, chapter, [{ ...(record as never as object), parts: [part] } as never]),
      ]),
    );
    expect(index.sourceOf(1, 0).document).toBe(chapter);
  });
});

describe("a version", () => {
  it("joined of two replicas' shows what both brought and neither took", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { writers, random } = writeTogether(seed);
      const index = indexOf(writers, random);
      const a = index.versionOf(Math.floor(random() * index.records.count));
      const b = index.versionOf(Math.floor(random() * index.records.count));
      const known = joinVersions(a, b);
      const replay = TextIndex.build(
        uniteSlices(
          writers
            .map((writer) =>
              sliceRecords(writer.replica, chapter, writer.records.slice(0, known.get(writer.replica) ?? 0)),
            )
            .concat(sliceRecords(writers[0]?.replica as never, chapter, [])),
        ),
      );
      expect(index.textAt(known), `seed ${seed}`).toBe(replay.textAt(replay.latest()));
    }
  });
});
