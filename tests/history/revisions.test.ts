import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { HistoryRecord, Origin, RecordDetail, ReplicaKey } from "../../history/record.ts";
import { findRevision, groupRevisions, type Revision } from "../../history/revisions.ts";
import { sliceRecords } from "../../history/slice.ts";
import { squashUpdates } from "../../history/structs.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { emptyVersion } from "../../history/version.ts";
import { chapter, scribble, seededRandom } from "./support.ts";

interface Keystroke {
  readonly wall: number;
  readonly origin: Origin;
  readonly author: string;
  readonly update: Uint8Array;
  readonly detail: RecordDetail;
}

/** A text that several people write on one host, keystroke by keystroke. */
class Desk {
  readonly replica = "host.1" as ReplicaKey;
  readonly strokes: Keystroke[] = [];
  readonly document = new Y.Doc({ gc: false });
  wall = 1_700_000_000;

  get text(): Y.Text {
    return this.document.getText("text");
  }

  do(
    change: (text: Y.Text) => void,
    options: { origin?: Origin; author?: string; seconds?: number; detail?: RecordDetail } = {},
  ): this {
    const updates: Uint8Array[] = [];
    const listen = (update: Uint8Array): number => updates.push(update);
    this.wall += options.seconds ?? 1;
    this.document.on("update", listen);
    change(this.text);
    this.document.off("update", listen);
    const { origin = "typed", author = "ann", detail = null } = options;
    const update = updates.length === 0 ? new Uint8Array(0) : squashUpdates(updates);
    this.strokes.push({ wall: this.wall, origin, author, update, detail });
    return this;
  }

  /** Records as a host would batch them: up to `size` keystrokes of one person and origin. */
  records(size: (stroke: number) => number): HistoryRecord[] {
    const records: HistoryRecord[] = [];
    for (let at = 0; at < this.strokes.length; ) {
      const first = this.strokes[at] as Keystroke;
      let end = at + 1;
      const most = first.origin === "typed" ? size(at) : 1;
      const joins = (next: Keystroke | undefined): boolean =>
        next !== undefined &&
        next.origin === first.origin &&
        next.author === first.author &&
        next.wall - first.wall <= 3;
      while (end < at + most && joins(this.strokes[end])) end++;
      const seq = records.length + 1;
      const updates = this.strokes.slice(at, end).flatMap(({ update }) => (update.length > 0 ? [update] : []));
      records.push({
        replica: this.replica,
        seq,
        seen: emptyVersion,
        time: { seconds: first.wall, counter: 0 },
        wall: first.wall,
        author: { id: first.author, name: first.author },
        origin: first.origin,
        detail: first.detail,
        parts: [{ document: chapter, previous: seq - 1, update: squashUpdates(updates), copies: [] }],
      });
      at = end;
    }
    return records;
  }

  revisions(size: (stroke: number) => number = () => 1): Revision[] {
    return groupRevisions(this.index(size));
  }

  index(size: (stroke: number) => number = () => 1): TextIndex {
    return TextIndex.build(uniteSlices([sliceRecords(this.replica, chapter, this.records(size))]));
  }
}

function shape(revisions: readonly Revision[]): unknown[] {
  return revisions.map(({ author, origin, added, removed, label }) => [author?.id, origin, added, removed, label]);
}

const append = (words: string) => (text: Y.Text) => text.insert(text.length, words);

const rewrite =
  (...edits: readonly [number, number, string][]) =>
  (text: Y.Text) => {
    for (const [at, count, words] of edits) {
      if (count > 0) text.delete(at, count);
      if (words) text.insert(at, words);
    }
  };

