import { rangesAt } from "../../../history/columns.ts";
import { CopySources } from "../../../history/copy-sources.ts";
import { copiesOfTaking, isOfTaking } from "../../../history/drafts/double-takes.ts";
import { type DraftChange, idsOfChange, isLeft, withoutRanges } from "../../../history/drafts/draft-changes.ts";
import { type DraftPair, type Taken, takeBack, takeGaps } from "../../../history/drafts/taking.ts";
import { type Author, draftText, textDocument } from "../../../history/record.ts";
import { mergeRanges } from "../../../history/structs.ts";
import { type RecordTable, recordAt, recordIdOfRow } from "../../../history/union.ts";
import { joinVersions, type Version, versionToObject } from "../../../history/version.ts";
import type { ItemId } from "../../../story/ids.ts";
import { fail, type Result, succeed } from "../../../story/problem.ts";
import type { DraftChoice, DraftsTaken } from "../../contract/drafts.ts";
import { Action } from "../../live/action.ts";
import { fromLog, type LiveDocument } from "../../live/live-document.ts";
import { lastRecord } from "../last-record.ts";
import type { Project } from "../project.ts";
import { findDraft } from "./draft-list.ts";
import { differ, findPlace, leftIn } from "./draft-review.ts";
import { followAll } from "./following.ts";

/** A chapter and its text in a draft, both open, with what their records said when they were read. */
interface OpenPair {
  readonly chapter: ItemId;
  readonly main: LiveDocument;
  readonly own: LiveDocument;
  /** null where nothing was ever written in it. */
  readonly mainRecords: RecordTable | null;
  readonly ownRecords: RecordTable | null;
}

/** Takes changes of a draft into the main text, of one chapter or several, as one record. */
export async function takeFromDraft(
  project: Project,
  order: { readonly draft: string; readonly chapters: readonly DraftChoice[] },
  author: Author | null,
): Promise<Result<DraftsTaken>> {
  for (const { chapter } of order.chapters) {
    const place = findPlace(project, { draft: order.draft, chapter });
    if (!place.ok) return place;
  }
  const keysOf = new Map(order.chapters.map(({ chapter, keys }) => [chapter, keys]));
  return withPairs<DraftsTaken>(project, order.draft, [...keysOf.keys()], (pairs) => {
    // Nothing is waited for here: what is compared is what is taken.
    const found = pairs.map((pair) => ({ pair, ...choose(pair, keysOf.get(pair.chapter) ?? null) }));
    const missed = found.reduce((sum, each) => sum + each.missed, 0);
    const chosen = found.filter(({ changes }) => changes.length > 0);
    if (chosen.length === 0) return succeed({ record: null, taken: 0, missed });
    const taking = begin(project, "taken", author, { pairs, detail: { draft: order.draft } });
    project.act(taking.action, () => {
      for (const { pair, changes } of chosen) {
        const { main, own, ownRecords } = pair;
        const gaps = changes.flatMap((change) => change.gaps);
        const firsts = firstsIn(own, ownRecords);
        own.follow(main);
        taking.action.copy(main.name, takeGaps(documentsOf(pair, taking.action), gaps, firsts));
        followAll(project, { ...pair, ...taking });
      }
    });
    const taken = chosen.reduce((sum, { changes }) => sum + changes.length, 0);
    return succeed({ record: lastRecord(project), taken, missed });
  });
}

/** The changes that are meant, as the texts are now. */
function choose(
  { main, own, ownRecords }: OpenPair,
  keys: readonly string[] | null,
): { readonly changes: readonly DraftChange[]; readonly missed: number } {
  const { changes } = differ(main, own);
  if (keys) {
    const meant = changes.filter(({ key }) => keys.includes(key));
    return { changes: meant, missed: new Set(keys).size - meant.length };
  }
  const left = ownRecords ? leftIn(ownRecords) : [];
  return { changes: changes.filter((change) => !isLeft(change, left)), missed: 0 };
}

