import { cutParagraphs, type Paragraphs } from "./compare/align.ts";
import { assemble } from "./compare/assemble.ts";
import { joinMoves } from "./compare/join-moves.ts";
import { findMoves, type GapRange, type Move } from "./compare/moves.ts";
import { pairParagraphs } from "./compare/paragraph-pairs.ts";
import { movedSentences, type Passage, passageOf, unclaimed } from "./compare/passages.ts";
import { regionsBetween } from "./compare/regions.ts";
import type { ComparedText, TextRange } from "./compared-text.ts";

/** A chapter of a book, compared with what it was; one that came or went is compared with nothing. */
export interface ComparedChapter {
  readonly id: string;
  readonly compared: ComparedText;
}

/** Characters that are known to be copies of such as stood in another chapter before. */
export interface CopiedRange {
  readonly from: { readonly chapter: string; readonly at: TextRange };
  readonly to: { readonly chapter: string; readonly at: TextRange };
}

/** The same with what moved from chapter to chapter shown as moved in both. */
export interface LinkedChapter extends ComparedChapter {
  /** For such a change where its other side is. */
  readonly elsewhere: ReadonlyMap<number, { readonly chapter: string; readonly change: number }>;
}

/** A paragraph of which so much was copied from another is that one. */
const leastCopied = 0.6;

/**
 * Finds what moved from one chapter to another: first what is known from copies (a split, a join, a scene that was
 * moved), then what is the same or nearly the same among all that went and all that came.
 */
export function linkChapters(chapters: readonly ComparedChapter[], copied: readonly CopiedRange[]): LinkedChapter[] {
  const a = gatherSide(chapters, "deleted");
  const b = gatherSide(chapters, "inserted");
  const known = copiedMoves(a, b, chapters, copied);
  const exact = findMoves(a.units, without(a.gaps, known, "A"), b.units, without(b.gaps, known, "B"));
  const found = [...known, ...exact];
  const pairs = pairParagraphs(a.units, without(a.gaps, found, "A"), b.units, without(b.gaps, found, "B"));
  for (const pair of pairs) {
    if (a.gaps.get(pair.a) === b.gaps.get(pair.b)) continue;
    found.push({ fromA: pair.a, toA: pair.a + 1, fromB: pair.b, toB: pair.b + 1 });
  }
  const moves = joinMoves(a.units, a.gaps, b.units, b.gaps, found);
  const passages = moves.map((move) => passageOf(a.units, b.units, move));
  passages.push(...movedSentences(a.units.text, a.leftOf(passages), b.units.text, b.leftOf(passages)));
  return placeInChapters(chapters, a, b, passages);
}

/** All that went, or all that came, in all chapters as one text. */
class Side {
  readonly units: Paragraphs;
  /** For each paragraph that is wholly new, or gone, its chapter's place: a gap is a chapter. */
  readonly gaps: ReadonlyMap<number, number>;
  readonly kind: "deleted" | "inserted";
  /** Where each chapter begins. */
  readonly starts: readonly number[];
  readonly #ranges: readonly GapRange[];

  constructor(
    kind: "deleted" | "inserted",
    units: Paragraphs,
    gaps: ReadonlyMap<number, number>,
    starts: readonly number[],
    ranges: readonly GapRange[],
  ) {
    this.kind = kind;
    this.units = units;
    this.gaps = gaps;
    this.starts = starts;
    this.#ranges = ranges;
  }

