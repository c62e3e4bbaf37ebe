/**
 * A text's whole life as a window plays it: all text that ever was in runs, and the step at which each came and went.
 * A step is one character, where somebody typed, and one action elsewhere. Positions are UTF-16 units.
 */
export interface PlaybackTape {
  readonly text: string;
  /** Where each run begins in the text; one more entry ends the last. */
  readonly offsets: Uint32Array;
  /** The step that brought each run, and the one that took it (-1: none). */
  readonly inserted: Int32Array;
  readonly deleted: Int32Array;
  /** Of each step, in seconds since 1970, as its writer's clock claimed. */
  readonly times: Float64Array;
  /** Of each edit (a second of typing, or an action) the step that it begins with; one more entry ends the last. */
  readonly edits: Uint32Array;
  /** Of each edit, its place in `people`. */
  readonly writers: Uint16Array;
  /** Names; empty where nobody knows. */
  readonly people: readonly string[];
  readonly revisions: readonly TapeRevision[];
}

/** A stretch of work. */
export interface TapeRevision {
  /** How many steps are done when it is. */
  readonly end: number;
  readonly origin: string;
  readonly labels: readonly string[];
}

/** Of each value from 0 on the places in a column that have it, in order. */
export function placesByValue(
  column: Int32Array,
  values: number,
): { readonly starts: Uint32Array; readonly runs: Int32Array } {
  const starts = new Uint32Array(values + 1);
  for (const value of column) if (value >= 0) starts[value + 1] = (starts[value + 1] as number) + 1;
  for (let value = 0; value < values; value++) {
    starts[value + 1] = (starts[value + 1] as number) + (starts[value] as number);
  }
  const next = starts.slice();
  const runs = new Int32Array(starts[values] as number);
  for (let run = 0; run < column.length; run++) {
    const value = column[run] as number;
    if (value < 0) continue;
    runs[next[value] as number] = run;
    next[value] = (next[value] as number) + 1;
  }
  return { starts, runs };
}
