import { RunningSums } from "./running-sums.ts";
import { type PlaybackTape, placesByValue } from "./tape.ts";

/** One place of a text that becomes another; several are of the text as it was before all of them. */
export interface PlaybackChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** More places than these at once are drawn together: an editor's work grows with their number. */
const mostChanges = 200;

/**
 * A text at some step of its life, which goes to any other by the smallest changes. A step costs what it changes; a long
 * way costs one walk over the runs, and never a text as a whole unless all of it is another.
 */
export class Playback {
  readonly #tape: PlaybackTape;
  readonly #came: ReturnType<typeof placesByValue>;
  readonly #went: ReturnType<typeof placesByValue>;
  /** 1 for every run that is there at this step. */
  readonly #shown: Uint8Array;
  /** Units that each run takes in the text at this step. */
  readonly #sums: RunningSums;
  #at = 0;
  #length = 0;

  constructor(tape: PlaybackTape) {
    const steps = tape.times.length;
    this.#tape = tape;
    this.#came = placesByValue(tape.inserted, steps);
    this.#went = placesByValue(tape.deleted, steps);
    this.#shown = new Uint8Array(tape.inserted.length);
    this.#sums = new RunningSums(tape.inserted.length);
  }

  /** How many steps are done. */
  get at(): number {
    return this.#at;
  }

  /** Of the text at this step, in UTF-16 units. */
  get length(): number {
    return this.#length;
  }

  /** Where the last step was: behind what it brought, or where it took something away. */
  get place(): number {
    const step = this.#at - 1;
    if (step < 0) return 0;
    const run = lastOf(this.#came, step) ?? lastOf(this.#went, step) ?? 0;
    return this.#sums.before(run) + this.#sums.of(run);
  }

  text(): string {
    return this.#textOf(0, this.#shown.length - 1);
  }

  /** Goes to where so many steps are done; gives what changes by it, in the order of the text. */
  moveTo(step: number): readonly PlaybackChange[] {
    const target = Math.max(0, Math.min(this.#tape.times.length, Math.round(step)));
    const changed = this.#changedRuns(target);
    this.#at = target;
    const changes = this.#changesOf(changed);
    this.#follow(changed);
    return changes;
  }

  /** Turns the runs that the way there brings or takes, in the order of the text. */
  #changedRuns(target: number): number[] {
    const changed: number[] = [];
    const { inserted, deleted } = this.#tape;
    const shown = this.#shown;
    const look = (run: number): void => {
      const went = deleted[run] as number;
      const is = (inserted[run] as number) < target && (went < 0 || went >= target) ? 1 : 0;
      if (shown[run] === is) return;
      shown[run] = is;
      changed.push(run);
    };
    if (Math.abs(target - this.#at) > shown.length / 8) {
      for (let run = 0; run < shown.length; run++) look(run);
      return changed;
    }
    const first = Math.min(this.#at, target);
    const last = Math.max(this.#at, target);
    for (const { starts, runs } of [this.#came, this.#went]) {
      const end = starts[last] as number;
      for (let at = starts[first] as number; at < end; at++) look(runs[at] as number);
    }
    return changed.sort((a, b) => a - b);
  }

  #changesOf(changed: readonly number[]): PlaybackChange[] {
    const stretches: Stretch[] = [];
    let known = 0;
    let from = 0;
    for (const run of changed) {
      // Neighbours are counted on from, which is cheaper than to sum up for each.
      if (run - known > 12) from = this.#sums.before(run);
      else for (let at = known; at < run; at++) from += this.#sums.of(at);
      known = run;
      const to = from + this.#sums.of(run);
      const last = stretches.at(-1);
      if (last && last.to === from) {
        last.last = run;
        last.to = to;
      } else stretches.push({ first: run, last: run, from, to });
    }
    return drawTogether(stretches).map(({ first, last, from, to }) => ({
      from,
      to,
      insert: this.#textOf(first, last),
    }));
  }

  #follow(changed: readonly number[]): void {
    const { offsets } = this.#tape;
    const isMany = changed.length > this.#shown.length / 16;
    for (const run of changed) {
      const length = (offsets[run + 1] as number) - (offsets[run] as number);
      const is = this.#shown[run] === 1 ? length : 0;
      this.#length += is > 0 ? length : -length;
      if (isMany) this.#sums.put(run, is);
      else this.#sums.set(run, is);
    }
    if (isMany) this.#sums.sum();
  }

  /** What is there at this step, from one run to another. */
  #textOf(first: number, last: number): string {
    const { text, offsets } = this.#tape;
    let result = "";
    let start = -1;
    for (let run = first; run <= last; run++) {
      if (this.#shown[run] === 1) {
        if (start < 0) start = offsets[run] as number;
      } else if (start >= 0) {
        result += text.slice(start, offsets[run]);
        start = -1;
      }
    }
    return start >= 0 ? result + text.slice(start, offsets[last + 1]) : result;
  }
}

function lastOf({ starts, runs }: ReturnType<typeof placesByValue>, step: number): number | undefined {
  const end = starts[step + 1] as number;
  return end > (starts[step] as number) ? runs[end - 1] : undefined;
}

/** Runs that change, with the place in the text before that they are at. */
interface Stretch {
  readonly first: number;
  last: number;
  readonly from: number;
  to: number;
}

/** The nearest ones first, with what is kept between them. */
function drawTogether(stretches: Stretch[]): Stretch[] {
  let drawn = stretches;
  for (let gap = 8; drawn.length > mostChanges; gap *= 4) {
    const wider: Stretch[] = [];
    for (const stretch of drawn) {
      const last = wider.at(-1);
      if (last && stretch.from - last.to <= gap) {
        last.last = stretch.last;
        last.to = stretch.to;
      } else wider.push(stretch);
    }
    drawn = wider;
  }
  return drawn;
}
