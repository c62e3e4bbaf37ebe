import type { TextIndex } from "../../history/text-index.ts";
import type { Version } from "../../history/version.ts";
import type { ComparedText, TextPiece } from "../../story/compared-text.ts";
import type { Writer, Writers, WrittenStretch } from "./writers.ts";

/** One piece of a change may say two times of the same writer where they are further apart, in seconds. */
const sittingSeconds = 3600;

export interface CreditedText {
  readonly text: string;
  readonly writer: Writer | null;
}

/** A stretch of a text that the exact difference names, and the row that brought or took it. */
interface ExactRange {
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

/**
 * Who made which change of a readable difference, from the exact one. Words that stood there before and are shown as new
 * only because all around them is are credited like what is around them.
 */
export class Credits {
  readonly #pieces = new Map<number, readonly CreditedText[]>();
  readonly #changes = new Map<number, Writer>();

  static async of(
    compared: ComparedText,
    writers: Writers,
    { index, early, late }: { readonly index: TextIndex; readonly early: Version; readonly late: Version },
  ): Promise<Credits> {
    const credits = new Credits();
    const { gone, come } = exactRanges(index, early, late);
    const doneBy = compared.changes.map(() => ({ come: new Map<Writer, number>(), gone: new Map<Writer, number>() }));
    const stretchesOf = new Map<number, WrittenStretch[]>();
    let before = 0;
    let after = 0;
    for (const [place, { kind, text, change }] of compared.pieces.entries()) {
      const start = kind === "inserted" ? after : before;
      if (kind !== "inserted") before += text.length;
      if (kind !== "deleted") after += text.length;
      const done = change === null ? undefined : doneBy[change];
      if (change === null || !done) continue;
      const isMoved = compared.changes[change]?.kind === "moved";
      const stretches: WrittenStretch[] = [];
      for (const { from, to, row } of overlapping(kind === "deleted" ? gone : come, start, start + text.length)) {
        if (row === null) {
          stretches.push({ length: to - from, writer: null });
          continue;
        }
        const doer = writers.ofRow(index, row);
        const written =
          kind === "deleted"
            ? [{ length: to - from, writer: doer }]
            : await writers.of(index, index.attribution(late, from, to));
        stretches.push(...written);
        const sums = kind === "deleted" ? done.gone : done.come;
        if (isMoved) add(sums, doer, to - from);
        else for (const { length, writer } of written) if (writer) add(sums, writer, length);
      }
      stretchesOf.set(place, stretches);
    }
    for (const [change, { come: inserted, gone: deleted }] of doneBy.entries()) {
      const writer = mostOf(inserted) ?? mostOf(deleted);
      if (writer) credits.#changes.set(change, writer);
    }
    for (const [place, stretches] of stretchesOf) {
      const piece = compared.pieces[place] as TextPiece;
      credits.#pieces.set(place, cutPiece(piece.text, stretches, credits.ofChange(piece.change ?? -1)));
    }
    return credits;
  }

  /** The piece in that place, in as many as somebody else or some other time made. */
  cut(place: number): readonly CreditedText[] {
    return this.#pieces.get(place) ?? [];
  }

  ofChange(change: number): Writer | null {
    return this.#changes.get(change) ?? null;
  }
}

function add(sums: Map<Writer, number>, writer: Writer, length: number): void {
  sums.set(writer, (sums.get(writer) ?? 0) + length);
}

/** Who made most, with the time at which most of that was made. */
function mostOf(sums: ReadonlyMap<Writer, number>): Writer | null {
  const names = new Map<string, number>();
  for (const [{ name }, length] of sums) names.set(name, (names.get(name) ?? 0) + length);
  let best: Writer | null = null;
  for (const [writer, length] of sums) {
    if (!best) best = writer;
    const byName = (names.get(writer.name) ?? 0) - (names.get(best.name) ?? 0);
    if (byName > 0 || (byName === 0 && length > (sums.get(best) ?? 0))) best = writer;
  }
  return best;
}

function exactRanges(index: TextIndex, early: Version, late: Version): { gone: ExactRange[]; come: ExactRange[] } {
  const gone: ExactRange[] = [];
  const come: ExactRange[] = [];
  let before = 0;
  let after = 0;
  for (const { kind, text, record } of index.spans(early, late)) {
    const { length } = text;
    if (kind === "deleted") gone.push({ from: before, to: before + length, row: record });
    if (kind === "inserted") come.push({ from: after, to: after + length, row: record });
    if (kind !== "inserted") before += length;
    if (kind !== "deleted") after += length;
  }
  return { gone, come };
}

/** [from, to) cut where the ranges (ascending) begin and end; a row of null lies between them. */
function overlapping(
  ranges: readonly ExactRange[],
  from: number,
  to: number,
): { readonly from: number; readonly to: number; readonly row: number | null }[] {
  const parts: { from: number; to: number; row: number | null }[] = [];
  let at = from;
  for (let place = firstEndingAfter(ranges, from); place < ranges.length && at < to; place++) {
    const range = ranges[place] as ExactRange;
    if (range.from >= to) break;
    if (range.from > at) parts.push({ from: at, to: range.from, row: null });
    const end = Math.min(range.to, to);
    // Without a record nobody did it.
    parts.push({ from: Math.max(at, range.from), to: end, row: range.row < 0 ? null : range.row });
    at = end;
  }
  if (at < to) parts.push({ from: at, to, row: null });
  return parts;
}

function firstEndingAfter(ranges: readonly ExactRange[], at: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cutPiece(text: string, stretches: readonly WrittenStretch[], otherwise: Writer | null): CreditedText[] {
  const cuts: { from: number; writer: Writer | null }[] = [];
  let at = 0;
  for (const { length, writer } of stretches) {
    const from = wholeCharacter(text, at);
    at += length;
    const last = cuts.at(-1);
    if (last && (writer === null || isSameSitting(last.writer, writer))) continue;
    if (last && last.writer === null) last.writer = writer;
    else cuts.push({ from, writer });
  }
  return cuts.flatMap(({ from, writer }, place) => {
    const own = text.slice(from, cuts[place + 1]?.from ?? text.length);
    return own === "" ? [] : [{ text: own, writer: writer ?? otherwise }];
  });
}

function isSameSitting(last: Writer | null, next: Writer): boolean {
  return last !== null && last.name === next.name && Math.abs(next.wall - last.wall) < sittingSeconds;
}

/** A place that is not within a character: after what belongs to the one before. */
function wholeCharacter(text: string, at: number): number {
  let place = at;
  while (place > 0 && place < text.length && continuesCharacter.test(text.charAt(place))) place++;
  return place;
}

const continuesCharacter = /^(?:[\udc00-\udfff]|\p{M}|\u200d)/u;
