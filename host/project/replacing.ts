import { type Author, textDocument } from "../../history/record.ts";
import type { IdRange } from "../../history/structs.ts";
import { findAgain } from "../../story/found-place.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { ChapterReplacement, TextsReplaced } from "../contract/searching.ts";
import { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { applyEdits } from "./apply-outside.ts";
import { insertCopy } from "./copying.ts";
import { lastRecord } from "./last-record.ts";
import type { TextEdit } from "./outside-text.ts";
import type { Project } from "./project.ts";

/**
 * Puts other words in the place of found ones, as one record over all the chapters. Each is looked for in the text of this
 * moment; one that doesn't stand there any more, with the same words around it, is left alone.
 */
export async function replaceInTexts(
  project: Project,
  chapters: readonly ChapterReplacement[],
  author: Author | null,
): Promise<Result<TextsReplaced>> {
  const known = chapters.filter(({ chapter }) => project.item(chapter)?.file);
  let missed = 0;
  for (const { chapter, places } of chapters) if (!project.item(chapter)?.file) missed += places.length;
  return project.using(
    known.map(({ chapter }) => textDocument(chapter)),
    async (documents) => {
      // From here on nothing is waited for: what is compared now is what is replaced.
      const action = new Action("replaced", author, null);
      const done: { chapter: ItemId; count: number }[] = [];
      project.act(action, () => {
        for (const [at, { chapter, places }] of known.entries()) {
          const document = documents[at];
          if (!document) continue;
          const found = findAgain(document.text.toString(), places);
          const edits = places.flatMap(({ match, instead }, place) => {
            const from = found[place];
            return from == null ? [] : [{ from, to: from + match.length, insert: instead }];
          });
          missed += places.length - edits.length;
          if (edits.length === 0) continue;
          applyEdits(document, edits, action);
          done.push({ chapter, count: edits.length });
        }
      });
      return succeed({ record: done.length > 0 ? lastRecord(project) : null, chapters: done, missed });
    },
  );
}

/**
 * Makes these chapters what they would be without a record, as one record of its own, which can be taken back in turn.
 * What was written since stays, and text that comes back is the text that it was: by whom, since when.
 */
export async function takeBackRecord(
  project: Project,
  record: string,
  chapters: readonly ItemId[],
  author: Author | null,
): Promise<Result<{ readonly record: string }>> {
  const names = chapters.filter((chapter) => project.item(chapter)?.file).map(textDocument);
  return project.using(names, async (documents) => {
    const ready = await readyToTakeBack(project, documents, record);
    if (!ready) return fail("undo-busy", "Somebody writes in these chapters just now.", "Undo it again in a moment.");
    const action = new Action("undone", author, null);
    // It stands alone: what comes before or after it within the second is another record.
    project.log?.closeRecords();
    project.act(action, () => {
      for (const [document, edits] of ready) returnText(document, edits, action);
    });
    if (action.parts.length === 0)
      return fail("nothing-to-undo", "There is nothing left to undo of it.", "History has every earlier text.");
    return succeed({ record: lastRecord(project) });
  });
}

interface EditBack extends TextEdit {
  /** What the inserted characters are copies of. */
  readonly ids: readonly IdRange[];
}

/** How often it is tried to read all the histories while nobody writes in these chapters. */
const mostTries = 50;

/** The edits for each document, all true at one moment, the one at which this returns; null where none came. */
async function readyToTakeBack(
  project: Project,
  documents: readonly LiveDocument[],
  record: string,
): Promise<ReadonlyMap<LiveDocument, readonly EditBack[]> | null> {
  const found = new Map<LiveDocument, { readonly shown: string; readonly edits: readonly EditBack[] }>();
  for (let tries = 0; tries < mostTries; tries++) {
    const stale = documents.filter((document) => found.get(document)?.shown !== document.text.toString());
    if (stale.length === 0) return new Map([...found].map(([document, { edits }]) => [document, edits]));
    for (const document of stale) {
      const history = await project.history(document.name);
      const row = history?.index.rowOf(record) ?? null;
      // A text that the record did nothing to stays as it is, whoever writes in it.
      if (!history || row === null) found.set(document, { shown: document.text.toString(), edits: [] });
      else {
        const { index } = history;
        found.set(document, { shown: index.textAt(index.latest()), edits: index.editsWithout(row) });
      }
    }
  }
  return null;
}

function returnText(document: LiveDocument, edits: readonly EditBack[], action: Action): void {
  for (const { from, to, insert, ids } of [...edits].reverse()) {
    if (to > from) document.doc.transact(() => document.text.delete(from, to - from), action);
    insertCopy(document, from, insert, document.name, ids, action);
  }
}
