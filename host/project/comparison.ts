import { textDocument } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { recordAt } from "../../history/union.ts";
import type { Version } from "../../history/version.ts";
import { compareTexts, type TextChange } from "../../story/compare.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Result, succeed } from "../../story/problem.ts";
import type { Change, Comparison } from "../contract/history.ts";
import type { Project } from "./project.ts";
import { authorName, findVersion, isoTime, type NamedVersion, textIn } from "./versions.ts";

/** What changed in a chapter from one version to another, as a reader would say it, and who did it when. */
export async function compareVersions(
  project: Project,
  chapter: ItemId,
  from: string,
  to: string,
): Promise<Result<Comparison>> {
  const before = await findVersion(project, from, chapter);
  if (!before.ok) return before;
  const after = await findVersion(project, to, chapter);
  if (!after.ok) return after;
  if (before.value.draft || after.value.draft) return compareWithDraft(project, chapter, before.value, after.value);
  const history = await project.history(textDocument(chapter));
  if (!history) return succeed({ pieces: [], changes: [], words: { added: 0, removed: 0, moved: 0 } });
  const { index } = history;
  const early = before.value.of(index);
  const late = after.value.of(index);
  const compared = compareTexts(index.textAt(early), index.textAt(late));
  const deletions = deletionsOf(index, early, late);
  const changes = compared.changes.map((change): Change => {
    const row = change.after === "" ? rowOfDeletion(deletions, change) : rowOfInsertion(index, late, change);
    const record = row === null ? null : recordAt(index.records, row);
    return {
      kind: change.kind,
      chapter,
      before: change.before,
      after: change.after,
      author: record ? authorName(project, record.author, record.replica) : "",
      time: record ? isoTime(record.wall) : "",
    };
  });
  return succeed({ pieces: compared.pieces, changes, words: compared.words });
}

/** A draft's text has no version of the main text: the two are compared as they read. */
async function compareWithDraft(
  project: Project,
  chapter: ItemId,
  before: NamedVersion,
  after: NamedVersion,
): Promise<Result<Comparison>> {
  const [early, late] = [await textIn(project, chapter, before), await textIn(project, chapter, after)];
  const { pieces, changes, words } = compareTexts(early, late);
  const unsigned = changes.map(({ kind, before, after }) => ({ kind, chapter, before, after, author: "", time: "" }));
  return succeed({ pieces, changes: unsigned, words });
}

/** The record that wrote most of what is new; copied text is credited to who typed it. */
function rowOfInsertion(index: TextIndex, version: Version, change: TextChange): number | null {
  const lengths = new Map<number, number>();
  for (const [from, to] of change.afterAt) {
    for (const { length, record, source } of index.attribution(version, from, to)) {
      const row = source?.record ?? record;
      lengths.set(row, (lengths.get(row) ?? 0) + length);
    }
  }
  return longest(lengths);
}

interface Deletion {
  /** UTF-16 units in the earlier text. */
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

function deletionsOf(index: TextIndex, before: Version, after: Version): readonly Deletion[] {
  const deletions: Deletion[] = [];
  let position = 0;
  for (const span of index.spans(before, after)) {
    if (span.kind === "inserted") continue;
    const to = position + span.text.length;
    if (span.kind === "deleted") deletions.push({ from: position, to, row: span.record });
    position = to;
  }
  return deletions;
}

function rowOfDeletion(deletions: readonly Deletion[], change: TextChange): number | null {
  const lengths = new Map<number, number>();
  for (const [from, to] of change.beforeAt) {
    for (const deletion of deletions) {
      const length = Math.min(deletion.to, to) - Math.max(deletion.from, from);
      if (length > 0) lengths.set(deletion.row, (lengths.get(deletion.row) ?? 0) + length);
    }
  }
  return longest(lengths);
}

function longest(lengths: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [row, length] of lengths) {
    if (length > most) {
      best = row;
      most = length;
    }
  }
  return best;
}
