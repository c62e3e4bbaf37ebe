import * as Y from "yjs";
import {
  type Copy,
  type DocumentName,
  type HistoryRecord,
  isDocumentName,
  origins,
  outlineDocument,
  type RecordDetail,
} from "./record.ts";
import { firstPlace } from "./search.ts";
import type { LogSlice } from "./slice.ts";
import {
  cutStruct,
  decodeUpdate,
  decodeUpdateV2,
  encodeUpdate,
  type IdRange,
  joinRuns,
  mergeRanges,
  rangeOf,
  type Struct,
  tabulate,
} from "./structs.ts";

/** Characters by their ids, in any documents. */
export type IdSet = ReadonlyMap<DocumentName, readonly IdRange[]>;

/** What stands in the history where a character was forgotten; line ends stay, so that paragraphs are still counted. */
export const filler = "░";

/** The ranges that a record of forgetting names, by text. What isn't one names none; the outline has no passages. */
export function rangesOf(detail: RecordDetail): IdSet {
  const ranges = new Map<DocumentName, readonly IdRange[]>();
  const told = detail?.ranges;
  if (typeof told !== "object" || told === null) return ranges;
  for (const [document, numbers] of Object.entries(told)) {
    if (
      !isDocumentName(document) ||
      document === outlineDocument ||
      !Array.isArray(numbers) ||
      !numbers.every((value) => Number.isSafeInteger(value) && value >= 0)
    )
      continue;
    const list: IdRange[] = [];
    for (let i = 0; i + 2 < numbers.length; i += 3)
      list.push({ client: numbers[i], clock: numbers[i + 1], length: numbers[i + 2] });
    ranges.set(document, mergeRanges(list));
  }
  return ranges;
}

/** The same the other way round: {document: [client, clock, length, …]}. */
export function detailOf(ids: IdSet): { readonly ranges: { readonly [document: string]: readonly number[] } } {
  const told = [...ids].map(([document, ranges]) => [
    document,
    ranges.flatMap(({ client, clock, length }) => [client, clock, length]),
  ]);
  return { ranges: Object.fromEntries(told) };
}

/** What was forgotten of a document, as its own slices say. */
export function forgottenIn(slices: readonly LogSlice[]): readonly IdRange[] {
  const ranges: IdRange[] = [];
  const origin = origins.indexOf("forgotten");
  for (const { document, timeline } of slices) {
    for (const [row, detail] of timeline.detail)
      if (timeline.origin[row] === origin) ranges.push(...(rangesOf(detail).get(document) ?? []));
  }
  return mergeRanges(ranges);
}

/**
 * Ids, and all that repeat them or are repeated by them, however often and in whatever document: the same words were split
 * off, moved, undone or restored, and stand elsewhere under other ids.
 */
export function withCopies(start: IdSet, copies: ReadonlyMap<DocumentName, readonly Copy[]>): IdSet {
  const found = new Map<DocumentName, readonly IdRange[]>();
  let fresh = new Map([...start].map(([document, ranges]) => [document, mergeRanges(ranges)]));
  while (fresh.size > 0) {
    const next = new Map<DocumentName, IdRange[]>();
    const add = (document: DocumentName, range: IdRange) => {
      const list = next.get(document);
      if (list) list.push(range);
      else next.set(document, [range]);
    };
    for (const [document, ranges] of fresh)
      found.set(document, mergeRanges([...(found.get(document) ?? []), ...ranges]));
    for (const [document, list] of copies) {
      for (const copy of list) {
        const { source } = copy;
        for (const [from, to] of overlaps(copy, fresh.get(document) ?? []))
          add(source.document, { client: source.client, clock: source.clock + from, length: to - from });
        const origin = { client: source.client, clock: source.clock, length: copy.length };
        for (const [from, to] of overlaps(origin, fresh.get(source.document) ?? []))
          add(document, { client: copy.client, clock: copy.clock + from, length: to - from });
      }
    }
    fresh = new Map();
    for (const [document, ranges] of next) {
      const left = without(mergeRanges(ranges), found.get(document) ?? []);
      if (left.length > 0) fresh.set(document, left);
    }
  }
  return found;
}

/** What of all ids isn't among the known ones. */
export function idsBeyond(all: IdSet, known: IdSet): IdSet {
  const beyond = new Map<DocumentName, readonly IdRange[]>();
  for (const [document, ranges] of all) {
    const left = without(ranges, known.get(document) ?? []);
    if (left.length > 0) beyond.set(document, left);
  }
  return beyond;
}

