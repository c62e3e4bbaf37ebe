import { changesBack } from "../../history/changes-back.ts";
import { type Author, textDocument } from "../../history/record.ts";
import { versionToObject } from "../../history/version.ts";
import { compareTexts } from "../../story/compare.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { Action } from "../live/action.ts";
import { comparedInBook, sideOf } from "./book-comparison.ts";
import { insertCopy } from "./copying.ts";
import { lastRecord } from "./last-record.ts";
import type { Project } from "./project.ts";
import { findMainVersion } from "./versions.ts";

/** How often it is tried to read the history while nobody writes in the chapter. */
const mostTries = 50;

/**
 * Takes some of the changes between two versions of a chapter back, as one record that can be undone: a forward edit of
 * the text as it stands, in which what comes back is the text that it was, by whom and since when.
 *
 * @param changes numbers in the comparison of these versions
 */
export async function takeChangesBack(
  project: Project,
  order: {
    readonly chapter: ItemId;
    readonly from: string;
    readonly to: string;
    readonly changes: readonly number[];
    /** Is it the comparison of the whole book that they are numbered in? */
    readonly inBook: boolean;
  },
  author: Author | null,
): Promise<Result<{ readonly record: string }>> {
  const { chapter } = order;
  const before = await findMainVersion(project, order.from, chapter);
  if (!before.ok) return before;
  const after = await findMainVersion(project, order.to, chapter);
  if (!after.ok) return after;
  const inBook = order.inBook ? await comparedInBook(project, order) : null;
  if (inBook && !inBook.ok) return inBook;
  const name = textDocument(chapter);
  return project.using([name], async ([document]) => {
    if (!document) throw new Error("The document that was asked for is there.");
    const chosen = new Set(order.changes);
    for (let tries = 0; tries < mostTries; tries++) {
      const history = await project.history(name);
      if (!history) break;
      const { index } = history;
      const now = index.latest();
      // Somebody wrote while it was read: what is looked at must be what stands there.
      if (index.textAt(now) !== document.text.toString()) continue;
      const early = before.value.of(index);
      const versions = { early, late: after.value.of(index), now };
      const compared = inBook?.value ?? compareTexts(index.textAt(early), index.textAt(versions.late));
      // The book was compared before somebody wrote here.
      if (sideOf(compared, "deleted") !== index.textAt(early)) break;
      if (sideOf(compared, "inserted") !== index.textAt(versions.late)) break;
      const edits = changesBack(index, versions, compared, chosen);
      if (edits.length === 0) break;
      project.log?.closeRecords();
      const action = new Action("restored", author, { version: versionToObject(early) });
      project.act(action, () => {
        for (const { from, to, insert, ids } of edits.toReversed()) {
          if (to > from) document.doc.transact(() => document.text.delete(from, to - from), action);
          insertCopy(document, from, insert, name, ids, action);
        }
      });
      return succeed({ record: lastRecord(project) });
    }
    return fail(
      "change-gone",
      "There is nothing left to take back: this place has been written anew since.",
      "Compare with the text as it is now.",
    );
  });
}
