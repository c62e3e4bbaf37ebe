import { join, relative } from "node:path";
import { parseDraftText } from "../../history/drafts/draft-names.ts";
import { detailOf, type IdSet, idsBeyond, rangesOf, withCopies } from "../../history/forgetting.ts";
import {
  type Author,
  type Copy,
  type DocumentName,
  origins,
  outlineDocument,
  recordId,
  textDocument,
} from "../../history/record.ts";
import { type IdRange, mergeRanges } from "../../history/structs.ts";
import type { TextIndex } from "../../history/text-index.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { countWords } from "../../story/words.ts";
import type { ForgetPlace, ForgetPreview } from "../contract/forgetting.ts";
import { encodeJson } from "../data-folder.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { parseJson } from "../log/seal-lists.ts";
import { forgetComparison } from "./book-comparison.ts";
import { findPlainCopies } from "./forgotten-copies.ts";
import { itemOfDocument } from "./mirroring.ts";
import type { Project } from "./project.ts";
import { findVersion } from "./versions.ts";

/** A stretch of a chapter's text at a version, and what stands there: if it doesn't, nothing is done. */
export interface ForgetOrder {
  readonly chapter: ItemId;
  readonly at: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** How often it is tried to look at all the chapters while nobody writes in them. */
const mostTries = 50;

/** What forgetting a passage would remove, and from where. Changes nothing. */
export async function previewForgetting(project: Project, order: ForgetOrder): Promise<Result<ForgetPreview>> {
  const found = await findPassage(project, order);
  if (!found.ok) return found;
  const places: ForgetPlace[] = [];
  for (const [document, ranges] of found.value) {
    const history = await project.history(document);
    const id = chapterOf(document);
    const item = project.item(id) ?? project.removedItem(id);
    const draft = parseDraftText(document)?.draft ?? null;
    if (!history) continue;
    const { ever, now } = textsOf(history.index, ranges);
    // What a comment kept of its words goes with them.
    if (ever === "") continue;
    // A draft shows the same words as the main text; only where it has its own is it worth a line.
    if (draft !== null && countWords(now) === 0) continue;
    places.push({
      chapter: item?.id ?? null,
      title: item?.title ?? document,
      draft,
      words: countWords(ever),
      standing: countWords(now),
      text: ever.length <= mostShown ? ever : `${ever.slice(0, mostShown)}…`,
    });
  }
  const others = new Set(project.log?.replicas.flatMap(({ person }) => (person ? [person.id] : [])));
  others.delete(project.data.person.id);
  return succeed({ places, isShared: others.size > 0 });
}

/** Characters of a passage that are shown before it is forgotten. */
const mostShown = 4000;

/**
 * Removes a passage, and every form that it has had, from the text and from the whole history. What is intended is in the log
 * before anything is removed: interrupted at any point, it is not begun, or is done at the next opening.
 *
 * @returns plain files in which its words still stand, and files of the history in which they may stand
 */
export async function forgetPassage(
  project: Project,
  order: ForgetOrder,
  author: Author | null,
): Promise<Result<{ readonly left: readonly string[] }>> {
  // What another program wrote into a file is compared with the words that it had; once they are forgotten they would be new.
  await project.mirroring.takeIn();
  const found = await findPassage(project, order);
  if (!found.ok) return found;
  if (!(await recordForgotten(project, found.value, author)))
    return fail("forget-busy", "Somebody writes in these chapters just now.", "Try it again in a moment.");
  const problem = await project.storing.publish();
  if (problem) return { ok: false, problem };
  const left = await project.storing.serially(() => settleForgotten(project, [], false));
  const told = left.map((path) => relative(project.folder.path, path));
  return succeed({ left: [...told, ...(await findPlainCopies(project, order.text))] });
}

/** Says what is to be forgotten, and deletes what of it still stands. False where somebody writes all the time. */
function recordForgotten(project: Project, ids: IdSet, author: Author | null): Promise<boolean> {
  return project.using([...ids.keys()], async (documents) => {
    const standing = await standingIn(project, documents, ids);
    if (!standing) return false;
    const action = new Action("forgotten", author, detailOf(ids));
    project.log?.closeRecords();
    project.act(action, () => {
      // A record of the outline's, too: who opens the story learns of it without reading every chapter.
      action.copy(outlineDocument, []);
      for (const document of documents) {
        action.copy(document.name, []);
        for (const [from, to] of (standing.get(document) ?? []).toReversed())
          document.doc.transact(() => document.text.delete(from, to - from), action);
      }
    });
    project.forgetIndex(outlineDocument);
    return true;
  });
}

/**
 * Does what the records of forgetting ask for and this installation has not done: each rewrites the logs that it owns.
 * Serial with storing.
 *
 * @param arrived documents to which other replicas have brought something: a copy of what is forgotten may be in it
 * @param isFirst whether the story was just opened: what could not be read when it was to forget may be back
 * @returns files of the history that could not be written again
 * @throws DiskError; the rest is done at the next look
 */
export async function settleForgotten(
  project: Project,
  arrived: readonly DocumentName[],
  isFirst: boolean,
): Promise<readonly string[]> {
  const { log } = project;
  if (!log) return [];
  const { settled, left } = await readSettled(project);
  const isOpen = ({ id }: ForgottenRecord) => !settled.has(id);
  const known = await forgottenRecords(project);
  if (known.length === 0) return [];
  const isNews = known.some((record) => isOpen(record) && !record.isOwn);
  await forgetLateCopies(project, idsOf(known), isNews ? log.documents() : arrived);
  const all = await forgottenRecords(project);
  const asked = all.filter(isOpen);
  if (asked.length === 0 && !(isFirst && left.length > 0)) return left;
  const ids = idsOf(asked);
  // What is not published yet would not be written again.
  await project.mirroring.publish();
  const leftNow = await log.forget(left.length > 0 ? idsOf(all) : ids);
  const chapters = new Set([...ids.keys()].map(chapterOf));
  const changed = [...project.loadedDocuments].map(({ name }) => name).filter((name) => chapters.has(chapterOf(name)));
  for (const document of new Set([...ids.keys(), ...changed])) await project.reload(document);
  forgetComparison(project);
  await writeWhole(
    project.disk,
    settledPath(project),
    encodeJson({ settled: [...settled, ...asked.map(({ id }) => id)], left: leftNow }),
  );
  if (asked.length === 0) return leftNow;
  project.events.forgotten?.([...chapters] as ItemId[]);
  if (asked.some(({ isOwn }) => !isOwn)) {
    project.mirroring.notices.say("forgotten", {
      code: "passage-forgotten",
      sentence: "Somebody who writes in this story has had a passage forgotten for good; it was removed here, too.",
      next: "Backups and exported files may still have it.",
    });
  }
  return leftNow;
}

/**
 * A machine that had not heard of it may have split, moved or restored the passage meanwhile: its copies are not named by
 * who forgot it. Whoever meets them forgets them, too; that several do so is the same as once.
 */
async function forgetLateCopies(project: Project, known: IdSet, looked: readonly DocumentName[]): Promise<void> {
  const near = inDraftsToo(known, await copiesIn(project, looked), looked);
  if (sizeOf(near) === sizeOf(known)) return;
  const late = idsBeyond(await withAllCopies(project, known), known);
  const fresh = new Map<DocumentName, readonly IdRange[]>();
  for (const [document, ranges] of late) {
    const history = await project.history(document);
    // Blocks that came back with a restored version say nothing, and stay.
    if (history && /[^░\s]/u.test(history.index.textOfIds(ranges))) fresh.set(document, ranges);
  }
  // Where somebody writes all the time it is tried again at the next look.
  if (fresh.size > 0) await recordForgotten(project, fresh, null);
}

/** All characters of the passage, of every form of it, and of all its copies. */
async function findPassage(project: Project, order: ForgetOrder): Promise<Result<IdSet>> {
  if (!project.log) throw new Error("A project that is only read was to forget.");
  const version = await findVersion(project, order.at, order.chapter);
  if (!version.ok) return version;
  const name = textDocument(order.chapter);
  const history = await project.history(name);
  const at = history && version.value.of(history.index);
  if (!history || !at || order.text === "" || history.index.textAt(at).slice(order.from, order.to) !== order.text)
    return fail("passage-changed", "The passage is not what it was a moment ago.", "Select it again.");
  const ids = history.index.idsAround(at, order.from, order.to);
  return succeed(await withAllCopies(project, new Map([[name, ids]])));
}

async function withAllCopies(project: Project, ids: IdSet): Promise<IdSet> {
  const documents = project.log?.documents() ?? [];
  return inDraftsToo(ids, await copiesIn(project, documents), documents);
}

async function copiesIn(
  project: Project,
  documents: readonly DocumentName[],
): Promise<ReadonlyMap<DocumentName, readonly Copy[]>> {
  const copies = new Map<DocumentName, readonly Copy[]>();
  for (const document of documents) {
    if (document === outlineDocument) continue;
    const slices = await project.slices(document);
    const list = slices.flatMap(({ timeline }) => [...timeline.copies.values()].flat());
    if (list.length > 0) copies.set(document, list);
  }
  return copies;
}

function idsOf(records: readonly ForgottenRecord[]): IdSet {
  const ids = new Map<DocumentName, readonly IdRange[]>();
  for (const record of records) {
    for (const [document, ranges] of record.ids)
      ids.set(document, mergeRanges([...(ids.get(document) ?? []), ...ranges]));
  }
  return ids;
}

/** A chapter and its drafts have characters in common: what is forgotten of one is forgotten of all. */
function inDraftsToo(
  start: IdSet,
  copies: ReadonlyMap<DocumentName, readonly Copy[]>,
  documents: readonly DocumentName[],
): IdSet {
  const relatives = Map.groupBy(documents, chapterOf);
  let found = withCopies(start, copies);
  for (;;) {
    const shared = new Map<DocumentName, readonly IdRange[]>();
    for (const [document, ranges] of found) {
      for (const relative of relatives.get(chapterOf(document)) ?? [document])
        shared.set(relative, mergeRanges([...(shared.get(relative) ?? []), ...ranges]));
    }
    const next = withCopies(shared, copies);
    if (sizeOf(next) === sizeOf(found)) return next;
    found = next;
  }
}

function chapterOf(document: DocumentName): string {
  return parseDraftText(document)?.chapter ?? itemOfDocument(document) ?? document;
}

function sizeOf(ids: IdSet): number {
  return [...ids.values()].flat().reduce((sum, { length }) => sum + length, 0);
}

/** Where the forgotten characters still stand, in each text; null where somebody writes all the time. */
async function standingIn(
  project: Project,
  documents: readonly LiveDocument[],
  ids: IdSet,
): Promise<ReadonlyMap<LiveDocument, readonly (readonly [number, number])[]> | null> {
  const found = new Map<LiveDocument, { readonly shown: string; readonly ranges: (readonly [number, number])[] }>();
  for (let tries = 0; tries < mostTries; tries++) {
    const stale = documents.filter((document) => found.get(document)?.shown !== document.text.toString());
    if (stale.length === 0) return new Map([...found].map(([document, { ranges }]) => [document, ranges]));
    for (const document of stale) {
      const history = await project.history(document.name);
      const index = history?.index;
      const ranges = index ? index.placesOf(index.latest(), ids.get(document.name) ?? []) : [];
      found.set(document, { shown: index?.textAt(index.latest()) ?? "", ranges: [...ranges] });
    }
  }
  return null;
}

function textsOf(index: TextIndex, ranges: Parameters<TextIndex["placesOf"]>[1]): { ever: string; now: string } {
  const now = index.latest();
  const text = index.textAt(now);
  return {
    ever: index.textOfIds(ranges),
    now: index
      .placesOf(now, ranges)
      .map(([from, to]) => text.slice(from, to))
      .join(" "),
  };
}

interface ForgottenRecord {
  readonly id: string;
  readonly ids: IdSet;
  readonly isOwn: boolean;
}

async function forgottenRecords(project: Project): Promise<readonly ForgottenRecord[]> {
  const origin = origins.indexOf("forgotten");
  const records = new Map<string, ForgottenRecord>();
  for (const { replica, timeline } of await project.slices(outlineDocument)) {
    for (const [row, detail] of timeline.detail) {
      if (timeline.origin[row] !== origin) continue;
      const id = recordId(replica, timeline.seq[row] ?? 0);
      records.set(id, { id, ids: rangesOf(detail), isOwn: project.log?.isOwn(replica) ?? false });
    }
  }
  return [...records.values()];
}

interface Settled {
  /** Records whose forgetting is done. */
  readonly settled: ReadonlySet<string>;
  /** Files of the history that could not be read then, or weren't there. */
  readonly left: readonly string[];
}

async function readSettled(project: Project): Promise<Settled> {
  const value = parseJson(await readIfThere(project.disk, settledPath(project)));
  // Without it everything is looked at once more.
  const list = (told: unknown) => (Array.isArray(told) ? told.map(String) : []);
  return { settled: new Set(list(value?.settled)), left: list(value?.left) };
}

function settledPath(project: Project): string {
  return join(project.place, "forgotten.json");
}