/** Structs with filler in the place of what was forgotten; ids, order and everything else stay. */
export function hideForgotten(structs: readonly Struct[], ranges: readonly IdRange[]): readonly Struct[] {
  if (ranges.length === 0) return structs;
  return structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return [struct];
    const { clock, length } = rangeOf(struct);
    const { str } = struct.content;
    const hidden = overlaps(rangeOf(struct), ranges);
    if (hidden.length === 0) return [struct];
    const pieces: Struct[] = [];
    let at = 0;
    for (const [start, end] of hidden) {
      // Half a surrogate pair can't be written: the whole character goes.
      const from = Math.max(at, isLowHalf(str, start) ? start - 1 : start);
      const to = isLowHalf(str, end) ? end + 1 : end;
      if (to <= at) continue;
      if (from > at) pieces.push(cutStruct(struct, clock + at, clock + from));
      pieces.push(filled(cutStruct(struct, clock + from, clock + to)));
      at = to;
    }
    if (at < length) pieces.push(cutStruct(struct, clock + at, clock + length));
    return pieces;
  });
}

/** Is it the text that was shown before something of it was forgotten? */
export function saysTheSame(shown: string, text: string): boolean {
  if (shown.length !== text.length || !shown.includes(filler)) return shown === text;
  for (let at = 0; at < text.length; at++)
    if (shown[at] !== text[at] && (shown[at] !== filler || text[at] === "\n")) return false;
  return true;
}

/** Passages that are shorter than this, and what must stand on both sides of one to know it by. UTF-16 units. */
const leastKnown = 12;
const leastBeside = 8;

/**
 * A text that was made of another before something of that was forgotten, with filler in the same places. It is known by
 * its length, its line ends and what stands beside it; where any of these is in doubt, the words stay: better words that
 * have to be forgotten again than some that nobody has any more.
 *
 * @param base with the filler
 */
export function forgetAgain(base: string, text: string): string {
  let hidden = text;
  let done = 0;
  for (const match of base.matchAll(/░(?:[░\n]*░)?/g)) {
    const [fill] = match;
    const end = match.index + fill.length;
    const before = base.slice(Math.max(0, match.index - leastBeside), match.index);
    const after = base.slice(end, end + leastBeside);
    const isAtEnd = end + leastBeside >= base.length;
    if (fill.length < leastKnown) continue;
    let at = before.length < leastBeside ? (hidden.startsWith(before) ? 0 : -1) : hidden.indexOf(before, done);
    for (; at >= 0; at = before.length < leastBeside ? -1 : hidden.indexOf(before, at + 1)) {
      const start = at + before.length;
      const stop = start + fill.length;
      const fits = hidden.startsWith(after, stop) && (!isAtEnd || stop + after.length === hidden.length);
      if (!fits || !saysTheSame(fill, hidden.slice(start, stop))) continue;
      hidden = hidden.slice(0, start) + fill + hidden.slice(stop);
      done = start;
      break;
    }
  }
  return hidden;
}

/** A slice without the forgotten words: the same records, ids and times. */
export function forgetInSlice(slice: LogSlice, ranges: readonly IdRange[]): LogSlice {
  if (ranges.length === 0) return slice;
  const { structs } = decodeUpdateV2(slice.structs);
  const hidden = hideForgotten(structs, ranges);
  if (hidden === structs || structs.every((struct, i) => struct === hidden[i])) return slice;
  return { ...slice, structs: encodeUpdate(joinRuns(tabulate(hidden).table), [], 2) };
}

/** A record of a log without the forgotten words. */
export function forgetInRecord(record: HistoryRecord, ids: IdSet): HistoryRecord {
  const parts = record.parts.map((part) => {
    const ranges = ids.get(part.document) ?? [];
    const { structs, deleted } = decodeUpdate(part.update);
    const hidden = hideForgotten(structs, ranges);
    if (structs.every((struct, i) => struct === hidden[i])) return part;
    return { ...part, update: encodeUpdate(joinRuns(tabulate(hidden).table), mergeRanges(deleted), 1) };
  });
  return parts.every((part, i) => part === record.parts[i]) ? record : { ...record, parts };
}

function isLowHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}

function filled(struct: Struct): Struct {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return struct;
  const text = struct.content.str.replaceAll(/[^\n]/gu, (character) => filler.repeat(character.length));
  const { id, origin, rightOrigin, parent, parentSub } = struct;
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, new Y.ContentString(text));
}

/** Where ranges (merged) lie within one range, as distances from its beginning. */
function overlaps(
  { client, clock, length }: IdRange,
  ranges: readonly IdRange[],
): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  const isBefore = (range: IdRange) =>
    range.client < client || (range.client === client && range.clock + range.length <= clock);
  for (let at = firstPlace(ranges.length, (place) => !isBefore(ranges[place] as IdRange)); at < ranges.length; at++) {
    const range = ranges[at] as IdRange;
    if (range.client !== client || range.clock >= clock + length) break;
    found.push([Math.max(0, range.clock - clock), Math.min(length, range.clock + range.length - clock)]);
  }
  return found;
}

/** Ranges (merged) without those that are known (merged). */
function without(ranges: readonly IdRange[], known: readonly IdRange[]): readonly IdRange[] {
  return ranges.flatMap((range) => {
    const left: IdRange[] = [];
    let at = 0;
    for (const [from, to] of [...overlaps(range, known), [range.length, range.length] as const]) {
      if (from > at) left.push({ client: range.client, clock: range.clock + at, length: from - at });
      at = to;
    }
    return left;
  });
}
