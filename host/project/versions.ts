import { ownKey } from "../../history/drafts/draft-slices.ts";
import { type TakenPassage, takenPassages } from "../../history/passages.ts";
import {
  type Author,
  type DocumentName,
  draftText,
  origins,
  outlineDocument,
  parseRecordId,
  type ReplicaKey,
  textDocument,
} from "../../history/record.ts";
import { findRevision, groupRevisions, type Revision } from "../../history/revisions.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { recordAt, replicaOfRow } from "../../history/union.ts";
import { emptyVersion, joinVersions, parseVersion, type Version, versionFromObject } from "../../history/version.ts";
import type { Draft } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { countWords } from "../../story/words.ts";
import type { RevisionSummary, TakenPassageSummary } from "../contract/history.ts";
import type { Project } from "./project.ts";

/** A version as somebody named it, and what it is in each document. */
export interface NamedVersion {
  /** null is the text as it stands. */
  readonly of: (index: TextIndex) => Version;
  /** What it is in every document: all that there is, a version, or the text as it was at a time (seconds since 1970). */
  readonly at: "now" | Version | number;
  /** The revision that it ends on, where it was named by one; else empty. */
  readonly revision: string;
  /** ISO 8601; empty where it has none. */
  readonly time: string;
  /** Where a draft was named: its texts are its own, and `of` is what the book beside them is. */
  readonly draft?: Draft;
}

/**
 * Finds what a name means: "now", a version's own name, a revision's or record's id, a label, a draft, or a time (the text as it was then).
 *
 * @param chapter the text that is asked about; null for the whole book
 */
export async function findVersion(
  project: Project,
  name: string,
  chapter: ItemId | null,
): Promise<Result<NamedVersion>> {
  if (name === "now") return succeed({ of: (index) => index.latest(), at: "now", revision: "", time: "" });
  const document = chapter === null ? outlineDocument : textDocument(chapter);
  if (name.endsWith("^") && chapter !== null) return findBefore(project, name.slice(0, -1), chapter);
  const exact = parseVersion(name);
  if (exact)
    return isHere(project, exact) ? succeed({ of: () => exact, at: exact, revision: "", time: "" }) : lost(name);
  const id = parseRecordId(name);
  if (id) return findRecord(project, document, id.replica, id.seq);
  const labels = await readLabels(project);
  const label =
    labels.findLast((candidate) => candidate.name === name) ??
    labels.findLast((candidate) => fold(candidate.name) === fold(name));
  if (label && !isHere(project, label.version)) return lost(name);
  if (label) return succeed({ of: () => label.version, at: label.version, revision: "", time: isoTime(label.wall) });
  const draft = findDraftNamed(project, name);
  if (draft) return succeed({ of: (index) => index.latest(), at: "now", revision: "", time: "", draft });
  const time = Date.parse(name);
  if (!Number.isNaN(time) && /^\d{4}-\d{2}/.test(name)) {
    return succeed({
      of: (index) => versionAtTime(index, time / 1000),
      at: time / 1000,
      revision: "",
      time: new Date(time).toISOString(),
    });
  }
  return fail(
    "version-unknown",
    `There is no version called “${name}”.`,
    "Name a revision by its id, a label, a draft, or a time such as 2026-03-01T20:00; “redraft history” lists them.",
  );
}

/** As `findVersion`, for what only a version of the main text can be: restored, labelled, taken back. */
export async function findMainVersion(
  project: Project,
  name: string,
  chapter: ItemId | null,
): Promise<Result<NamedVersion>> {
  const version = await findVersion(project, name, chapter);
  if (!version.ok || !version.value.draft) return version;
  return fail(
    "version-of-draft",
    `“${name}” is a draft, not a version of the main text.`,
    "Take from the draft what you want of it, or name a version of the main text.",
  );
}

/** The draft of this name that was not thrown away. */
function findDraftNamed({ draftTexts }: Project, name: string): Draft | undefined {
  const here = draftTexts.list.filter((draft) => !draft.removed);
  return here.find((draft) => draft.name === name) ?? here.find((draft) => fold(draft.name) === fold(name));
}

/** A text in a version that somebody has named. */
export async function textIn(project: Project, chapter: ItemId, version: NamedVersion): Promise<string> {
  const { draft } = version;
  if (draft && (draft.chapter === null || draft.chapter === chapter)) {
    const name = draftText(draft.id, chapter);
    const text = await project.using([name], async ([document]) => document?.text.toString() ?? "");
    project.trim();
    return text;
  }
  const history = await project.history(textDocument(chapter));
  return history ? history.index.textAt(version.of(history.index)) : "";
}

function lost(name: string): Result<never> {
  return fail(
    "version-lost",
    `What “${name}” named is not in this folder any more: its history went back to an older state.`,
    "Choose a revision from the history, or bring the folder's .history back from a backup.",
  );
}

