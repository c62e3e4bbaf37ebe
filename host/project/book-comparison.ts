import { compareTexts } from "../../story/compare.ts";
import type { ItemId } from "../../story/ids.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { type Result, succeed } from "../../story/problem.ts";
import type { BookComparisonPage, ChapterComparison } from "../contract/history.ts";
import { outlineAt } from "./past-outline.ts";
import type { Project } from "./project.ts";
import { findVersion, type NamedVersion, textIn } from "./versions.ts";

/** No page takes much longer than this, in milliseconds: the host goes on saving between two. */
const pageTime = 60;

/** Which chapters of the book differ between two versions, a page at a time. */
export async function compareBooks(
  project: Project,
  order: { readonly from: string; readonly to: string; readonly next: number },
): Promise<Result<BookComparisonPage>> {
  const before = await findVersion(project, order.from, null);
  if (!before.ok) return before;
  const after = await findVersion(project, order.to, null);
  if (!after.ok) return after;
  const early = chaptersOf((await outlineAt(project, before.value)).book);
  const late = chaptersOf((await outlineAt(project, order.to === "now" ? null : after.value)).book);
  const ids = [...late.keys(), ...[...early.keys()].filter((id) => !late.has(id))];
  const start = performance.now();
  const chapters: ChapterComparison[] = [];
  let next = order.next;
  while (next < ids.length && (next === order.next || performance.now() - start < pageTime)) {
    const id = ids[next++] as ItemId;
    const found = await compareChapter(project, id, early.get(id), late.get(id), before.value, after.value);
    if (found) chapters.push(found);
  }
  return succeed({ chapters, next: next < ids.length ? next : null, done: next, total: ids.length });
}

async function compareChapter(
  project: Project,
  chapter: ItemId,
  early: string | undefined,
  late: string | undefined,
  before: NamedVersion,
  after: NamedVersion,
): Promise<ChapterComparison | null> {
  const textOf = async (title: string | undefined, version: NamedVersion): Promise<string> =>
    title === undefined ? "" : textIn(project, chapter, version);
  const was = await textOf(early, before);
  const is = await textOf(late, after);
  const state = early === undefined ? "added" : late === undefined ? "removed" : "changed";
  if (state === "changed" && was === is && early === late) return null;
  return {
    chapter,
    title: late ?? early ?? "",
    titleBefore: early !== undefined && late !== undefined && early !== late ? early : null,
    state,
    words: compareTexts(was, is).words,
  };
}

function chaptersOf(items: readonly OutlineItem[]): Map<ItemId, string> {
  const chapters = new Map<ItemId, string>();
  const walk = (list: readonly OutlineItem[]): void => {
    for (const { id, kind, title, children } of list) {
      if (kind === "chapter") chapters.set(id, title);
      walk(children);
    }
  };
  walk(items);
  return chapters;
}
