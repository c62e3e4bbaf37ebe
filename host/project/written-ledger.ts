import { type BookDay, chaptersOfBook } from "../../history/book-days.ts";
import { type DocumentName, outlineDocument, textDocument } from "../../history/record.ts";
import type { LogSlice } from "../../history/slice.ts";
import type { IdRange } from "../../history/structs.ts";
import type { WrittenText } from "../../history/written-words.ts";
import { readGoals } from "../../story/goal-document.ts";
import { type Day, daysOf } from "../../story/statistics/days.ts";
import { type ItemChange, wordsOverTime } from "../../story/statistics/written.ts";
import type { WrittenNumbers } from "../contract/numbers.ts";
import { findWritten, type WrittenFinding, type WrittenOrder } from "../jobs/find-written.ts";
import { runWork } from "../jobs/run-work.ts";
import { itemOfDocument } from "./mirroring.ts";
import type { Project } from "./project.ts";

/** Bytes of histories that are read in one piece by a worker, so that a long book isn't in memory twice. */
const batch = 6_000_000;
/** What is less is read at once: a worker takes longer to start. */
const small = 250_000;

interface KnownText {
  /** Of the ranges that other texts had borrowed from it. */
  readonly lent: string;
  readonly written: WrittenText;
}

/**
 * What was written in a story, by day, text and person. Each text's history is read once, and again when it has changed; all
 * but a little of it in a worker, so that the host goes on saving.
 */
export class WrittenLedger {
  readonly #project: Project;
  readonly #signal: AbortSignal;
  #zone = "";
  readonly #texts = new Map<DocumentName, KnownText>();
  readonly #stale = new Set<DocumentName>();
  #book: readonly BookDay[] | null = null;
  /** How often each document has changed: what was read while it did is read again. */
  readonly #changes = new Map<DocumentName, number>();
  #reading: Promise<unknown> = Promise.resolve();

  constructor(project: Project, signal: AbortSignal) {
    this.#project = project;
    this.#signal = signal;
  }

  /** A document has new records. */
  forget(document: DocumentName): void {
    this.#changes.set(document, this.#changesOf(document) + 1);
    this.#stale.add(document);
    if (document === outlineDocument) this.#book = null;
  }

  /** @throws DiskError */
  read(zone: string, since: Day | null): Promise<WrittenNumbers> {
    const next = this.#reading.then(() => this.#read(zone, since));
    this.#reading = next.catch(() => undefined);
    return next;
  }

  async #read(zone: string, since: Day | null): Promise<WrittenNumbers> {
    if (zone !== this.#zone) {
      this.#zone = zone;
      this.#texts.clear();
      this.#book = null;
    }
    // What one text has copied from another is known when both were read: only those are read once more.
    for (let round = 0; round < 2; round++) await this.#readAgain(this.#lentRanges());
    return this.#tell(zone, since ?? "");
  }

  /** Reads what isn't known, has changed, or was read when others had borrowed less of it. */
  async #readAgain(lent: ReadonlyMap<DocumentName, readonly IdRange[]>): Promise<void> {
    const wanted = this.#project.items
      .filter(({ kind }) => kind === "chapter")
      .map(({ id }) => textDocument(id))
      .filter((document) => {
        const known = this.#texts.get(document);
        return !known || this.#stale.has(document) || known.lent !== JSON.stringify(lent.get(document) ?? []);
      });
    let texts: { document: DocumentName; slices: readonly LogSlice[]; lent: readonly IdRange[] }[] = [];
    let size = 0;
    let outline = this.#book === null ? await this.#project.slices(outlineDocument) : null;
    const read = async () => {
      if (texts.length === 0 && outline === null) return;
      await this.#find({ zone: this.#zone, people: this.#project.peopleByReplica, texts, outline }, size);
      texts = [];
      size = 0;
      outline = null;
    };
    for (const document of wanted) {
      const slices = await this.#project.slices(document);
      if (slices.length === 0) continue;
      const ranges = lent.get(document) ?? [];
      texts.push({ document, slices, lent: ranges });
      size += slices.reduce((sum, { structs, timeline }) => sum + structs.length + 40 * timeline.count, 0);
      if (size >= batch) await read();
    }
    await read();
  }

  async #find(order: WrittenOrder, size: number): Promise<void> {
    const documents = [...order.texts.map(({ document }) => document), outlineDocument];
    const before = new Map(documents.map((document) => [document, this.#changesOf(document)]));
    const isSame = (document: DocumentName) => this.#changesOf(document) === before.get(document);
    const found = await this.#work(order, size);
    if (!found) return;
    for (const { document, lent } of order.texts) {
      const written = found.texts.get(document);
      if (!written) continue;
      this.#texts.set(document, { lent: JSON.stringify(lent), written });
      if (isSame(document)) this.#stale.delete(document);
    }
    if (found.book && isSame(outlineDocument)) this.#book = found.book;
  }

  async #work(order: WrittenOrder, size: number): Promise<WrittenFinding | null> {
    if (size + (order.outline ?? []).reduce((sum, { structs }) => sum + structs.length, 0) < small)
      return findWritten(order);
    const found = await runWork<"written">({ kind: "written", ...order }, this.#signal);
    return found.ok ? found.value : null;
  }

  #lentRanges(): ReadonlyMap<DocumentName, readonly IdRange[]> {
    const lent = new Map<DocumentName, IdRange[]>();
    for (const { written } of this.#texts.values()) {
      for (const { document, client, clock, length } of written.borrowed) {
        const ranges = lent.get(document) ?? [];
        ranges.push({ client, clock, length });
        lent.set(document, ranges);
      }
    }
    for (const ranges of lent.values()) ranges.sort((a, b) => a.client - b.client || a.clock - b.clock);
    return lent;
  }

  #tell(zone: string, since: Day): WrittenNumbers {
    const days = new Map<Day, ItemChange[]>();
    const lengths = new Map<string, WrittenText["lengths"]>();
    for (const [document, { written }] of this.#texts) {
      const item = itemOfDocument(document) ?? "";
      lengths.set(item, written.lengths);
      for (const { day, ...change } of written.changes) {
        if (day < since) continue;
        const changes = days.get(day) ?? [];
        changes.push({ item, ...change });
        days.set(day, changes);
      }
    }
    const today = daysOf(zone)(this.#project.now() / 1000);
    const book = this.#book ?? [{ day: today, items: chaptersOfBook(this.#project.outline.book) }];
    const curve = wordsOverTime(lengths, book);
    return {
      today,
      person: this.#project.data.person.id,
      goals: readGoals(this.#project.outlineDocument.doc),
      days: [...days.keys()].sort().map((day) => ({ day, changes: days.get(day) ?? [] })),
      book: curve.slice(
        Math.max(
          0,
          curve.findLastIndex(({ day }) => day < since),
        ),
      ),
    };
  }

  #changesOf(document: DocumentName): number {
    return this.#changes.get(document) ?? 0;
  }
}