async function findRecord(
  project: Project,
  document: DocumentName,
  replica: ReplicaKey,
  seq: number,
): Promise<Result<NamedVersion>> {
  const history = await project.history(document);
  const records = history?.index.records;
  for (let row = 0; records && history && row < records.count; row++) {
    if (records.seq[row] !== seq || replicaOfRow(records, row) !== replica) continue;
    const version = history.index.versionOf(row);
    return succeed({
      of: () => version,
      at: version,
      revision: `${replica}:${seq}`,
      time: isoTime(records.wall[row] ?? 0),
    });
  }
  // The record is another document's: what its replica knew then is a version of this one too.
  const version = new Map([[replica, seq]]);
  const isKnown = seq <= (project.log?.lastSeqOf(replica) ?? 0);
  if (isKnown) return succeed({ of: () => version, at: version, revision: `${replica}:${seq}`, time: "" });
  return fail(
    "version-unknown",
    `There is no revision ${replica}:${seq} here.`,
    "“redraft history” lists the revisions that are.",
  );
}

/** Is all that a version names here? A log that went back to an older state shows another text under the same numbers. */
function isHere(project: Project, version: Version): boolean {
  return [...version].every(([replica, seq]) => !project.log || seq <= project.log.lastSeqOf(replica));
}

/** What the writer of a revision had before it. */
async function findBefore(project: Project, id: string, chapter: ItemId): Promise<Result<NamedVersion>> {
  const read = await readRevisions(project, chapter);
  const revision = read ? findRevision(read.revisions, id) : null;
  if (!revision)
    return fail(
      "version-unknown",
      `There is no revision ${id} here.`,
      "“redraft history” lists the revisions that are.",
    );
  const before = new Map(revision.version);
  for (const [replica, sequences] of revision.sequences) before.set(replica, (sequences[0] ?? 1) - 1);
  return succeed({ of: () => before, at: before, revision: "", time: isoTime(revision.start) });
}

/** What was written up to then, with all that its writers knew: a clock that was wrong takes nothing from under it. */
function versionAtTime(index: TextIndex, seconds: number): Version {
  const last = new Map<ReplicaKey, number>();
  const { records } = index;
  for (let row = 0; row < records.count; row++)
    if ((records.wall[row] ?? 0) <= seconds) last.set(replicaOfRow(records, row), row);
  return [...last.values()].reduce((version, row) => joinVersions(version, index.versionOf(row)), emptyVersion);
}

export interface Label {
  readonly name: string;
  readonly version: Version;
  /** Seconds since 1970. */
  readonly wall: number;
}

/** All labels of a project, oldest first: each is in the outline's log too, whichever chapter it was given in. */
export async function readLabels(project: Project): Promise<readonly Label[]> {
  const history = await project.history(outlineDocument);
  if (!history) return [];
  const { records } = history.index;
  const labels: Label[] = [];
  for (let row = 0; row < records.count; row++) {
    if (origins[records.origin[row] ?? 0] !== "label") continue;
    const { detail, wall } = recordAt(records, row);
    const version = versionFromObject(detail?.version);
    if (typeof detail?.name === "string" && version) labels.push({ name: detail.name, version, wall });
  }
  return labels;
}

export async function readRevisions(
  project: Project,
  chapter: ItemId,
): Promise<{ readonly index: TextIndex; readonly revisions: readonly Revision[] } | null> {
  const labels = await readLabels(project);
  const history = await project.history(textDocument(chapter));
  if (!history) return null;
  const people = project.peopleByReplica;
  return { index: history.index, revisions: groupRevisions(history.index, { people, labels }) };
}

export async function summariseRevisions(project: Project, chapter: ItemId): Promise<readonly RevisionSummary[]> {
  const read = await readRevisions(project, chapter);
  if (!read) return [];
  const passages = takenPassages(read.index);
  return read.revisions.map((revision) =>
    summarise(project, chapter, revision, passagesIn(read.index, revision, passages)),
  );
}

export function passagesIn(
  index: TextIndex,
  revision: Revision,
  passages: readonly TakenPassage[],
): readonly TakenPassageSummary[] {
  const rows = new Set(revision.records);
  return passages
    .filter(({ row }) => row > 0 && rows.has(row))
    .map(({ row, text }) => ({
      before: index.recordId(row - 1),
      time: isoTime(index.records.wall[row] ?? 0),
      text: shorten(text),
      words: countWords(text),
    }));
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`;
}

export function summarise(
  project: Project,
  chapter: ItemId,
  revision: Revision,
  passages: readonly TakenPassageSummary[],
): RevisionSummary {
  return {
    id: revision.id,
    chapter,
    time: isoTime(revision.end),
    started: isoTime(revision.start),
    author: authorName(project, revision.author, revision.replica),
    origin: revision.origin,
    added: revision.added,
    removed: revision.removed,
    label: revision.label,
    passages,
  };
}

export async function revisionOf(project: Project, chapter: ItemId, id: string): Promise<Revision | null> {
  const read = await readRevisions(project, chapter);
  return read ? findRevision(read.revisions, id) : null;
}

/** Who a record is by: its own author, or else the person of the replica that wrote it. */
export function authorName(
  project: Pick<Project, "peopleByReplica">,
  author: Author | null,
  replica: ReplicaKey,
): string {
  return author?.name ?? project.peopleByReplica.get(ownKey(replica))?.name ?? "Somebody";
}

export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
