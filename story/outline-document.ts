import * as Y from "yjs";
import { foldPath, freePath, isSafeTextPath } from "./file-names.ts";
import { type ItemId, isItemId } from "./ids.ts";
import { readMatter } from "./matter.ts";
import type { ItemKind, Outline, OutlineItem } from "./outline.ts";
import { readBookmarks } from "./outline-bookmarks.ts";
import { columnEntries, readColumns } from "./outline-columns.ts";
import { readScenes } from "./outline-scenes.ts";
import { type PlacedItem, resolveTree, type TreeEdge } from "./outline-tree.ts";
import {
  hasText,
  readColumnValues,
  readInBook,
  readKind,
  readLanguage,
  readLine,
  readStatus,
  readTags,
  readTarget,
  readTitle,
} from "./outline-values.ts";

/**
 * How the outline lies in its Yjs document:
 *
 *   getMap("story")   title, author, language
 *   getMap("items")   id → Y.Map: kind, title, file, status, tags, pointOfView, target, inBook, archived, matter,
 *                     removed,
 *                     synopsis (a Y.Text), "column:<column>" = what it says there, "formerly:<title>" = true, and for each
 *                     parent that the item ever had "parent:<id or root>" = {at, n}
 *   getMap("columns") id → {name, removed}: the writer's own columns (`outline-columns.ts`)
 *   getMap("bookmarks") id → Y.Map: anchor, name, removed (`outline-bookmarks.ts`)
 *   getMap("scenes")  id → Y.Map: what is said of a scene, and what holds it in its text (`outline-scenes.ts`)
 *
 * Items are never removed; trash is a parent, and "removed" takes an item out of sight only while it is in the trash:
 * who takes it out there while somebody empties the trash wins. What a peer wrote wrongly reads as a default, so nothing
 * here throws.
 */
export const storyKey = "story";
export const itemsKey = "items";
export const parentKeyStart = "parent:";
export const formerTitleKeyStart = "formerly:";

/** More moves than any item sees; what a map says beyond it counts as none. */
export const highestCount = 2 ** 40;

/** One item as its map has it, before the tree is resolved. */
export interface StoredItem {
  readonly id: ItemId;
  readonly kind: ItemKind;
  readonly map: Y.Map<unknown>;
  readonly edges: readonly TreeEdge[];
}

/** The outline as plain data: each item exactly once, no cycle, children in order, file names unlike each other. */
export function readOutline(doc: Y.Doc): Outline {
  const stored = readItems(doc);
  const placed = resolveTree(stored);
  const files = assignFiles(stored);
  const story = doc.getMap(storyKey);
  const build = (parent: string): OutlineItem[] => (placed.children.get(parent) ?? []).map(buildItem);
  const buildItem = (item: PlacedItem<StoredItem>): OutlineItem =>
    readItem(item.item, item.parent, files.get(item.item.id) ?? null, build(item.item.id));
  // What somebody else put into a removed part stays in the trash when the part goes.
  const buildTrash = (parent: string, under: OutlineItem["parent"]): OutlineItem[] =>
    (placed.children.get(parent) ?? []).flatMap(({ item }) =>
      isRemoved(item)
        ? buildTrash(item.id, under)
        : [readItem(item, under, files.get(item.id) ?? null, buildTrash(item.id, item.id))],
    );
  return {
    title: readLine(story.get("title")) || "Untitled",
    author: readLine(story.get("author")),
    language: readLanguage(story.get("language")),
    book: build("book"),
    notes: build("notes"),
    trash: buildTrash("trash", "trash"),
    columns: readColumns(doc),
    scenes: readScenes(doc),
    bookmarks: readBookmarks(doc),
  };
}

/** What was taken out of the trash: out of sight, its file gone, its history kept. In the order of the trash. */
export function readRemoved(doc: Y.Doc): readonly OutlineItem[] {
  const stored = readItems(doc);
  const { children } = resolveTree(stored);
  const files = assignFiles(stored);
  const removed: OutlineItem[] = [];
  const visit = (parent: string): void => {
    for (const { item } of children.get(parent) ?? []) {
      if (isRemoved(item)) removed.push(readItem(item, "trash", files.get(item.id) ?? null, []));
      visit(item.id);
    }
  };
  visit("trash");
  return removed;
}

