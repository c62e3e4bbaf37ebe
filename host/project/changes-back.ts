import { changesBack, type EditBack } from "../../history/changes-back.ts";
import { type Author, textDocument } from "../../history/record.ts";
import { type Version, versionToObject } from "../../history/version.ts";
import { type ChosenChanges, changesInBook } from "../../story/changes-in-book.ts";
import { compareTexts } from "../../story/compare.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { linkedChapters, sideOf } from "./book-comparison.ts";
import { insertCopy } from "./copying.ts";
import { lastRecord } from "./last-record.ts";
import type { Project } from "./project.ts";
import { findMainVersion, type NamedVersion } from "./versions.ts";

/** How often it is tried to read the histories while nobody writes in the chapters. */
const mostTries = 50;

interface BackOrder {
  readonly chapter: ItemId;
  readonly from: string;
  readonly to: string;
  readonly changes: readonly number[];
  /** Is it the comparison of the whole book that they are numbered in? */
  readonly inBook: boolean;
}

export interface ChangesTakenBack {
  readonly record: string;
  /** The chapters that are others now: also the one that a passage had gone to, or come from. */
  readonly chapters: readonly ItemId[];
}

/**
 * Takes some of the changes between two versions of a chapter back, as one record that can be undone: a forward edit of
 * the text as it stands, in which what comes back is the text that it was, by whom and since when. A passage that moved
 * to another chapter goes back in both, or stays in both.
 *
 * @param changes numbers in the comparison of these versions
 */
export async function takeChangesBack(
  project: Project,
  order: BackOrder,
  author: Author | null,
): Promise<Result<ChangesTakenBack>> {
  const before = await findMainVersion(project, order.from, order.chapter);
  if (!before.ok) return before;
  const after = await findMainVersion(project, order.to, order.chapter);
  if (!after.ok) return after;
  const linked = order.inBook ? await linkedChapters(project, order) : null;
  if (linked && !linked.ok) return linked;
  // A chapter that is in only one of the two books is compared by itself.
  const isLinked = linked?.value.has(order.chapter) === true;
  const chosen = isLinked ? changesInBook(linked.value, order.chapter, order.changes) : null;
  const chapters = chosen ? ([...chosen.keys()] as ItemId[]) : [order.chapter];
  const items = chapters.map((id) => project.item(id));
  if (items.some((item) => !item || project.mirroring.isTrashed(item)))
    return fail("chapter-in-trash", "A chapter that this belongs to is in the trash.", "Put that chapter back first.");
  return project.using(chapters.map(textDocument), async (documents) => {
    const between: readonly [NamedVersion, NamedVersion] = [before.value, after.value];
    const ready = await readyToGoBack(project, documents, (document, index) => {
      const own = chapters[documents.indexOf(document)] ?? order.chapter;
      return editsFor(index, between, chosen?.get(own) ?? null, order.changes);
    });
    if (!ready || [...ready.values()].every(({ edits }) => edits.length === 0)) return gone;
    const [{ early } = { early: new Map() as Version }] = ready.values();
    project.log?.closeRecords();
    const action = new Action("restored", author, { version: versionToObject(early) });
    project.act(action, () => {
      for (const [document, { edits }] of ready) for (const edit of edits.toReversed()) apply(document, edit, action);
    });
    return succeed({ record: lastRecord(project), chapters });
  });
}

const gone = fail(
  "change-gone",
  "There is nothing left to take back: this place has been written anew since.",
  "Compare with the text as it is now.",
);

interface TextBack {
  readonly early: Version;
  readonly edits: readonly EditBack[];
}

type Index = Parameters<typeof changesBack>[0];

/** The edits of each document, all true at the moment at which this returns; null where one of them can't be made. */
async function readyToGoBack(
  project: Project,
  documents: readonly LiveDocument[],
  editsOf: (document: LiveDocument, index: Index) => TextBack | null,
): Promise<ReadonlyMap<LiveDocument, TextBack> | null> {
  const found = new Map<LiveDocument, TextBack & { readonly shown: string }>();
  for (let tries = 0; tries < mostTries; tries++) {
    const stale = documents.filter((document) => found.get(document)?.shown !== document.text.toString());
    if (stale.length === 0) return found;
    for (const document of stale) {
      const history = await project.history(document.name);
      const back = history ? editsOf(document, history.index) : null;
      if (!history || !back) return null;
      // Somebody may write while another is read: what is looked at must be what stands there.
      found.set(document, { ...back, shown: history.index.textAt(history.index.latest()) });
    }
  }
  return null;
}

/** null where the book was compared before somebody wrote here. */
function editsFor(
  index: Index,
  [before, after]: readonly [NamedVersion, NamedVersion],
  inBook: ChosenChanges | null,
  changes: readonly number[],
): TextBack | null {
  const [early, late] = [before.of(index), after.of(index)];
  const versions = { early, late, now: index.latest() };
  if (!inBook) {
    const compared = compareTexts(index.textAt(early), index.textAt(late));
    return { early, edits: changesBack(index, versions, compared, new Set(changes)) };
  }
  const { compared, changes: chosen } = inBook;
  const isSame = (kind: "deleted" | "inserted", version: Version): boolean => {
    const text = sideOf(compared, kind);
    // One that is in only one of the two books is compared with nothing.
    return text === "" || text === index.textAt(version);
  };
  if (!isSame("deleted", early) || !isSame("inserted", late)) return null;
  return { early, edits: changesBack(index, versions, compared, chosen) };
}

function apply(document: LiveDocument, { from, to, insert, ids }: EditBack, action: Action): void {
  if (to > from) document.doc.transact(() => document.text.delete(from, to - from), action);
  insertCopy(document, from, insert, document.name, ids, action);
}
