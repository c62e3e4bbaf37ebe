import { pushRange } from "./item-table.ts";
import { type Copy, type DocumentName, origins, type ReplicaKey } from "./record.ts";
import { rowsIn } from "./run-table.ts";
import { firstPlace } from "./search.ts";
import type { IdRange } from "./structs.ts";
import type { TextIndex } from "./text-index.ts";
import type { TextLife } from "./text-life.ts";
import { replicaOfRow } from "./union.ts";
import type { Version } from "./version.ts";

/** What a passage said after one stretch of work on it. */
export interface PassageForm {
  /** The first and the last row of that stretch; the text is as of the last. */
  readonly began: number;
  readonly row: number;
  readonly text: string;
}

/** Where a passage was before it was copied to where it stands: split off, joined, moved, brought back. */
export interface PassageSource {
  readonly document: DocumentName;
  readonly ids: readonly IdRange[];
  /** What was known when it was copied. */
  readonly version: Version;
}

/** A passage's life in one place of one text. */
export interface PassageStretch {
  /** In the text of all times. */
  readonly start: number;
  readonly end: number;
  /** Oldest first; none says the same as the one before. */
  readonly forms: readonly PassageForm[];
  readonly before: PassageSource | null;
}

/** A longer pause, in seconds, ends a stretch of work, as it does for revisions. */
const pause = 300;

const continuous = new Set<string>(["typed", "pasted", "undone"]);

/**
 * Every form that a passage has had where it stands, and where it was before it came there.
 *
 * A text's characters never change their order, so that the passage is all that ever stood between its first and its last
 * character; and what stood at its edges and is gone, up to the next line.
 *
 * @param ids of the passage, in the text of `version`
 */
export function passageStretch(index: TextIndex, ids: readonly IdRange[], version: Version): PassageStretch {
  const life = index.life;
  const rows = rowsIn(index.records, version);
  const { start, end } = widen(life, rows, boundsOf(index, ids));
  if (start >= end) return { start, end, forms: [], before: null };
  const first = runAt(life, start);
  const last = runAt(life, end - 1);
  const touching = new Set<number>();
  for (let run = first; run <= last; run++)
    for (const row of [life.inserted[run] as number, life.deleted[run] as number])
      if (row >= 0 && rows[row] === 1) touching.add(row);
  const touches = [...touching].sort((a, b) => a - b);
  const arrival = findArrival(index, life, rows, { start, end }, touches);
  const own = arrival === null ? touches : touches.filter((row) => row >= arrival.row);
  const forms: PassageForm[] = [];
  for (const { began, row } of stretchesOfWork(index, own)) {
    const text = textUpTo(life, rows, row, start, end);
    if (text !== (forms.at(-1)?.text ?? "")) forms.push({ began, row, text });
  }
  return { start, end, forms, before: arrival?.source ?? null };
}

/** A passage in the version that has the records up to a row: where it is, and the ids of its characters. */
export function passageUpTo(
  index: TextIndex,
  { start, end }: { readonly start: number; readonly end: number },
  row: number,
  version: Version,
): { readonly from: number; readonly text: string; readonly ids: readonly IdRange[] } {
  const life = index.life;
  const rows = rowsIn(index.records, version);
  const ids: IdRange[] = [];
  let from = 0;
  eachShown(life, rows, row, 0, end, (stretchStart, stretchEnd) => {
    if (stretchStart < start) from += Math.min(stretchEnd, start) - stretchStart;
    if (stretchEnd <= start) return;
    for (const range of index.idsBetween(Math.max(start, stretchStart), stretchEnd)) pushRange(ids, range);
  });
  return { from, text: textUpTo(life, rows, row, start, end), ids };
}

/** Of a version the part that has no record behind a row. */
export function versionUpTo(index: TextIndex, row: number, version: Version): Version {
  const { records } = index;
  const rows = rowsIn(records, version);
  const part = new Map<ReplicaKey, number>();
  for (let at = 0; at <= row; at++) {
    if (rows[at] === 0) continue;
    const replica = replicaOfRow(records, at);
    part.set(replica, Math.max(part.get(replica) ?? 0, records.seq[at] as number));
  }
  return part;
}

interface Bounds {
  readonly start: number;
  readonly end: number;
}

function boundsOf(index: TextIndex, ids: readonly IdRange[]): Bounds {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const range of ids) {
    for (const [from, to] of index.stretchesOf(range)) {
      start = Math.min(start, from);
      end = Math.max(end, to);
    }
  }
  return end === 0 ? { start: 0, end: 0 } : { start, end };
}

