import * as Y from "yjs";
import { type ItemId, isItemId } from "./ids.ts";
import type { Bookmark, SceneAnchor } from "./outline.ts";
import { plainAnchor, readAnchor } from "./outline-scenes.ts";
import { readLine } from "./outline-values.ts";

const bookmarksKey = "bookmarks";

/** Sets what it names; the first one to name a bookmark, with an anchor, makes it. */
export interface BookmarkEdit {
  readonly kind: "setBookmark";
  readonly bookmark: ItemId;
  readonly anchor?: SceneAnchor;
  readonly name?: string;
  readonly removed?: boolean;
}

/**
 * Bookmarks, by id. A bookmark's map has "anchor", "name" and "removed", each a key of its own: who names one while its text is moved
 * on another machine changes nothing there. It is never taken out, so that a removal can be undone.
 */
export function readBookmarks(doc: Y.Doc): readonly Bookmark[] {
  const bookmarks: Bookmark[] = [];
  for (const [id, map] of doc.getMap(bookmarksKey)) {
    if (!isItemId(id) || !(map instanceof Y.Map) || map.get("removed") === true) continue;
    const anchor = readAnchor(map.get("anchor"));
    if (anchor) bookmarks.push({ id, anchor, name: readLine(map.get("name")) });
  }
  return bookmarks.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** @returns what undoes it; null where there is no such bookmark, and no anchor to make one */
export function setBookmark(doc: Y.Doc, edit: BookmarkEdit): BookmarkEdit | null {
  const { bookmark, anchor, name, removed } = edit;
  const stored = doc.getMap(bookmarksKey).get(bookmark);
  const known = stored instanceof Y.Map ? (stored as Y.Map<unknown>) : null;
  if (!known && !anchor) return null;
  const map = known ?? new Y.Map<unknown>();
  const before = known && readAnchor(known.get("anchor"));
  const inverse: BookmarkEdit = {
    kind: "setBookmark",
    bookmark,
    ...(anchor && before ? { anchor: before } : {}),
    ...(name !== undefined && known ? { name: readLine(known.get("name")) } : {}),
    ...(removed !== undefined || !known ? { removed: known ? known.get("removed") === true : true } : {}),
  };
  if (!known) doc.getMap(bookmarksKey).set(bookmark, map);
  if (anchor) map.set("anchor", plainAnchor(anchor));
  if (name !== undefined) map.set("name", readLine(name));
  if (removed !== undefined) map.set("removed", removed);
  return inverse;
}
