import { describe, expect, it } from "vitest";
import type { PlaybackTape } from "../../history/tape.ts";
import { recordTape } from "../../history/tape-recorder.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { PlaybackTime } from "../../renderer/playback/playback-time.ts";
import { seededRandom, writeTogether } from "../history/support.ts";

function tapeOf(seed: number): PlaybackTape {
  const { writers, random } = writeTogether(seed);
  const index = TextIndex.build(uniteSlices(writers.flatMap((writer) => writer.slices(random))));
  return recordTape(index, { people: new Map(), labels: [] });
}

describe("the time of playing", () => {
  it("plays the edits of several chapters in the order of time, and each chapter's in its own", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const tapes = [tapeOf(seed), tapeOf(seed + 100), tapeOf(seed + 200)];
      const time = new PlaybackTime(tapes);
      const done = tapes.map(() => 0);
      expect(time.steps).toBe(tapes.reduce((sum, { times }) => sum + times.length, 0));
      for (let step = 1; step <= time.steps; step++) {
        const place = time.placeAt(step);
        expect(place.step, `seed ${seed}, step ${step}`).toBe((done[place.tape] as number) + 1);
        done[place.tape] = place.step;
      }
      expect(done, `seed ${seed}`).toEqual(tapes.map(({ times }) => times.length));
    }
  });

  it("goes a whole edit forward and back, and ends where the writing ends", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const time = new PlaybackTime([tapeOf(seed), tapeOf(seed + 100)]);
      const ends = [0];
      for (let step = 0; step < time.steps; ) ends.push((step = time.nextEdit(step, 1)));
      expect(ends.length - 1, `seed ${seed}`).toBe(time.edits);
      for (let place = ends.length - 1; place > 0; place--)
        expect(time.nextEdit(ends[place] as number, -1), `seed ${seed}`).toBe(ends[place - 1]);
      expect(time.nextEdit(time.steps, 1)).toBe(time.steps);
      expect(time.nextEdit(0, -1)).toBe(0);
    }
  });

  it("skips pauses, and finds each moment again by its place on the slider", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const time = new PlaybackTime([tapeOf(seed), tapeOf(seed + 100)]);
      const random = seededRandom(seed);
      expect(time.stepAt(0)).toBe(0);
      expect(time.stepAt(time.total)).toBe(time.steps);
      expect(time.total).toBeLessThanOrEqual(1.5 * time.steps);
      for (let round = 0; round < 50; round++) {
        const step = Math.floor(random() * (time.steps + 1));
        expect(time.stepAt(time.playedAt(step)), `seed ${seed}, step ${step}`).toBe(step);
      }
    }
  });
});
