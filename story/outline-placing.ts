import { generateNKeysBetween } from "fractional-indexing";
import * as Y from "yjs";
import type { ItemId } from "./ids.ts";
import type { ItemKind, ItemParent, Outline, OutlineItem } from "./outline.ts";
import { setBookmark } from "./outline-bookmarks.ts";
import { columnKeyStart, writeColumn } from "./outline-columns.ts";
import {
  highestCount,
  itemsKey,
  parentKeyStart,
  readItems,
  type StoredItem,
  storyKey,
  writeFormerTitles,
} from "./outline-document.ts";
import { fillScene } from "./outline-scenes.ts";
import { deepestNesting, isRoot, mayHold, type PlacedItem, type ResolvedTree, resolveTree } from "./outline-tree.ts";
import { fail, type Problem } from "./problem.ts";

type StoredTree = ResolvedTree<StoredItem>;

/** Why the item can't go there, or null. */
export function refuseMove(
  tree: StoredTree,
  item: { readonly id: ItemId; readonly kind: ItemKind },
  parent: ItemParent,
): Problem | null {
  const holder = isRoot(parent) ? parent : tree.placed.get(parent)?.item.kind;
  if (holder === undefined) {
    return fail("item-unknown", "The place it should go to is not in this story.", "Reload the outline.").problem;
  }
  if (isWithin(tree, parent, item.id)) {
    return fail("item-inside-itself", "A part can't be moved into itself.", "Choose a place outside of it.").problem;
  }
  if (!mayHold(holder, item.kind)) {
    const sentence =
      holder === "chapter" || holder === "note"
        ? "A chapter or note can't hold other items."
        : holder === "notes" || holder === "folder"
          ? "Parts and chapters belong to the book, not to the notes."
          : "Notes and folders stand beside the book, not in it.";
    return fail("item-misplaced", sentence, "Choose a part or the book for chapters, a folder or the notes for notes.")
      .problem;
  }
  if (depthOf(tree, parent) + heightOf(tree, item.id) > deepestNesting) {
    return fail("item-too-deep", `Items nest at most ${deepestNesting} deep.`, "Choose a place further up.").problem;
  }
  return null;
}

/**
 * Writes that the item is under `parent`, after a sibling (null: first) or where it was among them before. A sibling
 * that is no longer there counts as "where it was", and for an item that was never there that is the end.
 */
export function placeItem(
  tree: StoredTree,
  item: StoredItem,
  parent: ItemParent,
  after: ItemId | "where it was" | null,
): void {
  // What only holds because a cycle was broken is written down first, or this move could undo the breaking.
  for (const place of [tree.placed.get(item.id)?.parent, parent]) settle(tree, place);

  const siblings = (tree.children.get(parent) ?? []).filter((sibling) => sibling.item.id !== item.id);
  const earlier = item.edges.find((edge) => edge.parent === parent)?.at;
  const index = after === null ? 0 : siblings.findIndex((sibling) => sibling.item.id === after) + 1;
  if (after === null || index > 0) {
    writeEdge(item, parent, keyBetween(siblings, index));
  } else {
    writeEdge(item, parent, earlier ?? keyBetween(siblings, siblings.length));
  }
}

/** Puts a new item's map into the document; it still needs a place. */
export function writeNewItem(
  items: Y.Map<unknown>,
  item: { readonly id: ItemId; readonly kind: ItemKind; readonly title: string; readonly file: string | null },
): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  map.set("kind", item.kind);
  map.set("title", item.title);
  map.set("file", item.file);
  map.set("synopsis", new Y.Text());
  items.set(item.id, map);
  return map;
}

/**
 * Fills a new outline document in one transaction: what an import made, or what a manifest says. Much faster than an
 * edit for each item. The document must be empty.
 */
export function fillOutline(doc: Y.Doc, outline: Outline, origin: unknown): void {
  doc.transact(() => {
    const story = doc.getMap(storyKey);
    const items = doc.getMap(itemsKey);
    if (items.size > 0) throw new RangeError("fillOutline: the document has items already");
    story.set("title", outline.title);
    story.set("author", outline.author);
    story.set("language", outline.language);
    for (const root of ["book", "notes", "trash"] as const)
      writeItems(items, outline[root], root, generateNKeysBetween(null, null, outline[root].length));
    for (const { id, name } of outline.columns) writeColumn(doc, id, name);
    for (const scene of outline.scenes) fillScene(doc, scene);
    for (const { id, anchor, name } of outline.bookmarks)
      setBookmark(doc, { kind: "setBookmark", bookmark: id, anchor, name });
  }, origin);
}

/**
 * Puts new items, with all that they hold and all that is said of them, behind a sibling (null: first) in one transaction. Much
 * faster than an edit for each. Where there is no such sibling, they come last.
 *
 * @param parent may hold them, and is in the story
 */
export function insertItems(
  doc: Y.Doc,
  items: readonly OutlineItem[],
  parent: ItemParent,
  after: ItemId | null,
  origin: unknown,
): void {
  doc.transact(() => {
    const tree = resolveTree(readItems(doc));
    settle(tree, parent);
    const siblings = tree.children.get(parent) ?? [];
    const found = siblings.findIndex(({ item }) => item.id === after);
    const index = after === null ? 0 : found < 0 ? siblings.length : found + 1;
    const keys = keysBetween(siblings[index - 1]?.at ?? null, siblings[index]?.at ?? null, items.length);
    writeItems(doc.getMap(itemsKey), items, parent, keys ?? renumber(siblings, index, items.length));
  }, origin);
}