export function isRemoved({ map }: StoredItem): boolean {
  return map.get("removed") === true;
}

/** Every item in the document, ordered by id. */
export function readItems(doc: Y.Doc): StoredItem[] {
  const items: StoredItem[] = [];
  for (const [id, map] of doc.getMap(itemsKey)) {
    if (!isItemId(id) || !(map instanceof Y.Map)) continue;
    items.push({ id, kind: readKind(map.get("kind")), map, edges: readEdges(map) });
  }
  return items.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The path of each text: its own if it is safe, and with "-2" where an earlier id has the same. */
export function assignFiles(items: readonly StoredItem[]): Map<ItemId, string> {
  const files = new Map<ItemId, string>();
  const taken = new Set<string>();
  const late: [ItemId, string][] = [];
  for (const { id, kind, map } of items) {
    if (!hasText(kind)) continue;
    const stored = map.get("file");
    const path = isSafeTextPath(stored) ? stored : `${kind === "note" ? "notes" : "chapters"}/${id}.md`;
    if (taken.has(foldPath(path))) {
      late.push([id, path]);
    } else {
      taken.add(foldPath(path));
      files.set(id, path);
    }
  }
  for (const [id, path] of late) {
    const free = freePath(path, taken);
    taken.add(foldPath(free));
    files.set(id, free);
  }
  return files;
}

function readItem(
  { id, kind, map }: StoredItem,
  parent: OutlineItem["parent"],
  file: string | null,
  children: readonly OutlineItem[],
): OutlineItem {
  const synopsis = map.get("synopsis");
  return {
    id,
    kind,
    title: readTitle(map.get("title")),
    formerTitles: readFormerTitles(map),
    file,
    synopsis: synopsis instanceof Y.Text ? synopsis.toString() : "",
    status: readStatus(map.get("status")),
    tags: readTags(map.get("tags")),
    pointOfView: readLine(map.get("pointOfView")),
    target: readTarget(map.get("target")),
    inBook: readInBook(kind, map.get("inBook")),
    archived: map.get("archived") === true,
    matter: kind === "chapter" ? readMatter(map.get("matter")) : null,
    columns: readColumnValues(columnEntries(map)),
    parent,
    children,
  };
}

/** A key each, so that two machines that rename it add to each other's. */
export function readFormerTitles(map: Y.Map<unknown>): readonly string[] {
  const keys = [...map.keys()].filter((key) => key.startsWith(formerTitleKeyStart));
  return readTags(keys.map((key) => key.slice(formerTitleKeyStart.length)).sort());
}

export function writeFormerTitles(map: Y.Map<unknown>, titles: readonly string[]): void {
  for (const title of readFormerTitles(map)) if (!titles.includes(title)) map.delete(`${formerTitleKeyStart}${title}`);
  const keys = titles.map((title) => `${formerTitleKeyStart}${title}`);
  for (const key of keys) if (!map.has(key)) map.set(key, true);
}

function readEdges(map: Y.Map<unknown>): TreeEdge[] {
  const edges: TreeEdge[] = [];
  for (const [key, value] of map) {
    if (!key.startsWith(parentKeyStart)) continue;
    const parent = key.slice(parentKeyStart.length);
    if (!isItemId(parent) && parent !== "book" && parent !== "notes" && parent !== "trash") continue;
    const { at, n } = (typeof value === "object" && value !== null ? value : {}) as { at?: unknown; n?: unknown };
    edges.push({
      parent,
      at: typeof at === "string" && /^[A-Za-z][0-9A-Za-z]{1,1000}$/.test(at) ? at : "a0",
      n: typeof n === "number" && Number.isSafeInteger(n) && n > 0 && n <= highestCount ? n : 0,
    });
  }
  return edges;
}