  /** What no passage has claimed. */
  leftOf(passages: readonly Passage[]): GapRange[] {
    const claimed = passages.map(({ before, after }) => (this.kind === "deleted" ? before : after));
    const ranges = this.#ranges.map(({ range }) => range);
    return unclaimed(ranges, claimed).map(({ range, gap }) => ({ range, gap: this.#ranges[gap]?.gap ?? -1 }));
  }

  chapterAt(place: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    return low;
  }
}

function gatherSide(chapters: readonly ComparedChapter[], kind: "deleted" | "inserted"): Side {
  const starts: number[] = [];
  const unitStarts: number[] = [];
  const unitEnds: number[] = [];
  const gaps = new Map<number, number>();
  const ranges: GapRange[] = [];
  const texts: string[] = [];
  let start = 0;
  for (const [gap, { compared }] of chapters.entries()) {
    const text = textOf(compared, kind);
    const own = changedRanges(compared, kind);
    starts.push(start);
    for (const [from, to] of own) ranges.push({ range: [start + from, start + to], gap });
    const paragraphs = own.length > 0 ? cutParagraphs(text) : { starts: [], ends: [] };
    let next = 0;
    paragraphs.starts.forEach((from, unit) => {
      const to = paragraphs.ends[unit] ?? from;
      const core = from + text.slice(from, to).trimEnd().length;
      while (next < own.length && (own[next]?.[1] ?? 0) < core) next++;
      const range = own[next];
      const isWhole = range !== undefined && core > from && range[0] <= from && range[1] >= core;
      if (isWhole) gaps.set(unitStarts.length, gap);
      unitStarts.push(start + from);
      unitEnds.push(start + (isWhole ? Math.min(to, range[1]) : to));
    });
    texts.push(text);
    // No paragraph goes on in the next chapter.
    start += text.length + 1;
  }
  return new Side(kind, { text: texts.join("\n"), starts: unitStarts, ends: unitEnds }, gaps, starts, ranges);
}

/** What went, or came, for good: what moved within the chapter has its place already. */
function changedRanges({ pieces, changes }: ComparedText, kind: "deleted" | "inserted"): TextRange[] {
  const ranges: TextRange[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind !== "kept" && piece.kind !== kind) continue;
    const end = at + piece.text.length;
    const change = piece.change === null ? undefined : changes[piece.change];
    const last = ranges.at(-1);
    if (piece.kind === kind && change && change.kind !== "moved" && change.within === null) {
      if (last?.[1] === at) ranges[ranges.length - 1] = [last[0], end];
      else ranges.push([at, end]);
    }
    at = end;
  }
  return ranges;
}

function textOf({ pieces }: ComparedText, kind: "deleted" | "inserted"): string {
  return pieces.map((piece) => (piece.kind === "kept" || piece.kind === kind ? piece.text : "")).join("");
}

function without(gaps: ReadonlyMap<number, number>, moves: readonly Move[], side: "A" | "B"): Map<number, number> {
  const left = new Map(gaps);
  for (const move of moves) {
    const [from, to] = side === "A" ? [move.fromA, move.toA] : [move.fromB, move.toB];
    for (let unit = from; unit < to; unit++) left.delete(unit);
  }
  return left;
}

/** Paragraphs that are known to come from one of another chapter. */
function copiedMoves(a: Side, b: Side, chapters: readonly ComparedChapter[], copied: readonly CopiedRange[]): Move[] {
  const placeOf = new Map(chapters.map(({ id }, place) => [id, place]));
  const shared = new Map<number, Map<number, number>>();
  for (const { from, to } of copied) {
    const startA = a.starts[placeOf.get(from.chapter) ?? -1];
    const startB = b.starts[placeOf.get(to.chapter) ?? -1];
    if (startA === undefined || startB === undefined) continue;
    const shift = startA + from.at[0] - (startB + to.at[0]);
    for (let unitB = firstUnitAt(b.units, startB + to.at[0]); unitB < b.units.starts.length; unitB++) {
      const fromB = Math.max(b.units.starts[unitB] ?? 0, startB + to.at[0]);
      const toB = Math.min(b.units.ends[unitB] ?? 0, startB + to.at[1]);
      if (fromB >= startB + to.at[1]) break;
      if (!b.gaps.has(unitB)) continue;
      for (let unitA = firstUnitAt(a.units, fromB + shift); unitA < a.units.starts.length; unitA++) {
        const length =
          Math.min(a.units.ends[unitA] ?? 0, toB + shift) - Math.max(a.units.starts[unitA] ?? 0, fromB + shift);
        if (length <= 0) break;
        if (!a.gaps.has(unitA) || a.gaps.get(unitA) === b.gaps.get(unitB)) continue;
        const counts = shared.get(unitB) ?? new Map<number, number>();
        shared.set(unitB, counts.set(unitA, (counts.get(unitA) ?? 0) + length));
      }
    }
  }
  const taken = new Set<number>();
  const moves: Move[] = [];
  for (const [unitB, counts] of shared) {
    const [unitA, length] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
    const size = Math.max(lengthOf(a.units, unitA), lengthOf(b.units, unitB));
    if (taken.has(unitA) || length < leastCopied * size) continue;
    taken.add(unitA);
    moves.push({ fromA: unitA, toA: unitA + 1, fromB: unitB, toB: unitB + 1 });
  }
  return moves;
}

function firstUnitAt({ ends }: Paragraphs, place: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lengthOf({ starts, ends }: Paragraphs, unit: number): number {
  return (ends[unit] ?? 0) - (starts[unit] ?? 0);
}

/** Shows each passage in the chapter that it left and in the one that it came to. */
function placeInChapters(
  chapters: readonly ComparedChapter[],
  a: Side,
  b: Side,
  passages: readonly Passage[],
): LinkedChapter[] {
  const away = chapters.map((): Passage[] => []);
  const here = chapters.map((): Passage[] => []);
  const ends: { readonly passage: Passage; readonly from: number; readonly to: number }[] = [];
  for (const passage of passages) {
    const from = a.chapterAt(passage.before[0]);
    const to = b.chapterAt(passage.after[0]);
    const own = shifted(passage, -(a.starts[from] ?? 0), -(b.starts[to] ?? 0));
    away[from]?.push(own);
    here[to]?.push(own);
    ends.push({ passage: own, from, to });
  }
  const placed = chapters.map(({ id, compared }, place) => {
    const [gone, come] = [away[place] ?? [], here[place] ?? []];
    const isSame = gone.length === 0 && come.length === 0;
    return isSame
      ? { id, compared, changeOf: new Map<Passage, number>() }
      : { id, ...assembleAgain(compared, gone, come) };
  });
  const elsewhere = chapters.map(() => new Map<number, { readonly chapter: string; readonly change: number }>());
  for (const { passage, from, to } of ends) {
    const [left, right] = [placed[from]?.changeOf.get(passage), placed[to]?.changeOf.get(passage)];
    if (left === undefined || right === undefined) continue;
    elsewhere[from]?.set(left, { chapter: chapters[to]?.id ?? "", change: right });
    elsewhere[to]?.set(right, { chapter: chapters[from]?.id ?? "", change: left });
  }
  return placed.map(({ id, compared }, place) => ({ id, compared, elsewhere: elsewhere[place] ?? new Map() }));
}

function shifted(passage: Passage, byA: number, byB: number): Passage {
  const before = ([from, to]: TextRange): TextRange => [from + byA, to + byA];
  const after = ([from, to]: TextRange): TextRange => [from + byB, to + byB];
  return {
    ...passage,
    before: before(passage.before),
    after: after(passage.after),
    parts: passage.parts.map((part) => ({ ...part, before: before(part.before), after: after(part.after) })),
  };
}

function assembleAgain(compared: ComparedText, away: readonly Passage[], here: readonly Passage[]) {
  const before = textOf(compared, "deleted");
  const after = textOf(compared, "inserted");
  const runs: { a: number; b: number; length: number }[] = [];
  let a = 0;
  let b = 0;
  for (const { kind, text } of compared.pieces) {
    if (kind === "kept") runs.push({ a, b, length: text.length });
    if (kind !== "inserted") a += text.length;
    if (kind !== "deleted") b += text.length;
  }
  const within = compared.changes.flatMap(({ moved, before: was, after: is }): readonly Passage[] => {
    if (!moved) return [];
    const parts = moved.parts.map((part) => ({ ...part, isChanged: part.change !== null }));
    return [{ before: moved.before, after: moved.after, was, is, parts }];
  });
  const regions = regionsBetween(runs, [0, before.length], [0, after.length]);
  return assemble(before, after, regions, { within, away, here });
}
