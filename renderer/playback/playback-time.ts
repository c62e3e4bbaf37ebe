import type { PlaybackTape } from "../../history/tape.ts";

/** Nobody waits longer than this, in seconds, for the next word while the writing is played. */
const longestPause = 1.5;

/** No two steps are at the same place of the slider: each can be gone to. */
const shortestPause = 0.001;

/** A longer pause, in seconds, parts two sittings. */
const sittingPause = 30 * 60;

/** How many bars the plot behind the slider has. */
export const plotBars = 240;

export interface PlaybackFlag {
  readonly name: string;
  /** Seconds of playing. */
  readonly at: number;
}

/** An edit of one of the tapes, where it comes in the order of all. */
interface Edit {
  readonly tape: number;
  /** Its own place on that tape. */
  readonly edit: number;
  readonly time: number;
}

/**
 * The time of one chapter's tape, or of a whole book's, without its pauses: seconds of playing at the pace of the writing,
 * and what lies where in them. A book's chapters come one after another in the order of time; a step is of one of them.
 */
export class PlaybackTime {
  readonly tapes: readonly PlaybackTape[];
  readonly #edits: readonly Edit[];
  /** Of each edit the step that it begins with, counted over all tapes; one more entry ends the last. */
  readonly #starts: Uint32Array;
  /** Of each step, when it was and when it is played. */
  readonly #times: Float64Array;
  readonly #played: Float64Array;
  /** By tape: of each of its steps, its place among all. */
  readonly #places: readonly Uint32Array[];

  constructor(tapes: readonly PlaybackTape[]) {
    this.tapes = tapes;
    this.#edits = inOrder(tapes);
    const steps = tapes.reduce((sum, { times }) => sum + times.length, 0);
    this.#starts = new Uint32Array(this.#edits.length + 1);
    this.#times = new Float64Array(steps);
    this.#places = tapes.map(({ times }) => new Uint32Array(times.length));
    let step = 0;
    this.#edits.forEach(({ tape, edit }, place) => {
      const { edits, times } = tapes[tape] as PlaybackTape;
      this.#starts[place] = step;
      for (let own = edits[edit] as number; own < (edits[edit + 1] as number); own++) {
        this.#times[step] = times[own] as number;
        (this.#places[tape] as Uint32Array)[own] = step++;
      }
    });
    this.#starts[this.#edits.length] = step;
    this.#played = playedOf(this.#times);
  }

  get steps(): number {
    return this.#times.length;
  }

  get edits(): number {
    return this.#edits.length;
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

  /** The edit that was at work when so many steps were done; −1 before the first. */
  editAt(step: number): number {
    return firstAfter(this.#edits.length, (edit) => (this.#starts[edit] as number) >= step) - 1;
  }

  /** Which tape is at work there, and how many of its own steps are done. */
  placeAt(step: number): { readonly tape: number; readonly step: number } {
    const place = this.editAt(step);
    const edit = this.#edits[place];
    if (!edit) return { tape: this.#edits[0]?.tape ?? 0, step: 0 };
    const own = this.tapes[edit.tape]?.edits[edit.edit] as number;
    return { tape: edit.tape, step: own + step - (this.#starts[place] as number) };
  }

  /** In seconds since 1970, and by whom; null before the first. */
  momentAt(step: number): { readonly seconds: number; readonly author: string } | null {
    const edit = this.#edits[this.editAt(step)];
    const tape = edit && this.tapes[edit.tape];
    if (!tape) return null;
    return { seconds: this.#times[step - 1] as number, author: tape.people[tape.writers[edit.edit] as number] ?? "" };
  }

  /** Steps that are done at the end of the edit before or after. */
  nextEdit(step: number, direction: 1 | -1): number {
    const edit = this.editAt(step);
    const end = (at: number) => this.#starts[Math.max(0, Math.min(this.#edits.length, at))] as number;
    // Within an edit the way back leads to its beginning.
    if (direction < 0) return end(edit);
    return step < end(edit + 1) ? end(edit + 1) : end(edit + 2);
  }

  nextRevision(step: number, direction: 1 | -1): number {
    const ends = this.tapes
      .flatMap(({ revisions }, tape) => revisions.map(({ end }) => this.#doneAt(tape, end)))
      .sort((a, b) => a - b);
    if (direction > 0) return ends.find((end) => end > step) ?? this.steps;
    return ends.findLast((end) => end < step) ?? 0;
  }

  /** A label of the whole book is where the last of its chapters was as it says. */
  get flags(): readonly PlaybackFlag[] {
    const places = new Map<string, number>();
    for (const [tape, { revisions }] of this.tapes.entries()) {
      for (const { labels, end } of revisions)
        for (const name of labels) places.set(name, Math.max(places.get(name) ?? 0, this.#doneAt(tape, end)));
    }
    return [...places].map(([name, step]) => ({ name, at: this.playedAt(step) }));
  }

  /** Where another sitting begins, in seconds of playing. */
  get sittings(): readonly number[] {
    const times = this.#times;
    const begins: number[] = [];
    for (let step = 1; step < times.length; step++)
      if ((times[step] as number) - (times[step - 1] as number) > sittingPause) begins.push(this.playedAt(step + 1));
    return begins;
  }

  /** Characters that came and went, for each bar of the plot. */
  get density(): { readonly came: Float64Array; readonly went: Float64Array } {
    const came = new Float64Array(plotBars);
    const went = new Float64Array(plotBars);
    for (const [place, tape] of this.tapes.entries()) {
      const add = (bars: Float64Array, own: number, length: number) => {
        if (own < 0) return;
        const played = this.#played[this.#places[place]?.[own] as number] as number;
        const bar = Math.min(plotBars - 1, Math.floor((plotBars * played) / this.total));
        bars[bar] = (bars[bar] as number) + length;
      };
      for (let run = 0; run < tape.inserted.length; run++) {
        const length = (tape.offsets[run + 1] as number) - (tape.offsets[run] as number);
        add(came, tape.inserted[run] as number, length);
        add(went, tape.deleted[run] as number, length);
      }
    }
    return { came, went };
  }

  /** Steps of all that are done when so many of one tape's own are. */
  #doneAt(tape: number, own: number): number {
    return own <= 0 ? 0 : (this.#places[tape]?.[own - 1] as number) + 1;
  }
}

/** The edits of all tapes by time; of one tape in its own order, also where a clock was set back. */
function inOrder(tapes: readonly PlaybackTape[]): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [tape, { edits: starts, times }] of tapes.entries()) {
    let latest = 0;
    for (let edit = 0; edit + 1 < starts.length; edit++) {
      latest = Math.max(latest, times[starts[edit] as number] as number);
      edits.push({ tape, edit, time: latest });
    }
  }
  return tapes.length > 1 ? edits.sort((a, b) => a.time - b.time || a.tape - b.tape || a.edit - b.edit) : edits;
}

/** It begins with nothing on the page. A clock that was set back waits for nobody. */
function playedOf(times: Float64Array): Float64Array {
  const played = new Float64Array(times.length).fill(longestPause, 0, 1);
  for (let step = 1; step < times.length; step++) {
    const pause = (times[step] as number) - (times[step - 1] as number);
    played[step] = (played[step - 1] as number) + Math.max(shortestPause, Math.min(longestPause, pause));
  }
  return played;
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
