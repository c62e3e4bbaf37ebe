import type { TextIndex } from "../../history/text-index.ts";
import type { Version } from "../../history/version.ts";
import type { ComparedText, TextPiece } from "../../story/compared-text.ts";
import { pushStretch, type Writer, type Writers, type WrittenStretch } from "./writers.ts";

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
    const did = compared.changes.map(() => ({ come: [] as WrittenStretch[], gone: [] as WrittenStretch[] }));
    const stretchesOf = new Map<number, readonly WrittenStretch[]>();
    let before = 0;
    let after = 0;
    for (const [place, { kind, text, change }] of compared.pieces.entries()) {
      const start = kind === "inserted" ? after : before;
      if (kind !== "inserted") before += text.length;
      if (kind !== "deleted") after += text.length;
      const done = change === null ? undefined : did[change];
      if (change === null || !done) continue;
      const stretches: WrittenStretch[] = [];
      for (const { from, to, row } of overlapping(kind === "deleted" ? gone : come, start, start + text.length)) {
        if (row === null) stretches.push({ length: to - from, writer: null });
        else if (kind === "deleted") writers.pushRow(stretches, index, to - from, row);
        else {
          const attributions = index.attribution(late, from, to);
          await writers.pushWritten(stretches, index, attributions);
          // Who moved it is not who wrote it.
          if (compared.changes[change]?.kind === "moved")
            for (const { length, record } of attributions) writers.pushRow(done.come, index, length, record);
        }
      }
      stretchesOf.set(place, stretches);
      if (kind === "deleted") done.gone.push(...stretches);
      else if (compared.changes[change]?.kind !== "moved") done.come.push(...stretches);
    }
    for (const [change, { come: inserted, gone: deleted }] of did.entries()) {
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

/** Who made most, and when they last did. */
function mostOf(stretches: readonly WrittenStretch[]): Writer | null {
  const people = new Map<string, { length: number; wall: number }>();
  for (const { length, writer } of stretches) {
    if (!writer) continue;
    const known = people.get(writer.name) ?? { length: 0, wall: writer.wall };
    people.set(writer.name, { length: known.length + length, wall: Math.max(known.wall, writer.wall) });
  }
  let most: { readonly length: number; readonly writer: Writer } | null = null;
  for (const [name, { length, wall }] of people)
    if (length > (most?.length ?? 0)) most = { length, writer: { name, wall } };
  return most?.writer ?? null;
}

function exactRanges(index: TextIndex, early: Version, late: Version): { gone: ExactRange[]; come: ExactRange[] } {
  const gone: ExactRange[] = [];
  const come: ExactRange[] = [];
  let before = 0;
  let after = 0;
  for (const { kind, text, record } of index.spans(early, late)) {
    const { length } = text;
    if (kind === "deleted") gone.push({ from: before, to: before + length, row: record });
    // Who wrote it is asked of all that is new at once.
    const last = come.at(-1);
    if (kind === "inserted" && last?.to === after) come[come.length - 1] = { ...last, to: after + length };
    else if (kind === "inserted") come.push({ from: after, to: after + length, row: record });
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
  const whole: WrittenStretch[] = [];
  let unknown = 0;
  for (const { length, writer } of stretches) {
    const last = whole.at(-1);
    if (writer) pushStretch(whole, length + unknown, writer.name, writer.wall);
    else if (last) whole[whole.length - 1] = { ...last, length: last.length + length };
    unknown = writer || last ? 0 : unknown + length;
  }
  if (unknown > 0) whole.push({ length: unknown, writer: otherwise });
  const pieces: CreditedText[] = [];
  let from = 0;
  let end = 0;
  for (const { length, writer } of whole) {
    end += length;
    const to = wholeCharacter(text, end);
    if (to > from) pieces.push({ text: text.slice(from, to), writer });
    from = to;
  }
  return pieces;
}

/** A place that is not within a character: after what belongs to the one before. */
function wholeCharacter(text: string, at: number): number {
  let place = at;
  while (place > 0 && place < text.length && continuesCharacter.test(text.charAt(place))) place++;
  return place;
}

const continuesCharacter = /^(?:[\udc00-\udfff]|\p{M}|\u200d)/u;