/** Undoes a take, in all chapters that it took something in, as one record. */
export async function takeBackFromDraft(
  project: Project,
  order: { readonly draft: string; readonly record: string },
  author: Author | null,
): Promise<Result<null>> {
  const draft = findDraft(project, order.draft);
  if (!draft.ok) return draft;
  const chapters = project.draftTexts.chaptersOf(draft.value.id).filter((chapter) => project.item(chapter)?.file);
  const taken: ItemId[] = [];
  for (const chapter of chapters) {
    const history = await project.history(textDocument(chapter));
    if (history && takenBy(history.union.records, order.record)) taken.push(chapter);
  }
  const nothing = fail("nothing-to-undo", "There is nothing left to undo of it.", "History has every earlier text.");
  if (taken.length === 0) return nothing;
  return withPairs(project, draft.value.id, taken, (pairs) => {
    const detail = { draft: order.draft, record: order.record };
    const taking = begin(project, "undone", author, { pairs, detail });
    project.act(taking.action, () => {
      for (const pair of pairs) {
        const { main, own, mainRecords, ownRecords } = pair;
        const did = mainRecords && takenBy(mainRecords, order.record);
        if (!did) continue;
        const firsts = { main: firstsIn(main, mainRecords), draft: firstsIn(own, ownRecords) };
        own.follow(main);
        const { inMain, inDraft } = takeBack(documentsOf(pair, taking.action), did, firsts);
        taking.action.copy(main.name, inMain);
        taking.action.copy(own.name, inDraft);
        followAll(project, { ...pair, ...taking });
      }
    });
    return taking.action.parts.length === 0 ? nothing : succeed(null);
  });
}

/** Notes that changes are decided against, or are to be looked at again. Neither text is another then. */
export async function leaveInDraft(
  project: Project,
  order: {
    readonly draft: string;
    readonly chapter: ItemId;
    readonly keys: readonly string[];
    readonly leave: boolean;
  },
  author: Author | null,
): Promise<Result<null>> {
  const place = findPlace(project, order);
  if (!place.ok) return place;
  return withPairs(project, place.value.draft, [order.chapter], ([pair]) => {
    if (!pair) throw new Error("The chapter that was asked for is open.");
    const left = choose(pair, order.keys).changes.flatMap(idsOfChange);
    if (left.length === 0) return succeed(null);
    const ranges = left.map(({ client, clock, length }) => [client, clock, length]);
    const action = new Action("draft", author, { left: ranges, leave: order.leave });
    project.act(action, () => action.copy(pair.own.name, []));
    return succeed(null);
  });
}

async function withPairs<Value>(
  project: Project,
  draft: string,
  chapters: readonly ItemId[],
  act: (pairs: readonly OpenPair[]) => Result<Value>,
): Promise<Result<Value>> {
  const found = findDraft(project, draft);
  if (!found.ok) return found;
  const names = chapters.flatMap((chapter) => [textDocument(chapter), draftText(found.value.id, chapter)]);
  return project.using(names, async (documents) => {
    const pairs: OpenPair[] = [];
    for (const [at, chapter] of chapters.entries()) {
      const [main, own] = documents.slice(2 * at, 2 * at + 2) as [LiveDocument, LiveDocument];
      const mainRecords = (await project.history(main.name))?.union.records ?? null;
      const ownRecords = (await project.history(own.name))?.union.records ?? null;
      pairs.push({ chapter, main, own, mainRecords, ownRecords });
    }
    return act(pairs);
  });
}

/** An action of which the record says what the draft follows with it: all that is here, and the record itself. */
function begin(
  project: Project,
  origin: "taken" | "undone",
  author: Author | null,
  { pairs, detail }: { readonly pairs: readonly OpenPair[]; readonly detail: { readonly [key: string]: string } },
): { readonly action: Action; readonly followed: Version } {
  const followed = pairs.map(({ main }) => project.versionOf(main.name)).reduce(joinVersions, new Map());
  return { action: new Action(origin, author, { ...detail, followed: versionToObject(followed) }), followed };
}

/** What copies that taking made in a text are copies of. */
function firstsIn({ name }: LiveDocument, records: RecordTable | null): CopySources {
  return new CopySources(name, records ? copiesOfTaking(records) : []);
}

function documentsOf({ main, own }: OpenPair, action: Action): DraftPair {
  const names = { mainName: main.name, draftName: own.name };
  return { main: main.doc, draft: own.doc, ...names, origin: action, fromMain: fromLog };
}

/** What a take did in one chapter; null where it did nothing there, or was taken back. */
function takenBy(records: RecordTable, record: string): Taken | null {
  let taken: number | null = null;
  const back = new Set<string>();
  for (let row = 0; row < records.count; row++) {
    if (!isOfTaking(records, row)) continue;
    const { origin, detail } = recordAt(records, row);
    if (origin === "undone") back.add(String(detail?.record));
    else if (detail?.mends !== true && recordIdOfRow(records, row) === record) taken = row;
  }
  if (taken === null || back.has(record)) return null;
  const own = taken;
  // What another has deleted as well would have gone without this take, too.
  const others = mergeRanges(
    Array.from({ length: records.count }, (_, row) => row)
      .filter((row) => row !== own && !back.has(recordIdOfRow(records, row)))
      .flatMap((row) => rangesAt(records.deleted, row)),
  );
  return { copies: records.copies.get(own) ?? [], deleted: withoutRanges(rangesAt(records.deleted, own), others) };
}