/** When siblings share an order, or a peer wrote orders that are none, all get new ones. */
function renumber(siblings: readonly PlacedItem<StoredItem>[], index: number, count: number): readonly string[] {
  const keys = generateNKeysBetween(null, null, siblings.length + count);
  const own = keys.splice(index, count);
  siblings.forEach((sibling, place) => {
    writeEdge(sibling.item, sibling.parent, keys[place] ?? "a0");
  });
  return own;
}

function writeItems(
  items: Y.Map<unknown>,
  children: readonly OutlineItem[],
  parent: ItemParent,
  keys: readonly string[],
): void {
  children.forEach((item, index) => {
    const map = writeNewItem(items, item);
    if (item.synopsis !== "") (map.get("synopsis") as Y.Text).insert(0, item.synopsis);
    if (item.status !== null) map.set("status", item.status);
    if (item.tags.length > 0) map.set("tags", [...item.tags]);
    if (item.pointOfView !== "") map.set("pointOfView", item.pointOfView);
    if (item.target !== null) map.set("target", item.target);
    if (!item.inBook) map.set("inBook", false);
    if (item.archived) map.set("archived", true);
    if (item.matter !== null) map.set("matter", item.matter);
    writeFormerTitles(map, item.formerTitles);
    for (const [column, value] of Object.entries(item.columns)) map.set(`${columnKeyStart}${column}`, value);
    map.set(`${parentKeyStart}${parent}`, { at: keys[index] ?? "a0", n: 0 });
    writeItems(items, item.children, item.id, generateNKeysBetween(null, null, item.children.length));
  });
}

/** Gives the item's and its ancestors' places the highest counters where they are not. */
function settle(tree: StoredTree, place: ItemParent | undefined): void {
  let here = place;
  while (here !== undefined) {
    const placed: PlacedItem<StoredItem> | undefined = tree.placed.get(here as ItemId);
    if (placed === undefined) return;
    const highest = Math.max(...placed.item.edges.map(({ n }) => n), -1);
    const own = placed.item.edges.find(({ parent }) => parent === placed.parent);
    const rivals = placed.item.edges.filter(({ n }) => n === highest).length;
    if (own === undefined || own.n < highest || rivals > 1) writeEdge(placed.item, placed.parent, placed.at);
    here = placed.parent;
  }
}

function writeEdge(item: StoredItem, parent: ItemParent, at: string): void {
  const highest = Math.max(...item.edges.map(({ n }) => n), -1);
  const own = item.edges.find((edge) => edge.parent === parent);
  const rivals = item.edges.filter(({ n }) => n === highest).length;
  const n = own !== undefined && own.n === highest && rivals === 1 ? highest : highest + 1;
  if (n < highestCount) {
    item.map.set(`${parentKeyStart}${parent}`, { at, n });
    return;
  }
  // Only a peer that wants to pin an item counts this far: all its places start again.
  for (const edge of item.edges) item.map.set(`${parentKeyStart}${edge.parent}`, { at: edge.at, n: 0 });
  item.map.set(`${parentKeyStart}${parent}`, { at, n: 1 });
}

/** An order between siblings `index - 1` and `index`; where two share one, those after are moved on a little. */
function keyBetween(siblings: readonly PlacedItem<StoredItem>[], index: number): string {
  const before = siblings[index - 1]?.at ?? null;
  let end = index;
  while (before !== null && end < siblings.length && siblings[end]?.at === before) end++;
  const keys = keysBetween(before, siblings[end]?.at ?? null, end - index + 1);
  if (keys === null) return renumber(siblings, index, 1)[0] ?? "a0";
  for (let place = index; place < end; place++) {
    const sibling = siblings[place];
    const at = keys[place - index + 1];
    if (sibling !== undefined && at !== undefined) writeEdge(sibling.item, sibling.parent, at);
  }
  return keys[0] ?? "a0";
}

function keysBetween(before: string | null, after: string | null, count: number): string[] | null {
  try {
    return generateNKeysBetween(before, after, count);
  } catch {
    // The library throws for a key that it could not have made; there is no other way to ask.
    return null;
  }
}

function isWithin(tree: StoredTree, place: ItemParent, item: ItemId): boolean {
  let here: ItemParent | undefined = place;
  while (here !== undefined) {
    if (here === item) return true;
    here = tree.placed.get(here as ItemId)?.parent;
  }
  return false;
}

function depthOf(tree: StoredTree, place: ItemParent): number {
  let depth = 0;
  for (let here = tree.placed.get(place as ItemId); here !== undefined; here = tree.placed.get(here.parent as ItemId)) {
    depth++;
  }
  return depth;
}

function heightOf(tree: StoredTree, item: ItemId): number {
  let height = 0;
  for (const child of tree.children.get(item) ?? []) height = Math.max(height, heightOf(tree, child.item.id));
  return height + 1;
}
