import { describe, expect, test } from "vitest";
import { sliceRecords } from "../../history/slice.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { writtenWords } from "../../history/written-words.ts";
import { daysOf } from "../../story/statistics/days.ts";
import { addUp, netOf } from "../../story/statistics/written.ts";
import { chapter, Writer, writeTogether } from "./support.ts";

const dayOf = daysOf("UTC");
const noon = Date.UTC(2026, 0, 5, 12) / 1000;
const day = 86_400;

function written(writer: Writer) {
  const index = TextIndex.build(uniteSlices([sliceRecords(writer.replica, chapter, writer.records)]));
  const { changes, lengths } = writtenWords(index, { dayOf, people: new Map(), lent: [] });
  return {
    days: changes.map((change) => `${change.day.slice(5)} +${change.added} −${change.removed}`),
    lengths: lengths.map((length) => `${length.day.slice(5)} ${length.words}`),
  };
}

describe("words of a day", () => {
  test("are those that stand in the evening and did not in the morning", () => {
    const writer = new Writer("a.1", 1);
    writer.text.insert(0, "A first try of it. ");
    writer.close(noon);
    writer.text.delete(0, writer.text.length);
    writer.close(noon + 3600);
    writer.text.insert(0, "Better words. ");
    writer.close(noon + 7200);
    writer.text.insert(14, "And the next day. ");
    writer.text.delete(0, 7);
    writer.close(noon + day);
    expect(written(writer)).toEqual({
      days: ["01-05 +2 −0", "01-06 +4 −1"],
      lengths: ["01-05 2", "01-06 5"],
    });
  });

  test("are not those of notes to oneself, and those of a link that are read", () => {
    const writer = new Writer("a.1", 1);
    writer.text.insert(0, "The boat came. ");
    writer.close(noon);
    writer.text.insert(15, "%%check the tide tables%% Nobody saw [[Anna Quill|her]]. ");
    writer.close(noon + day);
    expect(written(writer)).toEqual({ days: ["01-05 +3 −0", "01-06 +3 −0"], lengths: ["01-05 3", "01-06 6"] });
    // What becomes a note is taken back where it was written.
    writer.text.insert(0, "%%");
    writer.text.insert(16, "%%");
    writer.close(noon + 2 * day);
    expect(written(writer).days).toEqual(["01-06 +3 −0"]);
  });

  test("count once, however often they are undone and done again", () => {
    const writer = new Writer("a.1", 1);
    writer.text.insert(0, "Four words of mine.");
    writer.close(noon);
    for (let turn = 1; turn <= 3; turn++) {
      writer.undo();
      writer.close(noon + turn * 600, "undone");
      writer.redo();
      writer.close(noon + turn * 600 + 60, "undone");
    }
    expect(written(writer).days).toEqual(["01-05 +4 −0"]);
    writer.undo();
    writer.close(noon + 7200, "undone");
    expect(written(writer).days).toEqual([]);
  });

  test("are none where they were imported, restored or moved", () => {
    const writer = new Writer("a.1", 1);
    for (const origin of ["imported", "restored", "split", "joined", "moved"] as const) {
      writer.text.insert(writer.text.length, "Some words. ");
      writer.close(noon, origin);
    }
    expect(written(writer)).toEqual({ days: [], lengths: ["01-05 10"] });
  });

  test("are none where another program's text turned out to be another replica's", () => {
    const writer = new Writer("a.1", 1);
    writer.text.insert(0, "Words from outside. ");
    writer.close(noon, "outside");
    expect(written(writer).days).toEqual(["01-05 +3 −0"]);
    writer.text.delete(0, writer.text.length);
    const record = writer.close(noon + 5, "untaken") as NonNullable<ReturnType<Writer["close"]>>;
    writer.records[1] = { ...record, detail: { record: "a.1:1" } };
    expect(written(writer).days).toEqual([]);
  });

  test("add up to the text, whoever wrote, undid and met whom", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { writers, random } = writeTogether(seed);
      const index = TextIndex.build(uniteSlices(writers.flatMap((writer) => writer.slices(random))));
      // As many days as hours, so that there are some.
      const hourOf = (seconds: number) => String(Math.floor(seconds / 7)).padStart(12, "0");
      const { changes, lengths } = writtenWords(index, { dayOf: hourOf, people: new Map(), lent: [] });
      const net = netOf(addUp(changes));
      const length = lengths.at(-1)?.words ?? 0;
      // Words that two people wrote without a space between count for both: a few, never many.
      expect(Math.abs(net - length), `seed ${seed}: ${net} of ${length}`).toBeLessThanOrEqual(2);
    }
  });
});
