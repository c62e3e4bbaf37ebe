import type { PlaybackTape } from "../../history/tape.ts";

/** Nobody waits longer than this, in seconds, for the next word while the writing is played. */
const longestPause = 1.5;

/** A longer pause, in seconds, parts two sittings. */
const sittingPause = 30 * 60;

/** How many bars the plot behind the slider has. */
export const plotBars = 240;

export interface PlaybackFlag {
  readonly name: string;
  /** Seconds of playing. */
  readonly at: number;
}

/** A tape's time without its pauses: seconds of playing at the pace of the writing, and what lies where in them. */
export class PlaybackTime {
  readonly tape: PlaybackTape;
  /** Of each step. */
  readonly #played: Float64Array;

  constructor(tape: PlaybackTape) {
    this.tape = tape;
    const { times } = tape;
    // It begins with nothing on the page.
    const played = new Float64Array(times.length).fill(longestPause, 0, 1);
    for (let step = 1; step < times.length; step++) {
      // A clock that was set back waits for nobody.
      const pause = Math.max(0, Math.min(longestPause, (times[step] as number) - (times[step - 1] as number)));
      played[step] = (played[step - 1] as number) + pause;
    }
    this.#played = played;
  }

  /** Seconds that playing all of it takes. */
  get total(): number {
    return this.#played.at(-1) ?? 0;
  }

  /** Steps that are done when so many seconds were played. */
  stepAt(played: number): number {
    return firstAfter(this.#played.length, (step) => (this.#played[step] as number) > played);
  }

  /** When so many steps are just done. */
  playedAt(step: number): number {
    return step <= 0 ? 0 : (this.#played[step - 1] as number);
  }

  /** The edit that a step belongs to; −1 before the first. */
  editAt(step: number): number {
    const { edits } = this.tape;
    return firstAfter(edits.length - 1, (edit) => (edits[edit] as number) >= step) - 1;
  }

  /** Steps that are done at the end of the edit before or after. */
  nextEdit(step: number, direction: 1 | -1): number {
    const { edits } = this.tape;
    const edit = this.editAt(step);
    const end = (at: number) => edits[Math.max(0, Math.min(edits.length - 1, at))] as number;
    // Within an edit the way back leads to its beginning.
    return direction > 0 ? (step < end(edit + 1) ? end(edit + 1) : end(edit + 2)) : end(edit);
  }

  nextRevision(step: number, direction: 1 | -1): number {
    const ends = this.tape.revisions.map(({ end }) => end);
    if (direction > 0) return ends.find((end) => end > step) ?? this.tape.times.length;
    return ends.findLast((end) => end < step) ?? 0;
  }

  get flags(): readonly PlaybackFlag[] {
    return this.tape.revisions.flatMap(({ labels, end }) => labels.map((name) => ({ name, at: this.playedAt(end) })));
  }

  /** Where another sitting begins, in seconds of playing. */
  get sittings(): readonly number[] {
    const { times } = this.tape;
    const begins: number[] = [];
    for (let step = 1; step < times.length; step++)
      if ((times[step] as number) - (times[step - 1] as number) > sittingPause) begins.push(this.playedAt(step + 1));
    return begins;
  }

  /** Characters that came and went, for each bar of the plot. */
  get density(): { readonly came: Float64Array; readonly went: Float64Array } {
    const { tape } = this;
    const came = new Float64Array(plotBars);
    const went = new Float64Array(plotBars);
    const barOf = (step: number) =>
      Math.min(plotBars - 1, Math.floor((plotBars * (this.#played[step] as number)) / this.total));
    for (let run = 0; run < tape.inserted.length; run++) {
      const length = (tape.offsets[run + 1] as number) - (tape.offsets[run] as number);
      const start = tape.inserted[run] as number;
      const end = tape.deleted[run] as number;
      if (start >= 0) came[barOf(start)] = (came[barOf(start)] as number) + length;
      if (end >= 0) went[barOf(end)] = (went[barOf(end)] as number) + length;
    }
    return { came, went };
  }
}

function firstAfter(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
