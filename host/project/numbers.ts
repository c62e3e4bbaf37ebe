import type { DocumentName } from "../../history/record.ts";
import { type OutlineItem, walkOutline } from "../../story/outline.ts";
import type { Result } from "../../story/problem.ts";
import { knownNames } from "../../story/statistics/names.ts";
import type { BookProse } from "../../story/statistics/prose.ts";
import { runWork } from "../jobs/run-work.ts";
import type { Project } from "./project.ts";
import { WrittenLedger } from "./written-ledger.ts";

/** What an open story's numbers need to remember, so that nothing is counted twice. */
export class Numbers {
  readonly written: WrittenLedger;
  readonly #project: Project;
  readonly #closing = new AbortController();
  #prose: Promise<Result<BookProse>> | null = null;

  constructor(project: Project) {
    this.#project = project;
    this.written = new WrittenLedger(project, this.#closing.signal);
  }

  /** A document has new records. */
  forget(document: DocumentName): void {
    this.written.forget(document);
    this.#prose = null;
  }

  /** Of the chapters that are in the book; one reading serves all who ask until something changes. @throws DiskError */
  prose(): Promise<Result<BookProse>> {
    if (!this.#prose) {
      const reading = this.#readProse();
      this.#prose = reading;
      reading.catch(() => {
        if (this.#prose === reading) this.#prose = null;
      });
    }
    return this.#prose;
  }

  async #readProse(): Promise<Result<BookProse>> {
    const { outline } = this.#project;
    const chapters: { item: string; text: string }[] = [];
    for (const item of walkBook(outline.book)) {
      if (item.kind === "chapter") chapters.push({ item: item.id, text: await this.#project.textOf(item.id) });
    }
    const people = knownNames(characterNotes(outline.notes));
    return runWork<"prose">(
      { kind: "prose", book: { language: outline.language, chapters, people } },
      this.#closing.signal,
    );
  }

  close(): void {
    this.#closing.abort();
  }
}

function* walkBook(items: readonly OutlineItem[]): Generator<OutlineItem> {
  for (const item of items) {
    if (!item.inBook) continue;
    yield item;
    yield* walkBook(item.children);
  }
}

const aboutCharacters =
  /^(main )?(characters?|people|cast|dramatis personae|figuren|personen|charaktere|hauptfiguren)$/i;
const characterTag = /^(characters?|figur|person|charakter)$/i;

/** Titles of the notes that are about a character: they say so by a tag, or stand in a folder of that name. */
function characterNotes(notes: readonly OutlineItem[]): readonly string[] {
  return notes.flatMap((item) => {
    if (item.kind === "folder" && aboutCharacters.test(item.title.trim())) {
      return [...walkOutline(item.children)].filter(({ kind }) => kind === "note").map(({ title }) => title);
    }
    const own = item.kind === "note" && item.tags.some((tag) => characterTag.test(tag)) ? [item.title] : [];
    return [...own, ...characterNotes(item.children)];
  });
}
