import type { Attribution } from "../../history/attribution.ts";
import type { DocumentName } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { replicaOfRow } from "../../history/union.ts";
import type { Project } from "./project.ts";
import { authorName } from "./versions.ts";

/** Who did something to a text, and when it was done. */
export interface Writer {
  readonly name: string;
  /** Seconds since 1970. */
  readonly wall: number;
}

/** A stretch of text that one person wrote (or deleted), and when they last did; null where nobody is known. */
export interface WrittenStretch {
  /** UTF-16 units. */
  readonly length: number;
  readonly writer: Writer | null;
}

/** Adds to a list, joined to the last where that is the same person's: there is a record a second. */
export function pushStretch(list: WrittenStretch[], length: number, name: string, wall: number): void {
  const last = list.at(-1);
  if (last?.writer?.name === name) {
    const latest = wall > last.writer.wall ? { name, wall } : last.writer;
    list[list.length - 1] = { length: last.length + length, writer: latest };
  } else list.push({ length, writer: { name, wall } });
}

/** What is asked of a project. */
type Histories = Pick<Project, "history" | "peopleByReplica">;

/** Copies of copies of copies, from chapter to chapter: further back nobody looks. */
const mostSteps = 16;

/** Who wrote what in a story's texts; what was moved, joined or brought back is its first writer's, in whichever chapter that was. */
export class Writers {
  readonly #project: Histories;
  readonly #people: Histories["peopleByReplica"];
  /** By index, and in it by author and replica. */
  readonly #names = new Map<TextIndex, Map<number, string>>();
  readonly #indexes = new Map<DocumentName, Promise<TextIndex | null>>();

  constructor(project: Histories) {
    this.#project = project;
    this.#people = project.peopleByReplica;
  }

  #nameOf({ records }: TextIndex, row: number, names: Map<number, string>): string {
    const author = records.author[row] as number;
    const key = author * 65536 + (records.replica[row] as number);
    let name = names.get(key);
    if (name === undefined) {
      name = authorName({ peopleByReplica: this.#people }, records.authors[author] ?? null, replicaOfRow(records, row));
      names.set(key, name);
    }
    return name;
  }

  /** Adds what a row did. */
  pushRow(list: WrittenStretch[], index: TextIndex, length: number, row: number): void {
    let names = this.#names.get(index);
    if (!names) {
      names = new Map();
      this.#names.set(index, names);
    }
    pushStretch(list, length, this.#nameOf(index, row, names), index.records.wall[row] as number);
  }

  /** Adds who wrote what stands there, first of all. */
  async pushWritten(
    list: WrittenStretch[],
    index: TextIndex,
    attributions: readonly Attribution[],
    steps = 0,
  ): Promise<void> {
    for (const { length, record, source } of attributions) {
      const isHere = !source || source.document === index.document || steps > mostSteps;
      const elsewhere = isHere ? null : await this.#indexOf(source.document);
      const found = source && elsewhere?.writersOf({ client: source.client, clock: source.clock, length });
      // What can't be read there is credited to who brought it here.
      const isWhole = found?.reduce((sum, each) => sum + each.length, 0) === length;
      const row = source?.record ?? record;
      if (elsewhere && found && isWhole) await this.pushWritten(list, elsewhere, found, steps + 1);
      else if (row >= 0) this.pushRow(list, index, length, row);
      else list.push({ length, writer: null });
    }
  }

  /** Read once for all that came from it: the project keeps the history of one text at a time. */
  async #indexOf(document: DocumentName): Promise<TextIndex | null> {
    let reading = this.#indexes.get(document);
    if (!reading) {
      reading = this.#project.history(document).then((history) => history?.index ?? null);
      this.#indexes.set(document, reading);
    }
    return reading;
  }
}