/** With what stood right at its edges and is gone: an opening that was rewritten is the passage's own. */
function widen(life: TextLife, rows: Uint8Array, { start, end }: Bounds): Bounds {
  if (start >= end) return { start, end };
  const isGone = (at: number): boolean => life.text[at] !== "\n" && !isShown(life, rows, rows.length, runAt(life, at));
  let first = start;
  while (first > 0 && isGone(first - 1)) first--;
  let last = end;
  while (last < life.text.length && isGone(last)) last++;
  return { start: first, end: last };
}

/** The last time that most of the passage came as a copy of something that stood elsewhere. */
function findArrival(
  index: TextIndex,
  life: TextLife,
  rows: Uint8Array,
  bounds: Bounds,
  touches: readonly number[],
): { readonly row: number; readonly source: PassageSource } | null {
  for (const row of touches.toReversed()) {
    const copies = (index.records.copies.get(row) ?? []).flatMap((copy) => partsWithin(index, copy, bounds));
    if (copies.every(({ source, length }) => isIn(index, { ...source, length }, source.document, bounds))) continue;
    const copied = copies.reduce((sum, { length }) => sum + length, 0);
    if (copied <= textUpTo(life, rows, row - 1, bounds.start, bounds.end).trim().length) continue;
    return { row, source: sourceOf(index, row, copies) };
  }
  return null;
}

/** What of a copy lies in the passage. */
function partsWithin(index: TextIndex, copy: Copy, { start, end }: Bounds): readonly Copy[] {
  const parts: Copy[] = [];
  let done = 0;
  for (const [from, to] of index.stretchesOf(copy)) {
    const first = done + Math.max(from, start) - from;
    const length = Math.min(to, end) - Math.max(from, start);
    done += to - from;
    if (length <= 0) continue;
    const source = { ...copy.source, clock: copy.source.clock + first };
    parts.push({ client: copy.client, clock: copy.clock + first, length, source });
  }
  return parts;
}

/** What an undo brings back within a passage is the passage's own, and leads nowhere else. */
function isIn(index: TextIndex, range: IdRange, document: DocumentName, { start, end }: Bounds): boolean {
  return document === index.document && index.stretchesOf(range).every(([from, to]) => from >= start && to <= end);
}

function sourceOf(index: TextIndex, row: number, copies: readonly Copy[]): PassageSource {
  const lengths = new Map<DocumentName, number>();
  for (const { source, length } of copies) lengths.set(source.document, (lengths.get(source.document) ?? 0) + length);
  const [document] = [...lengths].reduce((best, next) => (next[1] > best[1] ? next : best));
  const known = new Map(index.versionOf(row));
  // The record itself took the passage from there.
  known.set(replicaOfRow(index.records, row), (index.records.seq[row] as number) - 1);
  const ids = copies
    .filter(({ source }) => source.document === document)
    .map(({ source: { client, clock }, length }) => ({ client, clock, length }));
  return { document, ids, version: known };
}

/** What one person did to the passage without a pause is one stretch; every other action stands alone. */
function stretchesOfWork(
  index: TextIndex,
  touches: readonly number[],
): readonly { readonly began: number; readonly row: number }[] {
  const { records } = index;
  const stretches: { began: number; row: number }[] = [];
  const isContinuous = (row: number): boolean => continuous.has(origins[records.origin[row] as number] as string);
  for (const row of touches) {
    const last = stretches.at(-1);
    const continues =
      last !== undefined &&
      isContinuous(row) &&
      isContinuous(last.row) &&
      records.author[row] === records.author[last.row] &&
      records.replica[row] === records.replica[last.row] &&
      Math.abs((records.wall[row] as number) - (records.wall[last.row] as number)) <= pause;
    if (continues) last.row = row;
    else stretches.push({ began: row, row });
  }
  return stretches;
}

function textUpTo(life: TextLife, rows: Uint8Array, row: number, start: number, end: number): string {
  let text = "";
  eachShown(life, rows, row, start, end, (from, to) => {
    text += life.text.slice(from, to);
  });
  return text;
}

function eachShown(
  life: TextLife,
  rows: Uint8Array,
  row: number,
  start: number,
  end: number,
  visit: (start: number, end: number) => void,
): void {
  for (let run = runAt(life, start); run < life.inserted.length && (life.offsets[run] as number) < end; run++) {
    if (!isShown(life, rows, row, run)) continue;
    visit(Math.max(start, life.offsets[run] as number), Math.min(end, life.offsets[run + 1] as number));
  }
}

/** Is a run there, where the rows of a version (1 for each) up to one are all that happened? */
function isShown(life: TextLife, rows: Uint8Array, row: number, run: number): boolean {
  const happened = (at: number): boolean => at >= 0 && at <= row && rows[at] === 1;
  return happened(life.inserted[run] as number) && !happened(life.deleted[run] as number);
}

function runAt(life: TextLife, offset: number): number {
  return firstPlace(life.inserted.length, (run) => (life.offsets[run + 1] as number) > offset);
}
