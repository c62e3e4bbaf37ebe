import { type DocumentName, textDocument } from "../../history/record.ts";
import { groupSessions, type Session, type TextRevision } from "../../history/sessions.ts";
import type { LogSlice } from "../../history/slice.ts";
import { findTimeline, type TimelineFinding, type TimelineOrder } from "../jobs/find-timeline.ts";
import { runWork } from "../jobs/run-work.ts";
import type { Project } from "./project.ts";
import { type Label, readLabels } from "./versions.ts";

/** Bytes of histories that are read between two answers: what is known is shown, and the rest follows. */
const batch = 2_000_000;
/** What is less is read at once: a worker takes longer to start. */
const small = 250_000;

export interface Timeline {
  readonly sessions: readonly Session<DocumentName>[];
  readonly labels: readonly Label[];
  readonly names: ReadonlyMap<string, string>;
  /** Texts that were read, of all. */
  readonly done: number;
  readonly total: number;
}

/** Who wrote when in which chapters. Each text's history is read once, and again when it has changed. */
export class TimelineLedger {
  readonly #project: Project;
  readonly #closing = new AbortController();
  readonly #texts = new Map<DocumentName, readonly TextRevision<DocumentName>[]>();
  readonly #names = new Map<string, string>();
  /** How often each document has changed: what was read while it did is read again. */
  readonly #changes = new Map<DocumentName, number>();
  readonly #read = new Map<DocumentName, number>();
  #reading: Promise<unknown> = Promise.resolve();

  constructor(project: Project) {
    this.#project = project;
  }

  /** A document has new records. */
  forget(document: DocumentName): void {
    this.#changes.set(document, this.#changesOf(document) + 1);
  }

  /** What is known, after some more was read; to be asked again until all is. @throws DiskError */
  read(): Promise<Timeline> {
    const next = this.#reading.then(() => this.#readSome());
    this.#reading = next.catch(() => undefined);
    return next;
  }

  async #readSome(): Promise<Timeline> {
    const labels = await readLabels(this.#project);
    const all = [...this.#project.items, ...this.#project.removed]
      .filter(({ file }) => file !== null)
      .map(({ id }) => textDocument(id));
    const wanted = all.filter((document) => !this.#isRead(document));
    const texts: { document: DocumentName; slices: readonly LogSlice[] }[] = [];
    let size = 0;
    for (const document of wanted) {
      const slices = await this.#project.slices(document);
      texts.push({ document, slices });
      size += slices.reduce((sum, { structs, timeline }) => sum + structs.length + 40 * timeline.count, 0);
      // The first answer comes at once, with little.
      if (size >= (this.#read.size === 0 ? small : batch)) break;
    }
    const before = texts.map(({ document }) => this.#changesOf(document));
    const written = texts.filter(({ slices }) => slices.length > 0);
    const found = await this.#find({ people: this.#project.peopleByReplica, texts: written }, size);
    for (const [id, name] of found?.names ?? []) this.#names.set(id, name);
    for (const [place, { document }] of texts.entries()) {
      if (!found) break;
      this.#texts.set(document, found.texts.get(document) ?? []);
      this.#read.set(document, before[place] ?? 0);
    }
    return {
      sessions: groupSessions(all.flatMap((document) => this.#texts.get(document) ?? [])),
      labels,
      names: this.#names,
      done: all.filter((document) => this.#isRead(document)).length,
      total: all.length,
    };
  }

  async #find(order: TimelineOrder, size: number): Promise<TimelineFinding | null> {
    if (size < small) return findTimeline(order);
    const found = await runWork<"timeline">({ kind: "timeline", ...order }, this.#closing.signal);
    return found.ok ? found.value : null;
  }

  close(): void {
    this.#closing.abort();
  }

  #isRead(document: DocumentName): boolean {
    return this.#read.get(document) === this.#changesOf(document);
  }

  #changesOf(document: DocumentName): number {
    return this.#changes.get(document) ?? 0;
  }
}
