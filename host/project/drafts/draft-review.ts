import { rangesAt } from "../../../history/columns.ts";
import { followedCopy } from "../../../history/drafts/both-texts.ts";
import {
  type DraftChange,
  draftChanges,
  draftGaps,
  idsOfChange,
  isLeft,
  withoutRanges,
} from "../../../history/drafts/draft-changes.ts";
import { isMainKey } from "../../../history/drafts/draft-slices.ts";
import { draftText, type HistoryRecord, textDocument } from "../../../history/record.ts";
import { type IdRange, mergeRanges } from "../../../history/structs.ts";
import { type RecordTable, recordAt, replicaOfRow } from "../../../history/union.ts";
import { compareTexts } from "../../../story/compare.ts";
import type { DraftId } from "../../../story/drafts.ts";
import type { ItemId } from "../../../story/ids.ts";
import { fail, type Result, succeed } from "../../../story/problem.ts";
import type { ReviewSuggestion } from "../../../story/review.ts";
import type { DraftChapter, DraftComparison, SuggestedChanges } from "../../contract/drafts.ts";
import type { Change, ComparedPiece } from "../../contract/history.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import type { Project } from "../project.ts";
import { authorName, isoTime } from "../versions.ts";
import { findDraft } from "./draft-list.ts";
import type { DraftPlace } from "./draft-texts.ts";

/** How a chapter of a draft would change the main text, if the draft followed it as it stands. */
export async function compareDraft(
  project: Project,
  order: { readonly draft: string; readonly chapter: ItemId },
): Promise<Result<DraftComparison>> {
  const place = findPlace(project, order);
  if (!place.ok) return place;
  return withTexts(project, place.value, async ({ main, own, records }) => {
    const left = leftIn(records);
    const rowOf = rowsOf(records);
    const difference = differ(main, own);
    const { mainText, ownText, isBehind } = difference;
    const pieces: ComparedPiece[] = [];
    const changes: Change[] = [];
    const words = { added: 0, removed: 0, moved: 0 };
    let at = 0;
    for (const change of difference.changes) {
      keep(pieces, mainText.slice(at, change.inMain[0]));
      [, at] = change.inMain;
      const before = mainText.slice(...change.inMain);
      const after = ownText.slice(...change.inDraft);
      const compared = compareTexts(before, after);
      for (const piece of compared.pieces)
        pieces.push({ ...piece, change: piece.kind === "kept" ? null : changes.length });
      words.added += compared.words.added + compared.words.moved;
      words.removed += compared.words.removed + compared.words.moved;
      const row = rowOf(change);
      const record = row === null ? null : recordAt(records, row);
      changes.push({
        kind: before === "" ? "inserted" : after === "" ? "deleted" : kindOf(change),
        chapter: place.value.chapter,
        before,
        after,
        author: record ? authorName(project, record.author, record.replica) : "",
        time: record ? timeOf(record) : "",
        within: null,
        passage: [],
        elsewhere: null,
      });
    }
    keep(pieces, mainText.slice(at));
    const choices = difference.changes.map((change) => ({ key: change.key, isLeft: isLeft(change, left) }));
    return { pieces, changes, words, choices, isBehind };
  });
}

/** The chapters that were written in, in the order of the outline. */
export async function draftChapters(project: Project, id: string): Promise<Result<readonly DraftChapter[]>> {
  const draft = findDraft(project, id);
  if (!draft.ok) return draft;
  const written = new Set(project.draftTexts.chaptersOf(draft.value.id));
  const chapters: DraftChapter[] = [];
  for (const { id: chapter } of project.items.filter((item) => written.has(item.id))) {
    const read = await withTexts(project, { draft: draft.value.id, chapter }, async ({ main, own, records }) => {
      const left = leftIn(records);
      const { changes, isBehind } = differ(main, own);
      const isOpen = changes.filter((change) => !isLeft(change, left)).length;
      return { chapter, changes: isOpen, left: changes.length - isOpen, isBehind };
    });
    if (read.ok) chapters.push(read.value);
  }
  return succeed(chapters);
}

/** What a draft would change in a chapter as it stands and is not left, as suggestions of whoever wrote it. */
export async function suggestionsOf(
  project: Project,
  draft: string,
  chapter: ItemId,
): Promise<Result<{ readonly text: string; readonly suggestions: readonly ReviewSuggestion[] }>> {
  const place = findPlace(project, { draft, chapter });
  if (!place.ok) return place;
  return withTexts(project, place.value, async ({ main, own, records }) => {
    const left = leftIn(records);
    const rowOf = rowsOf(records);
    const { changes, mainText, ownText } = differ(main, own);
    const suggestions = changes
      .filter((change) => !isLeft(change, left))
      .flatMap(({ gaps }) => gaps)
      .map((gap) => {
        const row = rowOf({ gaps: [gap] });
        const record = row === null ? null : recordAt(records, row);
        return {
          from: gap.inMain[0],
          to: gap.inMain[1],
          insert: ownText.slice(...gap.inDraft),
          author: record ? authorName(project, record.author, record.replica) : "",
          time: record ? timeOf(record) : "",
        };
      });
    return { text: mainText, suggestions };
  });
}

