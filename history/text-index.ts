import * as Y from "yjs";
import { type Attribution, pushAttribution, type Source } from "./attribution.ts";
import { type CopiedLife, cutAtCopies } from "./copied-runs.ts";
import { CopySources } from "./copy-sources.ts";
import { type ItemTable, pushRange, tabulateItems } from "./item-table.ts";
import { KnownVersions } from "./known-versions.ts";
import type { DocumentName } from "./record.ts";
import { noRow, type RunTable, rowsIn, tabulateRuns } from "./run-table.ts";
import { firstPlace } from "./search.ts";
import { hasPending, type IdRange } from "./structs.ts";
import { editsWithout, type ReturningEdit } from "./taking-back.ts";
import { type Span, type TextLife, TextSpan } from "./text-life.ts";
import { type RecordTable, recordIdOfRow, type Union } from "./union.ts";
import { emptyVersion, type Version } from "./version.ts";

/**
 * A chapter's whole life in a few flat arrays. In a flat Y.Text the order of characters never changes, so that each
 * character has one place, the records that brought it and those that took it away; a version's text is what its records
 * brought and did not take. Positions are UTF-16 units.
 */
export class TextIndex {
  readonly records: RecordTable;
  readonly document: DocumentName;
  /** All text that was ever there, in order. */
  readonly #text: string;
  readonly #items: ItemTable;
  readonly #runs: RunTable;
  readonly #latest: Version;
  /** Of the version that was asked about last: whoever asks about a passage asks about the next one too. */
  #visible: Visible | null = null;
  #versions: KnownVersions | null = null;
  #sources: CopySources | null = null;

  private constructor(union: Union, items: ItemTable) {
    this.records = union.records;
    this.document = union.document;
    this.#text = items.text;
    this.#items = items;
    this.#runs = tabulateRuns(items, union.records);
    this.#latest = union.version;
  }

  /** One walk over the text; about 25 ms for a quarter of a million edits. */
  static build(union: Union): TextIndex {
    const document = new Y.Doc({ gc: false });
    Y.applyUpdateV2(document, union.structs);
    if (hasPending(document)) throw new Error(`Pending structs in the index of ${union.document}`);
    const items = tabulateItems(document.getText("text"));
    document.destroy();
    return new TextIndex(union, items);
  }

  latest(): Version {
    return this.#latest;
  }

  /** What the writer of a record knew, the record itself included. */
  versionOf(row: number): Version {
    this.#versions ??= new KnownVersions(this.records);
    return this.#versions.at(row);
  }

  /** The text as it was in a version. */
  textAt(version: Version): string {
    return this.#textOf(this.#visibility(version).shown);
  }

