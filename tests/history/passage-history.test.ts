import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { passageStretch, passageUpTo, versionUpTo } from "../../history/passage-history.ts";
import type { Copy, DocumentName, HistoryRecord, ReplicaKey } from "../../history/record.ts";
import { sliceRecords } from "../../history/slice.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { emptyVersion } from "../../history/version.ts";
import { chapter, seededRandom, Writer, writeTogether } from "./support.ts";

const seeds = Number(process.env.REDRAFT_SEEDS ?? 40);

function indexOf(writers: readonly Writer[]): TextIndex {
  const random = seededRandom(1);
  return TextIndex.build(uniteSlices(writers.flatMap((writer) => writer.slices(random))));
}

/** The forms of the words from one place to another, oldest first. */
function formsOf(index: TextIndex, from: number, to: number): readonly string[] {
  const latest = index.latest();
  return passageStretch(index, index.idsAt(latest, from, to), latest).forms.map(({ text }) => text);
}

/** Writes with a clock that pauses between the stretches of work. */
class Story {
  readonly writer = new Writer("w0.1", 10);
  #wall = 1_700_000_000;

  do(act: (text: Y.Text) => void): void {
    act(this.writer.text);
    this.writer.close((this.#wall += 3600));
  }

  get index(): TextIndex {
    return indexOf([this.writer]);
  }

  get text(): string {
    return this.writer.text.toString();
  }
}

describe("the history of a passage", () => {
  it("has forms that are what the text said there in those versions", () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const { writers, random } = writeTogether(seed);
      const index = TextIndex.build(uniteSlices(writers.flatMap((writer) => writer.slices(random))));
      const latest = index.latest();
      const text = index.textAt(latest);
      for (let round = 0; round < 6 && text.length > 2; round++) {
        const from = Math.floor(random() * (text.length - 1));
        const to = from + 1 + Math.floor(random() * Math.min(40, text.length - from - 1));
        const stretch = passageStretch(index, index.idsAt(latest, from, to), latest);
        const said = `seed ${seed}, ${from} to ${to}`;
        expect(stretch.forms.at(-1)?.text, said).toContain(text.slice(from, to));
        for (const form of stretch.forms) {
          const there = passageUpTo(index, stretch, form.row, latest);
          const then = index.textAt(versionUpTo(index, form.row, latest));
          expect(form.text, said).toBe(then.slice(there.from, there.from + form.text.length));
          expect(there.text, said).toBe(form.text);
          expect(
            there.ids.reduce((sum, { length }) => sum + length, 0),
            said,
          ).toBe(form.text.length);
        }
        // None is said twice in a row.
        for (const [place, { text: form }] of stretch.forms.entries())
          expect(form, said).not.toBe(stretch.forms[place - 1]?.text);
      }
    }
  });

  it("tells each form once, and an opening that was rewritten, too", () => {
    const story = new Story();
    story.do((text) => text.insert(0, "First.\n\nIt was raining.\n\nLast."));
    story.do((text) => {
      text.delete(8, 2);
      text.insert(8, "The day");
    });
    story.do((text) => text.insert(story.text.indexOf("."), "!"));
    story.do((text) => text.insert(story.text.indexOf(".\n\nLast"), " hard"));
    const from = story.text.indexOf("The day");
    const to = story.text.indexOf("\n\nLast");
    expect(formsOf(story.index, from, to)).toEqual([
      "It was raining.",
      "The day was raining.",
      "The day was raining hard.",
    ]);
  });

  it("goes on before a passage was deleted and came back by Undo", () => {
    const story = new Story();
    story.do((text) => text.insert(0, "One.\n\nTwo.\n\nThree."));
    story.do((text) => text.insert(9, " and a half"));
    story.do((text) => text.delete(0, text.length));
    story.do(() => story.writer.undo());
    const { index } = story;
    const from = story.text.indexOf("Two");
    const stretch = passageStretch(
      index,
      index.idsAt(index.latest(), from, from + "Two and a half.".length),
      index.latest(),
    );
    expect(stretch.forms.map(({ text }) => text)).toEqual(["Two and a half."]);
    expect(stretch.before?.document).toBe(chapter);
    const before = passageStretch(index, stretch.before?.ids ?? [], stretch.before?.version ?? emptyVersion);
    expect(before.forms.map(({ text }) => text)).toEqual(["Two.", "Two and a half.", ""]);
  });

  it("goes on in the chapter that it was split off from, as it was known then", () => {
    const story = new Story();
    story.do((text) => text.insert(0, "Stays.\n\nGoes."));
    story.do((text) => text.insert(text.length, " Far."));
    const before = story.index;
    const moved = "Goes. Far.";
    const sources = before.idsAt(before.latest(), 8, 8 + moved.length);
    const target = new Writer("w0.1", 20);
    target.text.insert(0, moved);
    let clock = 0;
    const copies: Copy[] = sources.map((source) => {
      const copy = { client: 20, clock, length: source.length, source: { document: chapter, ...source } };
      clock += source.length;
      return copy;
    });
    const made = target.close(1_700_100_000, "split") as HistoryRecord;
    const other = "text/fedcba987654321" as DocumentName;
    const record: HistoryRecord = {
      ...made,
      seq: 3,
      parts: [{ ...(made.parts[0] as HistoryRecord["parts"][number]), document: other, previous: 0, copies }],
    };
    const index = TextIndex.build(uniteSlices([sliceRecords("w0.1" as ReplicaKey, other, [record], emptyVersion)]));
    // What happens there later is not the passage's any more.
    story.do((text) => text.delete(6, text.length - 6));
    const stretch = passageStretch(index, index.idsAt(index.latest(), 0, moved.length), index.latest());
    expect(stretch.forms.map(({ text }) => text)).toEqual([moved]);
    expect(stretch.before?.document).toBe(chapter);
    const earlier = passageStretch(story.index, stretch.before?.ids ?? [], stretch.before?.version ?? emptyVersion);
    expect(earlier.forms.map(({ text }) => text)).toEqual(["Goes.", "Goes. Far."]);
  });
});