/** The same, change by change, as they are taken. */
export async function suggestedChanges(
  project: Project,
  draft: DraftId,
  chapter: ItemId,
): Promise<Result<SuggestedChanges>> {
  return withTexts(project, { draft, chapter }, async ({ main, own, records }) => {
    const left = leftIn(records);
    const rowOf = rowsOf(records);
    const { changes, mainText, ownText } = differ(main, own);
    const waiting = changes.filter((change) => !isLeft(change, left));
    const told = waiting.map((change) => {
      const row = rowOf(change);
      const record = row === null ? null : recordAt(records, row);
      const person = record && (record.author ?? project.peopleByReplica.get(record.replica));
      return {
        draft,
        key: change.key,
        gaps: change.gaps.map((gap) => ({
          from: gap.inMain[0],
          to: gap.inMain[1],
          insert: ownText.slice(...gap.inDraft),
        })),
        author: record ? authorName(project, record.author, record.replica) : "",
        person: person?.id ?? "",
        time: record ? timeOf(record) : "",
      };
    });
    return { text: mainText, changes: told };
  });
}

/** The draft and the chapter that are meant, where a draft has that chapter. */
export function findPlace(
  project: Project,
  order: { readonly draft: string; readonly chapter: ItemId },
): Result<DraftPlace> {
  const draft = findDraft(project, order.draft);
  if (!draft.ok) return draft;
  const item = project.item(order.chapter);
  if (item?.file && (draft.value.chapter === null || draft.value.chapter === item.id))
    return succeed({ draft: draft.value.id, chapter: item.id });
  return fail(
    "draft-without-chapter",
    "This chapter is not part of the draft.",
    "Choose a chapter of the draft, or begin a draft of this one.",
  );
}

/** What was left of a draft, as its records say, the last word on each character. */
export function leftIn(records: RecordTable): readonly IdRange[] {
  let left: readonly IdRange[] = [];
  for (const [row, detail] of [...records.detail].sort(([a], [b]) => a - b)) {
    if (!Array.isArray(detail?.left) || isMainKey(replicaOfRow(records, row))) continue;
    const ranges = detail.left.flatMap((range) => {
      if (!Array.isArray(range)) return [];
      const [client, clock, length] = range;
      return [client, clock, length].every(Number.isSafeInteger) ? [{ client, clock, length } as IdRange] : [];
    });
    left = detail.leave === false ? withoutRanges(left, ranges) : mergeRanges([...left, ...ranges]);
  }
  return left;
}

async function withTexts<Value>(
  project: Project,
  { draft, chapter }: DraftPlace,
  act: (texts: {
    readonly main: LiveDocument;
    readonly own: LiveDocument;
    readonly records: RecordTable;
  }) => Promise<Value>,
): Promise<Result<Value>> {
  const name = draftText(draft, chapter);
  return project.using([textDocument(chapter), name], async ([main, own]) => {
    const history = await project.history(name);
    if (!main || !own || !history)
      return fail("history-empty", "This chapter has no history yet.", "Write in it first.");
    return succeed(await act({ main, own, records: history.union.records }));
  });
}

/** How a draft's text would change the main text as it stands, if it followed now. */
export function differ(main: LiveDocument, own: LiveDocument) {
  const followed = followedCopy(own.doc, main.doc);
  const mainText = main.text.toString();
  const ownText = followed.getText("text").toString();
  const changes = draftChanges(mainText, draftGaps(main.doc, followed));
  followed.destroy();
  return { mainText, ownText, changes, isBehind: ownText !== own.text.toString() };
}

/** When a change was made: a file that was brought in may say so of each of its own. */
export function timeOf({ wall, detail }: Pick<HistoryRecord, "wall" | "detail">): string {
  const said = typeof detail?.said === "string" ? Date.parse(detail.said) : Number.NaN;
  return Number.isNaN(said) ? isoTime(wall) : new Date(said).toISOString();
}

function keep(pieces: ComparedPiece[], text: string): void {
  if (text !== "") pieces.push({ kind: "kept", text, change: null });
}

function kindOf({ gaps }: DraftChange): Change["kind"] {
  if (gaps.every(({ deleted }) => deleted.length === 0)) return "inserted";
  return gaps.every(({ inserted }) => inserted.length === 0) ? "deleted" : "replaced";
}

/** Finds the last of the draft's own records that had a part in a change. */
function rowsOf(records: RecordTable): (change: Pick<DraftChange, "gaps">) => number | null {
  const touched = new Map<number, { readonly range: IdRange; readonly row: number }[]>();
  for (let row = 0; row < records.count; row++) {
    if (isMainKey(replicaOfRow(records, row))) continue;
    for (const range of [...rangesAt(records.inserted, row), ...rangesAt(records.deleted, row)]) {
      const list = touched.get(range.client) ?? [];
      touched.set(range.client, list);
      list.push({ range, row });
    }
  }
  return (change) => {
    let last: number | null = null;
    for (const { client, clock, length } of idsOfChange(change)) {
      for (const { range, row } of touched.get(client) ?? []) {
        const overlaps = range.clock < clock + length && clock < range.clock + range.length;
        if (overlaps && row > (last ?? -1)) last = row;
      }
    }
    return last;
  };
}
