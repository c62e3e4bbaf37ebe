/** A segment as the folder's list tells it. */
export interface SegmentFile {
  readonly name: string;
  /** First and last sequence number. */
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
}

export type MergeDecision =
  | { readonly kind: "nothing" }
  /** Everything in `part` should be in `whole`. */
  | { readonly kind: "leftover"; readonly part: SegmentFile; readonly whole: SegmentFile }
  /** Neighbours, in their order. */
  | { readonly kind: "merge"; readonly files: readonly SegmentFile[] };

/** So many neighbours of one level, or lower ones, are made one. */
const fanIn = 8;
/** A segment of this size, in bytes, is merged no more. */
const largest = 4 * 1024 * 1024;

/**
 * Which segments of a document to make one of, by levels of size (O'Neil et al., The Log-Structured Merge-Tree, 1996): each
 * record is packed anew as often as there are levels and not more, and a text of any age lies in few files.
 *
 * @param most bytes that a merge may read
 */
export function decideMerge(files: readonly SegmentFile[], most: number): MergeDecision {
  const sorted = [...files].sort((a, b) => a.from - b.from || b.to - a.to);
  let whole: SegmentFile | null = null;
  for (const part of sorted) {
    if (whole && part.to <= whole.to) return { kind: "leftover", part, whole };
    // Those that share records and neither holds the other are what a sync client or a hand made: they stay.
    if (whole && part.from <= whole.to) return { kind: "nothing" };
    whole = part;
  }
  for (let level = 0; level <= levelOf(largest); level++) {
    const run = lastRun(sorted, level, Math.min(most, largest));
    if (run.length >= fanIn) return { kind: "merge", files: run };
  }
  return { kind: "nothing" };
}

/** The newest segments of at most this level, as many as one merge may read. */
function lastRun(sorted: readonly SegmentFile[], level: number, most: number): readonly SegmentFile[] {
  let start = sorted.length;
  let bytes = 0;
  while (start > 0) {
    const file = sorted[start - 1] as SegmentFile;
    if (levelOf(file.bytes) > level || bytes + file.bytes > most) break;
    bytes += file.bytes;
    start--;
  }
  return sorted.slice(start);
}

/** 0 up to 2 kB, and one more for each eightfold. */
function levelOf(bytes: number): number {
  let level = 0;
  for (let limit = 2048; bytes > limit; limit *= fanIn) level++;
  return level;
}
