import { describe, expect, it } from "vitest";
import { Playback, type PlaybackChange } from "../../history/playback.ts";
import type { ReplicaKey } from "../../history/record.ts";
import type { PlaybackTape } from "../../history/tape.ts";
import { packTape, unpackTape } from "../../history/tape-bytes.ts";
import { recordTape } from "../../history/tape-recorder.ts";
import { TextIndex } from "../../history/text-index.ts";
import { replicaOfRow, uniteSlices } from "../../history/union.ts";
import { seededRandom, writeTogether } from "./support.ts";

const seeds = Number(process.env.REDRAFT_SEEDS ?? 40);

function indexOf(seed: number): TextIndex {
  const { writers, random } = writeTogether(seed);
  return TextIndex.build(uniteSlices(writers.flatMap((writer) => writer.slices(random))));
}

function tapeOf(index: TextIndex): PlaybackTape {
  return recordTape(index, { people: new Map(), labels: [] });
}

/** The version that has the records up to a row and no more. */
function versionUpTo(index: TextIndex, row: number): ReadonlyMap<ReplicaKey, number> {
  const version = new Map<ReplicaKey, number>();
  for (let at = 0; at <= row; at++) version.set(replicaOfRow(index.records, at), index.records.seq[at] as number);
  return version;
}

function apply(text: string, changes: readonly PlaybackChange[]): string {
  let result = "";
  let done = 0;
  for (const { from, to, insert } of changes) {
    expect(from).toBeGreaterThanOrEqual(done);
    result += text.slice(done, from) + insert;
    done = to;
  }
  return result + text.slice(done);
}

describe("playing a text's life back", () => {
  it("shows at the end of every edit the text of that version", () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const index = indexOf(seed);
      const tape = tapeOf(index);
      const playback = new Playback(tape);
      let text = "";
      let edit = 0;
      for (let row = 0; row < index.records.count; row++) {
        if (index.life.inserted.includes(row) || index.life.deleted.includes(row)) edit++;
        text = apply(text, playback.moveTo(tape.edits[edit] as number));
        expect(text, `seed ${seed}, row ${row}`).toBe(index.textAt(versionUpTo(index, row)));
      }
      expect(edit, `seed ${seed}`).toBe(tape.edits.length - 1);
      expect(text, `seed ${seed}`).toBe(index.textAt(index.latest()));
    }
  });

  it("goes from any step to any other by changes that apply", () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const tape = tapeOf(indexOf(seed));
      const random = seededRandom(seed);
      const playback = new Playback(tape);
      let text = "";
      for (let jump = 0; jump < 60; jump++) {
        const target =
          random() < 0.5
            ? Math.floor(random() * (tape.times.length + 1))
            : Math.min(tape.times.length, playback.at + Math.floor(random() * 4));
        text = apply(text, playback.moveTo(target));
        const fresh = new Playback(tape);
        fresh.moveTo(target);
        expect(text, `seed ${seed}, step ${target}`).toBe(fresh.text());
        expect(text, `seed ${seed}, step ${target}`).toBe(playback.text());
        expect(playback.length, `seed ${seed}, step ${target}`).toBe(text.length);
      }
    }
  });

  it("never cuts a character in two", () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const tape = tapeOf(indexOf(seed));
      const playback = new Playback(tape);
      for (let step = 0; step <= tape.times.length; step++) {
        playback.moveTo(step);
        expect(playback.text().isWellFormed(), `seed ${seed}, step ${step}`).toBe(true);
      }
    }
  });

  it("changes no more than what a step changes", () => {
    const tape = tapeOf(indexOf(3));
    const playback = new Playback(tape);
    for (let step = 1; step <= tape.times.length; step++) {
      const size = playback.moveTo(step).reduce((sum, { from, to, insert }) => sum + to - from + insert.length, 0);
      const runs = [...tape.inserted.keys()].filter(
        (run) => tape.inserted[run] === step - 1 || tape.deleted[run] === step - 1,
      );
      const most = runs.reduce(
        (sum, run) => sum + (tape.offsets[run + 1] as number) - (tape.offsets[run] as number),
        0,
      );
      expect(size, `step ${step}`).toBeLessThanOrEqual(most);
    }
  });

  it("is the same after it was packed", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const tape = tapeOf(indexOf(seed));
      expect(unpackTape(packTape(tape)), `seed ${seed}`).toEqual(tape);
    }
  });
});
