import type { ProjectCounts } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Bookmark, type Outline, walkOutline } from "../../story/outline.ts";

/** A bookmark as the list shows it. */
export interface ListedBookmark extends Bookmark {
  readonly chapter: ItemId;
  readonly title: string;
  /** What stands there, as last stored; null while that isn't known, or where its words are deleted. */
  readonly words: string | null;
  /** null: its words are nowhere just now. */
  readonly from: number | null;
  /** It was looked for, and isn't there. */
  readonly isUnplaced: boolean;
}

/** Those in the book and the notes, in reading order; those that stand nowhere, behind the others of their chapter. */
export function listBookmarks(outline: Outline, counts: ProjectCounts | null): readonly ListedBookmark[] {
  const byChapter = Map.groupBy(outline.bookmarks, ({ anchor }) => anchor.chapter);
  if (byChapter.size === 0) return [];
  const listed: ListedBookmark[] = [];
  for (const { id: chapter, title } of walkOutline([...outline.book, ...outline.notes])) {
    const placed = counts?.items[chapter]?.bookmarks ?? [];
    const here = (byChapter.get(chapter) ?? []).map((bookmark) => {
      const place = placed.find(({ id }) => id === bookmark.id);
      // One that was set a moment ago isn't looked for yet.
      const isUnplaced = place?.from === null;
      return { ...bookmark, chapter, title, words: place?.words ?? null, from: place?.from ?? null, isUnplaced };
    });
    listed.push(...here.sort((a, b) => (a.from ?? Infinity) - (b.from ?? Infinity) || (a.id < b.id ? -1 : 1)));
  }
  return listed;
}

/** The next one behind a place in the story, or before it, and round from the one end to the other. */
export function nextBookmark(
  outline: Outline,
  listed: readonly ListedBookmark[],
  here: { readonly chapter: ItemId | null; readonly at: number },
  step: 1 | -1,
): ListedBookmark | null {
  const order = new Map([...walkOutline([...outline.book, ...outline.notes])].map(({ id }, index) => [id, index]));
  const chapter = here.chapter === null ? -1 : (order.get(here.chapter) ?? -1);
  const placed = listed
    .flatMap((bookmark) => (bookmark.from === null ? [] : [{ bookmark, at: bookmark.from }]))
    .map(({ bookmark, at }) => ({ bookmark, behind: (order.get(bookmark.chapter) ?? -1) - chapter || at - here.at }))
    .sort((a, b) => compareChapters(a.bookmark, b.bookmark, order) || a.behind - b.behind);
  const next = step > 0 ? placed.find(({ behind }) => behind > 0) : placed.findLast(({ behind }) => behind < 0);
  return (next ?? (step > 0 ? placed[0] : placed.at(-1)))?.bookmark ?? null;
}

function compareChapters(a: ListedBookmark, b: ListedBookmark, order: ReadonlyMap<ItemId, number>): number {
  return (order.get(a.chapter) ?? 0) - (order.get(b.chapter) ?? 0);
}
