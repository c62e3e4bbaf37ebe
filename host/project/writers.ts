import type { Attribution } from "../../history/attribution.ts";
import type { DocumentName } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { recordAt } from "../../history/union.ts";
import type { Project } from "./project.ts";
import { authorName } from "./versions.ts";

/** Who did something to a text, and when. */
export interface Writer {
  readonly name: string;
  /** Seconds since 1970. */
  readonly wall: number;
}

/** A stretch of text and who wrote it first. */
export interface WrittenStretch {
  /** UTF-16 units. */
  readonly length: number;
  readonly writer: Writer | null;
}

/** What is asked of a project. */
type Histories = Pick<Project, "history" | "peopleByReplica">;

/** Copies of copies of copies, from chapter to chapter: further back nobody looks. */
const mostSteps = 16;

/** Who wrote what in a story's texts; what was moved, joined or brought back is its first writer's, in whichever chapter that was. */
export class Writers {
  readonly #project: Histories;
  readonly #known = new Map<TextIndex, Map<number, Writer>>();
  readonly #indexes = new Map<DocumentName, Promise<TextIndex | null>>();

  constructor(project: Histories) {
    this.#project = project;
  }

  ofRow(index: TextIndex, row: number): Writer {
    let rows = this.#known.get(index);
    if (!rows) this.#known.set(index, (rows = new Map()));
    let writer = rows.get(row);
    if (!writer) {
      const { author, replica, wall } = recordAt(index.records, row);
      writer = { name: authorName(this.#project, author, replica), wall };
      rows.set(row, writer);
    }
    return writer;
  }

  async of(index: TextIndex, attributions: readonly Attribution[]): Promise<readonly WrittenStretch[]> {
    return this.#follow(index, attributions, 0);
  }

  async #follow(
    index: TextIndex,
    attributions: readonly Attribution[],
    steps: number,
  ): Promise<readonly WrittenStretch[]> {
    const stretches: WrittenStretch[] = [];
    for (const { length, record, source } of attributions) {
      const row = source?.record ?? record;
      const here = { length, writer: row < 0 ? null : this.ofRow(index, row) };
      if (!source || source.document === index.document || steps > mostSteps) {
        stretches.push(here);
        continue;
      }
      const elsewhere = await this.#indexOf(source.document);
      const found = elsewhere?.writersOf({ client: source.client, clock: source.clock, length }) ?? [];
      const isWhole = found.reduce((sum, each) => sum + each.length, 0) === length;
      // What can't be read there is credited to who brought it here.
      if (elsewhere && isWhole) stretches.push(...(await this.#follow(elsewhere, found, steps + 1)));
      else stretches.push(here);
    }
    return stretches;
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
