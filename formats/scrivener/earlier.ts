import { type Result, succeed } from "../../story/problem.ts";
import type { ImportedChapter, SaidOfChapter } from "../import/manuscript.ts";
import type { ProjectFiles } from "../import/project-files.ts";
import {
  assembleChapter,
  emptyText,
  type ProjectText,
  type SceneDocument,
  withRemarks,
} from "../import/styled/chapter.ts";
import type { BinderItem } from "./binder.ts";
import type { DocumentReader } from "./document.ts";
import { momentsOf, snapshotsOf } from "./snapshots.ts";

type Earlier = NonNullable<SaidOfChapter["earlier"]>;

/** UTF-16 units: what a chapter is at each of its moments, all together. A novel of 100,000 words is 0.6 million, once. */
const mostText = 30_000_000;

/** Texts of snapshots, as a chapter's earlier texts. */
export class EarlierTexts {
  readonly #files: ProjectFiles;
  readonly #reader: DocumentReader;
  readonly #titles: ReadonlyMap<string, string>;
  #left = mostText;

  constructor(files: ProjectFiles, reader: DocumentReader, titles: ReadonlyMap<string, string>) {
    this.#files = files;
    this.#reader = reader;
    this.#titles = titles;
  }

  has(item: BinderItem): boolean {
    return snapshotsOf(item, this.#files).length > 0;
  }

  /**
   * What a chapter was at each time that one of its documents was kept. Where that is too much, because each of very many snapshots is
   * of one scene of a long chapter, every document has its snapshots in a note of its own instead.
   *
   * @param sceneOf a document as the chapter has it
   *
   * Problem: "import-words-differ".
   */
  of(
    documents: readonly BinderItem[],
    current: readonly ProjectText[],
    sceneOf: (document: BinderItem, text: ProjectText) => SceneDocument,
  ): Result<{ readonly earlier: Earlier; readonly beside: readonly ImportedChapter[] }> {
    const moments = momentsOf(documents, this.#files);
    const length = current.reduce(
      (sum, { paragraphs }) => sum + paragraphs.reduce((all, { raw }) => all + raw.length, 0),
      0,
    );
    if (documents.length > 1 && moments.length * length > this.#left) return this.#apart(documents, sceneOf);
    this.#left -= documents.length > 1 ? moments.length * length : 0;
    const earlier: { time: string; name: string; text: string }[] = [];
    for (const { snapshot, name, documents: states } of moments) {
      const own = this.#reader.readSnapshot(snapshot.path, snapshot.item, snapshot.comments);
      if (own === null) continue;
      const scenes = states.flatMap((state, place): SceneDocument[] => {
        const document = documents[place];
        if (state === null || document === undefined) return [];
        const was = state === "now" ? null : this.#reader.readSnapshot(state.path, document, state.comments);
        return [sceneOf(document, was ?? current[place] ?? emptyText)];
      });
      const made = assembleChapter(scenes, this.#titles);
      if (!made.ok) return made;
      earlier.push({ time: snapshot.time, name, text: withRemarks(made.value) });
    }
    return succeed({ earlier, beside: [] });
  }

  #apart(
    documents: readonly BinderItem[],
    sceneOf: (document: BinderItem, text: ProjectText) => SceneDocument,
  ): Result<{ readonly earlier: Earlier; readonly beside: readonly ImportedChapter[] }> {
    const beside: ImportedChapter[] = [];
    for (const document of documents) {
      const alone = this.of([document], [emptyText], (_, text) => ({ ...sceneOf(document, text), title: "" }));
      if (!alone.ok) return alone;
      const { earlier } = alone.value;
      const last = earlier.at(-1);
      if (!last) continue;
      const title = `${document.title || "Untitled"}: earlier texts`;
      beside.push({
        kind: "chapter",
        title,
        isTitleMade: true,
        text: last.text,
        said: { earlier: earlier.slice(0, -1) },
      });
    }
    return succeed({ earlier: [], beside });
  }
}
