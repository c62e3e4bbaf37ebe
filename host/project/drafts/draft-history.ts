import { isMainKey } from "../../../history/drafts/draft-slices.ts";
import { takenPassages } from "../../../history/passages.ts";
import { type Author, draftText } from "../../../history/record.ts";
import { findRevision, groupRevisions, type Revision } from "../../../history/revisions.ts";
import type { TextIndex } from "../../../history/text-index.ts";
import { replicaOfRow } from "../../../history/union.ts";
import type { Version } from "../../../history/version.ts";
import { compareTexts } from "../../../story/compare.ts";
import type { ItemId } from "../../../story/ids.ts";
import { fail, type Result, succeed } from "../../../story/problem.ts";
import type { Comparison, RevisionSummary } from "../../contract/history.ts";
import { creditComparison } from "../comparison.ts";
import type { ShownVersion } from "../history-actions.ts";
import type { Project } from "../project.ts";
import { restoreDocument } from "../text-actions.ts";
import { isoTime, passagesIn, summarise } from "../versions.ts";
import { Writers } from "../writers.ts";
import { findPlace } from "./draft-review.ts";

/** A chapter of a draft, whose own history is asked about. */
export interface DraftOrder {
  readonly draft: string;
  readonly chapter: ItemId;
}

interface DraftHistory {
  readonly index: TextIndex;
  readonly revisions: readonly Revision[];
}

/** What was written in a chapter of a draft, oldest first; the main text's revisions are told with the main text. */
export async function draftRevisions(project: Project, order: DraftOrder): Promise<Result<readonly RevisionSummary[]>> {
  const read = await readHistory(project, order);
  if (!read.ok) return read;
  const { index, revisions } = read.value;
  const isOwn = (row: number) => row >= 0 && !isMainKey(replicaOfRow(index.records, row));
  const passages = takenPassages(index).filter(({ row }) => isOwn(row) && isOwn(row - 1));
  return succeed(
    revisions.map((revision) => summarise(project, order.chapter, revision, passagesIn(index, revision, passages))),
  );
}

/** A chapter of a draft as it was. */
export async function showDraftVersion(
  project: Project,
  order: DraftOrder & { readonly at: string },
): Promise<Result<ShownVersion>> {
  const read = await readHistory(project, order);
  if (!read.ok) return read;
  const { index, revisions } = read.value;
  const version = versionNamed(read.value, order.at);
  if (!version) return unknown(order.at);
  const revision = order.at === "now" ? revisions.at(-1) : findRevision(revisions, order.at);
  return succeed({
    text: index.textAt(version),
    revision: revision?.id ?? "",
    time: revision ? isoTime(revision.end) : "",
  });
}

/** What changed in a chapter of a draft from one of its revisions to another. */
export async function compareDraftVersions(
  project: Project,
  order: DraftOrder & { readonly from: string; readonly to: string },
): Promise<Result<Comparison>> {
  const read = await readHistory(project, order);
  if (!read.ok) return read;
  const { index } = read.value;
  const early = versionNamed(read.value, order.from);
  const late = versionNamed(read.value, order.to);
  if (!early) return unknown(order.from);
  if (!late) return unknown(order.to);
  const compared = compareTexts(index.textAt(early), index.textAt(late));
  return succeed(await creditComparison(order.chapter, compared, new Writers(project), { index, early, late }));
}

/** A forward edit that makes a chapter of a draft read as it did there. The main text stays as it is. */
export async function restoreDraftVersion(
  project: Project,
  order: DraftOrder & { readonly at: string },
  author: Author | null,
): Promise<Result<{ readonly revision: string }>> {
  const read = await readHistory(project, order);
  if (!read.ok) return read;
  const version = versionNamed(read.value, order.at);
  if (!version) return unknown(order.at);
  const place = findPlace(project, order);
  if (!place.ok) return place;
  const name = draftText(place.value.draft, order.chapter);
  await project.using([name], () => restoreDocument(project, name, read.value.index, version, author));
  const after = await readHistory(project, order);
  return succeed({ revision: after.ok ? (after.value.revisions.at(-1)?.id ?? "") : "" });
}

async function readHistory(project: Project, order: DraftOrder): Promise<Result<DraftHistory>> {
  const place = findPlace(project, order);
  if (!place.ok) return place;
  const history = await project.history(draftText(place.value.draft, order.chapter));
  if (!history) return fail("history-empty", "This chapter has no history yet.", "Write in it first.");
  const { index } = history;
  // Only those who wrote in the draft are named: so that nobody's writing in the main text is taken for writing in it.
  // Taking moves what the draft says into the main text, and changes nothing of it.
  const revisions = groupRevisions(index, { people: project.peopleByReplica }).filter(
    ({ replica, origin }) => !isMainKey(replica) && origin !== "draft" && origin !== "taken",
  );
  return succeed({ index, revisions });
}

/** "now", a revision's or record's id, or that with "^": what its writer had before it. */
function versionNamed({ index, revisions }: DraftHistory, name: string): Version | null {
  if (name === "now") return index.latest();
  if (!name.endsWith("^")) {
    const row = index.rowOf(name);
    return findRevision(revisions, name)?.version ?? (row === null ? null : index.versionOf(row));
  }
  const revision = findRevision(revisions, name.slice(0, -1));
  if (!revision) return null;
  const before = new Map(revision.version);
  for (const [replica, sequences] of revision.sequences) before.set(replica, (sequences[0] ?? 1) - 1);
  return before;
}

function unknown(name: string): Result<never> {
  return fail(
    "version-unknown",
    `There is no revision ${name} here.`,
    "“redraft history” lists the revisions that are.",
  );
}
