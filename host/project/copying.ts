import type { Copy, DocumentName } from "../../history/record.ts";
import type { IdRange } from "../../history/structs.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { anchorAt, type HeldText } from "../../story/scene-places.ts";
import type { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { itemOfDocument } from "./mirroring.ts";
import type { Project } from "./project.ts";

/** The ids of a stretch of the text as it stands; none if somebody has written since the index was built. */
export function idsOf(index: TextIndex | undefined, text: string, from: number, to: number): readonly IdRange[] {
  return index && index.textAt(index.latest()) === text ? index.idsAt(index.latest(), from, to) : [];
}

/** Inserts text whose characters are copies of others, and says of which. */
export function insertCopy(
  target: LiveDocument,
  at: number,
  text: string,
  sourceDocument: DocumentName,
  sources: readonly IdRange[],
  action: Action,
): void {
  if (text === "") return;
  const { clientID } = target.doc;
  let clock = target.clockOf(clientID);
  target.doc.transact(() => target.text.insert(at, text), action);
  const copies: Copy[] = [];
  for (const source of sources) {
    copies.push({
      client: clientID,
      clock,
      length: source.length,
      source: { document: sourceDocument, client: source.client, clock: source.clock },
    });
    clock += source.length;
  }
  action.copy(target.name, copies);
}

/**
 * What is said of scenes, and bookmarks, go along with their text, which was taken from `from` on of one text to `at` of another.
 *
 * @param held where they were held in the text that it was taken from
 */
export function carryHeld(
  project: Project,
  held: readonly HeldText[],
  taken: { readonly from: number; readonly to: number },
  target: LiveDocument,
  at: number,
  action: Action,
): void {
  const chapter = itemOfDocument(target.name);
  if (chapter === null) return;
  const bookmarks = new Set(project.outline.bookmarks.map(({ id }) => id));
  for (const { id, from, to } of held) {
    // One that was cut through stays where it begins.
    if (from < taken.from || from >= taken.to) continue;
    const shift = at - taken.from;
    const anchor = anchorAt(target.text, chapter, from + shift, Math.min(to, taken.to) + shift);
    if (!anchor) continue;
    const edit: OutlineEdit = bookmarks.has(id)
      ? { kind: "setBookmark", bookmark: id, anchor }
      : { kind: "anchorScene", scene: id, anchor };
    applyOutlineEdit(project.outlineDocument.doc, edit, action);
  }
}
