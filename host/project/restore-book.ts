import { type Author, textDocument } from "../../history/record.ts";
import type { IdRange } from "../../history/structs.ts";
import { versionToObject } from "../../history/version.ts";
import { wordEdits } from "../../story/compare.ts";
import type { ItemId } from "../../story/ids.ts";
import { type OutlineItem, walkOutline } from "../../story/outline.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { type Result, succeed } from "../../story/problem.ts";
import { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { insertCopy } from "./copying.ts";
import { lastRecord } from "./last-record.ts";
import { outlineAt } from "./past-outline.ts";
import type { Project } from "./project.ts";
import { findMainVersion } from "./versions.ts";

export interface BookRestored {
  /** What undoes it in the texts; null where nothing was different. */
  readonly record: string | null;
  /** Chapters whose text is another now. */
  readonly chapters: readonly ItemId[];
  /** Chapters that came later: they stay as they are. */
  readonly newer: readonly ItemId[];
}

interface TextBack {
  readonly document: LiveDocument;
  readonly target: string;
  /** Where in that version its characters are from. */
  readonly ids: (from: number, to: number) => readonly IdRange[];
}

/**
 * Makes the whole book read as it did in a version: its chapters' texts, titles and order, and those that were taken out
 * of it since are put back. One record over all of them: whole or not at all. What came later stays, and stands behind.
 */
export async function restoreBook(project: Project, at: string, author: Author | null): Promise<Result<BookRestored>> {
  const version = await findMainVersion(project, at, null);
  if (!version.ok) return version;
  const then = (await outlineAt(project, version.value)).book;
  const chapters = [...walkOutline(then)].filter(({ file }) => file !== null).map(({ id }) => id);
  const known = chapters.filter((id) => project.item(id) ?? project.removedItem(id));
  return project.using(known.map(textDocument), async (documents) => {
    const texts: TextBack[] = [];
    let detail = {};
    for (const document of documents) {
      const history = await project.history(document.name);
      if (!history) continue;
      const { index } = history;
      const wanted = version.value.of(index);
      detail = { version: versionToObject(wanted) };
      texts.push({ document, target: index.textAt(wanted), ids: (from, to) => index.idsAt(wanted, from, to) });
    }
    const wanted = new Set(chapters);
    // From here on nothing is waited for: what is looked at now is what is changed.
    const action = new Action("restored", author, detail);
    const changed: ItemId[] = [];
    project.log?.closeRecords();
    project.act(action, () => {
      const edits = outlineBack(project, then);
      for (const edit of edits) applyOutlineEdit(project.outlineDocument.doc, edit, action);
      for (const text of texts) if (restore(text, action)) changed.push(idOf(text.document));
    });
    const newer = [...walkOutline(project.outline.book)].filter(
      ({ id, kind }) => kind === "chapter" && !wanted.has(id),
    );
    return succeed({
      record: action.parts.length === 0 ? null : lastRecord(project),
      chapters: changed,
      newer: newer.map(({ id }) => id),
    });
  });
}

/** What brings the outline back: every item to its parent, behind the one that it stood behind, with its title. */
function outlineBack(project: Project, then: readonly OutlineItem[]): readonly OutlineEdit[] {
  const edits: OutlineEdit[] = [];
  const walk = (items: readonly OutlineItem[]): void => {
    let after: ItemId | null = null;
    for (const item of items) {
      const now = project.item(item.id);
      if (!now && !project.removedItem(item.id)) continue;
      if (!now) edits.push({ kind: "bringBack", item: item.id });
      edits.push({ kind: "move", item: item.id, parent: item.parent, after });
      if (now && now.title !== item.title) edits.push({ kind: "rename", item: item.id, title: item.title });
      after = item.id;
      walk(item.children);
    }
  };
  walk(then);
  return isInOrder(project, then) ? edits.filter(({ kind }) => kind !== "move") : edits;
}

/** Do the items stand as they did, whatever stands between them now? */
function isInOrder(project: Project, then: readonly OutlineItem[]): boolean {
  const placed = new Set([...walkOutline(then)].map(({ id }) => id));
  const line = (items: Iterable<OutlineItem>) =>
    [...items].filter(({ id }) => placed.has(id)).map(({ id, parent }) => `${id} ${parent}`);
  return line(walkOutline(then)).join() === line(walkOutline(project.outline.book)).join();
}

function restore({ document, target, ids }: TextBack, action: Action): boolean {
  const edits = wordEdits(document.text.toString(), target);
  let shift = 0;
  for (const { from, to, insert } of edits) {
    const at = from + shift;
    if (to > from) document.doc.transact(() => document.text.delete(at, to - from), action);
    insertCopy(document, at, insert, document.name, ids(at, at + insert.length), action);
    shift += insert.length - (to - from);
  }
  return edits.length > 0;
}

function idOf(document: LiveDocument): ItemId {
  return document.name.slice("text/".length) as ItemId;
}