  /** See taking-back.ts. */
  editsWithout(
    row: number,
    repeated: Version = emptyVersion,
    takenBack: ReadonlySet<number> = new Set(),
  ): readonly (ReturningEdit & { readonly ids: readonly IdRange[] })[] {
    const taking = { row, known: this.versionOf(row), repeated, takenBack };
    return editsWithout(this.#text, this.#runs, this.records, taking).map((edit) => ({
      ...edit,
      ids: edit.returned.flatMap(({ start, end }) => this.#items.idsOf(start, end)),
    }));
  }

  /** The row of a record by its id; null where it did nothing here. */
  rowOf(id: string): number | null {
    for (let row = this.records.count - 1; row >= 0; row--) if (this.recordId(row) === id) return row;
    return null;
  }

  #textOf(shown: Uint8Array): string {
    const { count, offsets } = this.#runs;
    let text = "";
    let start = -1;
    for (let run = 0; run < count; run++) {
      if (shown[run] === 1) {
        if (start < 0) start = offsets[run] as number;
      } else if (start >= 0) {
        text += this.#text.slice(start, offsets[run]);
        start = -1;
      }
    }
    return start >= 0 ? text + this.#text.slice(start) : text;
  }

  /** The exact difference of two versions: every character of either, with the record that made the difference. */
  spans(before: Version, after: Version): Span[] {
    const early = this.#visibility(before);
    const late = this.#visibility(after);
    const { count, offsets, inserted, deleted } = this.#runs;
    const items = this.#items;
    const spans: Span[] = [];
    let kind: Span["kind"] | null = null;
    let record = -1;
    let start = 0;
    let end = 0;
    const close = (): void => {
      if (kind !== null) spans.push(new TextSpan(kind, record, items, start, end));
    };
    for (let run = 0; run < count; run++) {
      const was = early.shown[run] === 1;
      const is = late.shown[run] === 1;
      if (!was && !is) continue;
      let nextKind: Span["kind"] = "kept";
      let nextRecord = -1;
      if (!was) {
        nextKind = "inserted";
        nextRecord = this.#runs.firstIn(inserted[run] as number, late.rows);
      } else if (!is) {
        nextKind = "deleted";
        nextRecord = this.#runs.firstIn(deleted[run] as number, late.rows);
        if (nextRecord < 0) nextRecord = this.#runs.firstIn(inserted[run] as number, early.rows);
      }
      const from = offsets[run] as number;
      // Text that neither version shows may lie between; a span is then closed, because its ids are not in one stretch.
      if (kind !== nextKind || record !== nextRecord || end !== from) {
        close();
        kind = nextKind;
        record = nextRecord;
        start = from;
      }
      end = offsets[run + 1] as number;
    }
    close();
    return spans;
  }

  /** Who wrote the text of a version from position `from` to `to`, in order. */
  attribution(version: Version, from: number, to: number): Attribution[] {
    const rows = this.#visibility(version).rows;
    const result: Attribution[] = [];
    this.#eachShown(version, from, to, (run, start, end) => {
      const record = this.#runs.firstIn(this.#runs.inserted[run] as number, rows);
      for (const range of this.#items.idsOf(start, end)) this.#attribute(range, record, result);
    });
    return result;
  }

  /** Who wrote characters that another document has copies of, in the order of their ids; fewer where some aren't here. */
  writersOf(range: IdRange): Attribution[] {
    const result: Attribution[] = [];
    for (const { record, start, end } of this.#broughtBy(range))
      for (const ids of this.#items.idsOf(start, end)) this.#attribute(ids, record, result);
    return result;
  }

  #attribute(range: IdRange, record: number, result: Attribution[]): void {
    this.#sources ??= new CopySources(this.document, this.records.copies.values());
    const add = (length: number, source: Source | null): void => pushAttribution(result, { length, record, source });
    for (const { length, source } of this.#sources.pieces(range)) {
      if (source === null) add(length, null);
      else if (source.document !== this.document) add(length, { ...source, record: null });
      else {
        // What was copied in one piece may have been written in many.
        let { clock } = source;
        for (const { record: first, start, end } of this.#broughtBy({ client: source.client, clock, length })) {
          add(end - start, { ...source, clock, record: first < 0 ? null : first });
          clock += end - start;
        }
        const missing = source.clock + length - clock;
        if (missing > 0) add(missing, { ...source, clock, record: null });
      }
    }
  }

  /** Stretches of the text of all times by the row that brought them, in the order of their ids; -1 is none. */
  #broughtBy({ client, clock, length }: IdRange): { record: number; start: number; end: number }[] {
    const { offsets, inserted } = this.#runs;
    const stretches: { record: number; start: number; end: number }[] = [];
    this.#items.eachStretch(client, clock, length, (from, to) => {
      let start = from;
      for (let run = this.#runs.runAt(from); start < to; run++) {
        const end = Math.min(to, offsets[run + 1] as number);
        stretches.push({ record: this.#runs.rowsOf(inserted[run] as number)[0] ?? -1, start, end });
        start = end;
      }
    });
    return stretches;
  }

  /** The ids of the text of a version from position `from` to `to`: what a copy of it names as its source. */
  idsAt(version: Version, from: number, to: number): IdRange[] {
    const ids: IdRange[] = [];
    this.#eachShown(version, from, to, (_, start, end) => {
      for (const range of this.#items.idsOf(start, end)) pushRange(ids, range);
    });
    return ids;
  }

  /** The ids of all that ever stood between two positions of a version, what is gone from there included. */
  idsAround(version: Version, from: number, to: number): IdRange[] {
    let first = -1;
    let last = -1;
    this.#eachShown(version, from, to, (_, start, end) => {
      if (first < 0) first = start;
      last = end;
    });
    return first < 0 ? [] : this.#items.idsOf(first, last);
  }

  /** Where ids stand in a version's text, in its order; those that don't are left out. */
  placesOf(version: Version, ids: readonly IdRange[]): readonly (readonly [number, number])[] {
    const { shown } = this.#visibility(version);
    const positions = this.#positionsIn(this.#visibility(version));
    const { offsets, count } = this.#runs;
    const places: [number, number][] = [];
    for (const { client, clock, length } of ids) {
      this.#items.eachStretch(client, clock, length, (start, end) => {
        let run = this.#runs.runAt(start);
        for (let at = start; at < end && run < count; run++) {
          const stop = Math.min(end, offsets[run + 1] as number);
          const begin = (positions[run] as number) + at - (offsets[run] as number);
          if (shown[run] === 1) places.push([begin, begin + stop - at]);
          at = stop;
        }
      });
    }
    places.sort((a, b) => a[0] - b[0]);
    return places;
  }

  /** What ids said, in the order of the text of all times. */
  textOfIds(ids: readonly IdRange[]): string {
    const stretches: [number, number][] = [];
    for (const { client, clock, length } of ids)
      this.#items.eachStretch(client, clock, length, (start, end) => stretches.push([start, end]));
    stretches.sort((a, b) => a[0] - b[0]);
    return stretches.map(([start, end]) => this.#text.slice(start, end)).join("");
  }

  /**
   * Where a character is in a version, or would be if it were there; null where it is in no record.
   */
  positionOf(
    version: Version,
    client: number,
    clock: number,
  ): { readonly position: number; readonly present: boolean } | null {
    const offset = this.#items.offsetOf(client, clock);
    if (offset < 0) return null;
    const visible = this.#visibility(version);
    const run = this.#runs.runAt(offset);
    const position = this.#positionsIn(visible)[run] as number;
    const present = visible.shown[run] === 1;
    return { position: position + (present ? offset - (this.#runs.offsets[run] as number) : 0), present };
  }

  /** The first appearance of a character: itself, or what it was copied from, however often. */
  sourceOf(client: number, clock: number): Source {
    this.#sources ??= new CopySources(this.document, this.records.copies.values());
    const source = this.#sources.follow(client, clock);
    return { ...source, record: this.#rowOf(source) };
  }

  /** The row that brought a character; null where no record did, or it is another document's. */
  #rowOf(id: { readonly document: DocumentName; readonly client: number; readonly clock: number }): number | null {
    if (id.document !== this.document) return null;
    const offset = this.#items.offsetOf(id.client, id.clock);
    if (offset < 0) return null;
    const code = this.#runs.inserted[this.#runs.runAt(offset)] as number;
    return code === noRow ? null : (this.#runs.rowsOf(code)[0] ?? null);
  }

  /** Where characters are in the text of all times, in the order of their ids. */
  stretchesOf({ client, clock, length }: IdRange): (readonly [start: number, end: number])[] {
    const stretches: [number, number][] = [];
    this.#items.eachStretch(client, clock, length, (start, end) => stretches.push([start, end]));
    return stretches;
  }

  /** The ids of a stretch of the text of all times. */
  idsBetween(start: number, end: number): readonly IdRange[] {
    return this.#items.idsOf(start, end);
  }

  /** The whole text that ever was and what became of it, for counting: see word-changes.ts. */
  get life(): TextLife {
    const { offsets } = this.#runs;
    return { text: this.#text, offsets, inserted: this.#firstRows("inserted"), deleted: this.#firstRows("deleted") };
  }

  /** `life`, cut where copies begin and end: see copied-runs.ts. */
  copiedLife(groupOf: Int32Array, lent: readonly IdRange[]): CopiedLife {
    return cutAtCopies(this.life, this.document, this.#items, this.records.copies.values(), { groupOf, lent });
  }

  #firstRows(column: "inserted" | "deleted"): Int32Array {
    const rows = this.#runs[column].slice();
    for (let run = 0; run < rows.length; run++) {
      const code = rows[run] as number;
      if (code < noRow) rows[run] = this.#runs.rowsOf(code)[0] as number;
    }
    return rows;
  }

  /** The text that a record took away, or helped to. */
  deletedBy(row: number): string {
    const { count, offsets, deleted } = this.#runs;
    let text = "";
    for (let run = 0; run < count; run++)
      if (this.#runs.rowsOf(deleted[run] as number).includes(row))
        text += this.#text.slice(offsets[run], offsets[run + 1]);
    return text;
  }

  /** The rows that took any of these characters away, in the order of the records. */
  takersOf(ids: readonly IdRange[]): readonly number[] {
    const { count, offsets, deleted } = this.#runs;
    const rows = new Set<number>();
    for (const [start, end] of ids.flatMap((range) => this.stretchesOf(range)))
      for (let run = this.#runs.runAt(start); run < count && (offsets[run] as number) < end; run++)
        for (const row of this.#runs.rowsOf(deleted[run] as number)) rows.add(row);
    return [...rows].sort((a, b) => a - b);
  }

  /** How much a record brought into the text and took away, in UTF-16 units. */
  changedBy(row: number): number {
    return this.#runs.changedBy(row);
  }

  /** "<replica>:<seq>" of a row. */
  recordId(row: number): string {
    return recordIdOfRow(this.records, row);
  }

  #visibility(version: Version): Visible {
    if (this.#visible?.version === version) return this.#visible;
    const rows = rowsIn(this.records, version);
    this.#visible = { version, rows, shown: this.#runs.shownBy(rows), positions: null };
    return this.#visible;
  }

  /** Where each run begins in a version's text, or would begin if it were there. */
  #positionsIn(visible: Visible): Uint32Array {
    if (visible.positions) return visible.positions;
    const { count, offsets } = this.#runs;
    const positions = new Uint32Array(count + 1);
    for (let run = 0; run < count; run++) {
      const length = visible.shown[run] === 1 ? (offsets[run + 1] as number) - (offsets[run] as number) : 0;
      positions[run + 1] = (positions[run] as number) + length;
    }
    visible.positions = positions;
    return positions;
  }

  #eachShown(
    version: Version,
    from: number,
    to: number,
    visit: (run: number, start: number, end: number) => void,
  ): void {
    const visible = this.#visibility(version);
    const positions = this.#positionsIn(visible);
    const { count, offsets } = this.#runs;
    const first = firstPlace(count, (run) => (positions[run + 1] as number) > from);
    for (let run = first; run < count && (positions[run] as number) < to; run++) {
      if (visible.shown[run] === 0) continue;
      const position = positions[run] as number;
      const start = offsets[run] as number;
      const length = (offsets[run + 1] as number) - start;
      const begin = Math.max(0, from - position);
      const end = Math.min(length, to - position);
      if (begin < end) visit(run, start + begin, start + end);
    }
  }
}

/** Which records a version has, and which runs it shows. */
interface Visible {
  readonly version: Version;
  readonly rows: Uint8Array;
  readonly shown: Uint8Array;
  positions: Uint32Array | null;
}
