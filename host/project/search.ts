import { textDocument } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { recordAt } from "../../history/union.ts";
import { compileFinder, type FindOptions, type Replacement } from "../../story/find.ts";
import type { ItemId } from "../../story/ids.ts";
import { type OutlineItem, walkOutline } from "../../story/outline.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { SearchHit, SearchPage, SearchPlace, SearchScope } from "../contract/searching.ts";
import type { MatchThread, SearchedText } from "../search/match-thread.ts";
import type { FoundMatch, MatchQuestion } from "../search/matcher.ts";
import type { Project } from "./project.ts";
import { authorName, isoTime } from "./versions.ts";

/** The first page of hits is as many as a writer sees at once and some more; no page takes longer than this (milliseconds). */
const firstPageHits = 500;
const pageHits = 2500;
const pageTime = 60;
/** Texts that are searched in the first go, and twice as many in each one after it: the first hits come soon, and all do. */
const firstBatch = 32;

export interface SearchOrder {
  readonly find: FindOptions;
  readonly replacement: Replacement | null;
  readonly scope: SearchScope;
  /** In all that ever stood there, too. */
  readonly past: boolean;
  readonly from: SearchPlace | null;
}

/** Finds in the story's texts, in the outline's order, from a place on: a page at a time. */
export async function searchProject(
  project: Project,
  thread: MatchThread,
  { find, replacement, scope, past, from }: SearchOrder,
): Promise<Result<SearchPage>> {
  // Said at once and here: the thread is for what may run on.
  const pattern = compileFinder(find, replacement);
  if (!pattern.ok) return pattern;
  const items = itemsIn(project, scope, past);
  if (!items.ok) return items;
  const all = items.value;
  const start = performance.now();
  const hits: SearchHit[] = [];
  let at = from === null ? 0 : all.findIndex((item) => item.id === from.chapter);
  if (at < 0) at = all.length;
  let within = from?.from ?? 0;
  const mostOfPage = from === null ? firstPageHits : pageHits;
  let batch = past ? 1 : firstBatch;
  while (at < all.length && hits.length < mostOfPage && (batch <= firstBatch || performance.now() - start < pageTime)) {
    const some = all.slice(at, at + batch);
    const most = mostOfPage - hits.length;
    const found = await thread.find(
      some.map((item) => searchedText(project, item.id)),
      { find, replacement, from: within, most },
    );
    if (!found.ok) return found;
    for (const [place, list] of found.value.entries()) {
      const item = some[place];
      if (item) hits.push(...list.map((match) => ({ chapter: item.id, ...match, revision: "", gone: null })));
    }
    const last = found.value.at(-1)?.at(-1);
    // As many as were asked for: there may be more in the text that the last one is in.
    const isFull = found.value.flat().length === most;
    if (past && some[0] && !isFull) {
      const gone = await findInPast(project, thread, some[0], { find, replacement, from: 0, most: pageHits });
      if (!gone.ok) return gone;
      hits.push(...gone.value);
    }
    at += isFull ? found.value.length - 1 : some.length;
    within = isFull ? (last?.to ?? 0) : 0;
    if (!past) batch *= 2;
  }
  const next = all[at];
  return succeed({ hits, next: next ? { chapter: next.id, from: within } : null, done: at, total: all.length });
}

/** With the past also what was taken out of the trash, where the trash is asked about. */
function itemsIn(
  project: Project,
  { within, notes, trash }: SearchScope,
  past: boolean,
): Result<readonly OutlineItem[]> {
  const { book, notes: beside, trash: out } = project.outline;
  const root = within === null ? null : project.item(within);
  if (within !== null && !root)
    return fail("chapter-unknown", "There is no such chapter in this story.", "Search in the whole book.");
  const roots = root ? [root] : [...book, ...(notes ? beside : []), ...(trash ? out : [])];
  const removed = past && trash && !root ? project.removed : [];
  return succeed([...walkOutline(roots), ...removed].filter(({ file }) => file !== null));
}

function searchedText(project: Project, id: ItemId): SearchedText {
  const name = textDocument(id);
  const key = `${project.id}/${name}`;
  const live = project.loaded(name)?.text.toString();
  if (live !== undefined) return { key, stamp: live, read: async () => live };
  const stamp = project.mirroring.shownHash(name) ?? `read at ${performance.now()}`;
  return { key, stamp, read: () => project.textOf(id) };
}

/** A hit that is gone, in the last version that has it. */
function goneHit(project: Project, item: OutlineItem, index: TextIndex, found: FoundMatch, row: number): SearchHit {
  const { author, replica, wall } = recordAt(index.records, row);
  return {
    chapter: item.id,
    ...found,
    revision: index.recordId(Math.max(0, row - 1)),
    gone: { time: isoTime(wall), author: authorName(project, author, replica) },
  };
}

/**
 * What stood in a chapter once: found in all text that ever stood there, where at least one of its characters is gone.
 * A hit names the last record before it went: at that version it can be read in its place.
 */
async function findInPast(
  project: Project,
  thread: MatchThread,
  item: OutlineItem,
  question: Omit<MatchQuestion, "texts">,
): Promise<Result<readonly SearchHit[]>> {
  const history = await project.history(textDocument(item.id));
  if (!history) return succeed([]);
  const { index } = history;
  const ever = await thread.find([spareText(index.life.text, "ever")], question);
  if (!ever.ok) return ever;
  const gone = findDeleted(index, ever.value[0] ?? []);
  const rows = [...new Set(gone.map(({ row }) => Math.max(0, row - 1)))];
  const texts = rows.map((row) => index.textAt(index.versionOf(row)));
  const then = await thread.find(
    [...texts, index.textAt(index.latest())].map((text, place) => spareText(text, String(place))),
    { ...question, most: Number.POSITIVE_INFINITY },
  );
  if (!then.ok) return then;
  const now = new Set((then.value.at(-1) ?? []).map(keyOf));
  const hits = new Map<string, SearchHit>();
  for (const { match, row } of gone) {
    const place = rows.indexOf(Math.max(0, row - 1));
    for (const found of then.value[place] ?? []) {
      const key = keyOf(found);
      if (found.match === match && !now.has(key) && !hits.has(key))
        hits.set(key, goneHit(project, item, index, found, row));
    }
  }
  return succeed([...hits.values()]);
}

/** A text that is asked about once: the next one of the same name takes its place. */
function spareText(text: string, name: string): SearchedText {
  return { key: `past ${name}`, stamp: text, read: async () => text };
}

/** Matches in the whole life of a text of which a part was taken away, with the first record that took from them. */
function findDeleted(
  index: TextIndex,
  matches: readonly FoundMatch[],
): readonly { readonly match: string; readonly row: number }[] {
  const { offsets, deleted } = index.life;
  const found: { match: string; row: number }[] = [];
  let run = 0;
  for (const { from, to, match } of matches) {
    while (run + 1 < deleted.length && (offsets[run + 1] ?? to) <= from) run++;
    let row = -1;
    for (let at = run; at < deleted.length && (offsets[at] ?? to) < to; at++) {
      const taken = deleted[at] ?? -1;
      if (taken >= 0 && (row < 0 || taken < row)) row = taken;
    }
    if (row >= 0) found.push({ match, row });
  }
  return found;
}

function keyOf(hit: FoundMatch): string {
  return `${hit.before.slice(-20)}|${hit.match}|${hit.after.slice(0, 20)}`;
}
