import * as Y from "yjs";
import { foldPath, freePath, isSafeTextPath } from "./file-names.ts";
import { type ItemId, isItemId } from "./ids.ts";
import type { ItemKind, Outline, OutlineItem } from "./outline.ts";
import { type Status, statuses } from "./outline.ts";
import { type PlacedItem, resolveTree, type TreeEdge } from "./outline-tree.ts";

/**
 * How the outline lies in its Yjs document:
 *
 *   getMap("story")   title, author, language
 *   getMap("items")   id → Y.Map: kind, title, file, status, tags, pointOfView, target, inBook, synopsis (a Y.Text),
 *                     and for each parent that the item ever had "parent:<id or root>" = {at, n}
 *
 * Items are never removed; trash is a parent. What a peer wrote wrongly reads as a default, so nothing here throws.
 */
export const storyKey = "story";
export const itemsKey = "items";
export const parentKeyStart = "parent:";

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
  return {
    title: readLine(story.get("title")) || "Untitled",
    author: readLine(story.get("author")),
    language: readLanguage(story.get("language")),
    book: build("book"),
    notes: build("notes"),
    trash: build("trash"),
  };
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

/** Chapters and notes have a text and a file; parts and folders only hold others. */
export function hasText(kind: ItemKind): boolean {
  return kind === "chapter" || kind === "note";
}

/** One line of text without line breaks, tabs and other control characters, at most 1,000 characters. */
export function readLine(value: unknown): string {
  if (typeof value !== "string") return "";
  return value
    .slice(0, 1000)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
}

/** A BCP 47 tag in its usual spelling; "en" for what is none. */
export function readLanguage(value: unknown): string {
  return canonicalLanguage(value) ?? "en";
}

export function canonicalLanguage(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 100) return null;
  try {
    return Intl.getCanonicalLocales(value)[0] ?? null;
  } catch {
    // Intl throws for what is no language tag; there is no other way to ask.
    return null;
  }
}

/** Tags without blanks and doubles, in the order they were given, at most 100. */
export function readTags(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return [...new Set(value.slice(0, 100).map(readLine))].filter((tag) => tag !== "");
}

/** Whole words above zero, or null for no target. */
export function readTarget(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : null;
}

export function readStatus(value: unknown): Status | null {
  return statuses.find((status) => status === value) ?? null;
}

export function readKind(value: unknown): ItemKind {
  return value === "part" || value === "folder" || value === "note" ? value : "chapter";
}

/** Notes and folders are never in the book, whatever is written there. */
export function readInBook(kind: ItemKind, value: unknown): boolean {
  return (kind === "part" || kind === "chapter") && value !== false;
}

export function readTitle(value: unknown): string {
  return readLine(value) || "Untitled";
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
    file,
    synopsis: synopsis instanceof Y.Text ? synopsis.toString() : "",
    status: readStatus(map.get("status")),
    tags: readTags(map.get("tags")),
    pointOfView: readLine(map.get("pointOfView")),
    target: readTarget(map.get("target")),
    inBook: readInBook(kind, map.get("inBook")),
    parent,
    children,
  };
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