describe("revisions", () => {
  it("are stretches of one person's writing, ended by a pause of five minutes", () => {
    const desk = new Desk();
    desk
      .do(append("One "))
      .do(append("two "), { origin: "pasted" })
      .do((text) => text.delete(0, 4), { origin: "undone", seconds: 300 });
    desk.do(append("three."), { seconds: 301 });
    const revisions = desk.revisions();
    expect(shape(revisions)).toEqual([
      ["ann", "typed", 1, 0, null],
      ["ann", "typed", 1, 0, null],
    ]);
    expect(revisions.map(({ id }) => id)).toEqual(["host.1:3", "host.1:4"]);
    expect(revisions[0]).toMatchObject({ start: 1_700_000_001, end: 1_700_000_302, records: [0, 1, 2] });
    expect(shape(groupRevisions(desk.index(), { pauseSeconds: 1 })).length).toBe(3);
  });

  it("stand alone for everything that is not typing, and end the stretch before", () => {
    const desk = new Desk();
    desk.do(append("One two three ")).do((text) => text.delete(0, 4), { origin: "restored" });
    desk.do(append("four "), { origin: "outside" }).do(append("five "), { origin: "outside" }).do(append("six."));
    expect(shape(desk.revisions())).toEqual([
      ["ann", "typed", 3, 0, null],
      ["ann", "restored", 0, 1, null],
      ["ann", "outside", 1, 0, null],
      ["ann", "outside", 1, 0, null],
      ["ann", "typed", 1, 0, null],
    ]);
  });

  it("of two people who write at once are two, each with their own records", () => {
    const desk = new Desk();
    for (let i = 0; i < 20; i++) desk.do(append(`word${i} `), { author: i % 2 ? "bob" : "ann" });
    const revisions = desk.revisions();
    expect(shape(revisions)).toEqual([
      ["ann", "typed", 10, 0, null],
      ["bob", "typed", 10, 0, null],
    ]);
    expect(revisions.map(({ records }) => records.every((row) => row % 2 === records[0]))).toEqual([true, true]);
  });

  it("are not made by a mirror or a label, and a label names the one its version ends on", () => {
    const desk = new Desk();
    const nothing = (): void => {};
    desk
      .do(append("One "))
      .do(nothing, { origin: "mirror", detail: { hash: new Uint8Array(8) } })
      .do(append("two."));
    desk.do(nothing, { origin: "label", detail: { name: "Draft 1", version: { "host.1": 3 } } });
    desk.do(append(" Three."), { seconds: 1000 });
    desk.do(nothing, { origin: "label", detail: { name: "As sent", version: { "host.1": 4 } } });
    const revisions = desk.revisions();
    expect(shape(revisions)).toEqual([
      ["ann", "typed", 2, 0, "As sent"],
      ["ann", "typed", 1, 0, null],
    ]);
    expect(revisions[0]?.labels).toEqual(["Draft 1", "As sent"]);
    const named = groupRevisions(desk.index(), { labels: [{ name: "Book", version: new Map([[desk.replica, 99]]) }] });
    expect(named[1]?.label).toBe("Book");
  });

  it("end where a label was given, so that it shows just what it named", () => {
    const desk = new Desk();
    desk.do(append("One."));
    desk.do(() => {}, { origin: "label", detail: { name: "First", version: { "host.1": 1 } } });
    desk.do(append(" Two."));
    const index = desk.index();
    const revisions = groupRevisions(index);
    expect(shape(revisions)).toEqual([
      ["ann", "typed", 1, 0, "First"],
      ["ann", "typed", 1, 0, null],
    ]);
    expect(revisions.map(({ version }) => index.textAt(version))).toEqual(["One.", "One. Two."]);
  });

  it("are found by the id of every record, of a mirror or a label too", () => {
    const desk = new Desk();
    desk
      .do(append("One "))
      .do(() => {}, { origin: "mirror" })
      .do(append("two."))
      .do(append("Three."), { seconds: 900 });
    const revisions = desk.revisions();
    const found = [1, 2, 3, 4, 5].map((seq) => findRevision(revisions, `host.1:${seq}`)?.id);
    expect(found).toEqual(["host.1:3", "host.1:3", "host.1:3", "host.1:4", "host.1:4"]);
    expect(findRevision(revisions, "other.1:1")).toBeNull();
    expect(findRevision(revisions, "nonsense")).toBeNull();
  });

  it("count words at their bounds", () => {
    const count = (before: string, change: (text: Y.Text) => void): string => {
      const desk = new Desk();
      desk.do(append(before)).do(change, { seconds: 900 });
      const last = desk.revisions().at(-1);
      return `+${last?.added} -${last?.removed}`;
    };
    expect(count("I walk home", (text) => text.insert(6, "ing"))).toBe("+1 -1");
    expect(count("I walk home", (text) => text.insert(6, " slowly"))).toBe("+1 -0");
    expect(count("I walk home", (text) => text.insert(0, "Then "))).toBe("+1 -0");
    expect(count("I walk home", (text) => text.delete(1, 5))).toBe("+0 -1");
    expect(count("I walk home", (text) => text.delete(6, 1))).toBe("+1 -2");
    expect(count("I walk home", (text) => text.delete(0, 11))).toBe("+0 -3");
    expect(count("I walk home", rewrite([2, 4, "walk"]))).toBe("+0 -0");
    expect(count("I walk home", rewrite([2, 0, "slowly "], [2, 7, ""], [11, 0, "!"]))).toBe("+1 -1");
    expect(count("one two three", rewrite([8, 5, ""], [0, 3, "1"]))).toBe("+1 -2");
  });

  it("do not depend on how writes were batched", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seededRandom(seed);
      const desk = new Desk();
      desk.document.clientID = 42;
      for (let i = 0; i < 150; i++) {
        // Pauses are far from five minutes, because a batch is a few seconds long.
        const seconds = random() < 0.06 ? 400 : random() < 0.3 ? 20 : Math.floor(random() * 2);
        const origin = random() < 0.03 ? "restored" : "typed";
        desk.do((text) => scribble(text, random), { seconds, origin });
      }
      const keystrokes = desk.revisions();
      const batched = desk.revisions(() => 1 + Math.floor(random() * 30));
      expect(shape(batched), `seed ${seed}`).toEqual(shape(keystrokes));
      batched.forEach((revision, i) => {
        const other = keystrokes[i] as Revision;
        expect(Math.abs(revision.start - other.start), `seed ${seed}`).toBeLessThanOrEqual(3);
        expect(Math.abs(revision.end - other.end), `seed ${seed}`).toBeLessThanOrEqual(3);
      });
      const texts = (size: (stroke: number) => number): string[] => {
        const index = desk.index(size);
        return groupRevisions(index).map(({ version }) => index.textAt(version));
      };
      expect(
        texts(() => 12),
        `seed ${seed}`,
      ).toEqual(texts(() => 1));
    }
  });
});
