import type { ProjectCounts, SceneSummary } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";
import { type ItemParent, type Outline, type OutlineItem, type Root, walkOutline } from "../../story/outline.ts";

/** One line of the outline pane. `key` is its id in the tree. */
export type OutlineRow =
  | {
      readonly kind: "item";
      readonly key: string;
      readonly item: OutlineItem;
      readonly words: number;
      readonly children: readonly OutlineRow[];
    }
  | {
      readonly kind: "scene";
      readonly key: string;
      readonly chapter: ItemId;
      readonly scene: SceneSummary;
      readonly children: readonly [];
    }
  | {
      readonly kind: "group";
      readonly key: "notes" | "trash";
      readonly title: string;
      readonly count: number;
      readonly children: readonly OutlineRow[];
    };

/** The book first, then the notes, then the trash: one tree, so that one set of keys goes through all of it. */
export function outlineRows(outline: Outline, counts: ProjectCounts | null): readonly OutlineRow[] {
  const rows: OutlineRow[] = outline.book.map((item) => itemRow(item, counts));
  rows.push(groupRow("notes", "Notes", outline.notes, counts));
  if (outline.trash.length > 0) rows.push(groupRow("trash", "Trash", outline.trash, counts));
  return rows;
}

function groupRow(
  key: "notes" | "trash",
  title: string,
  items: readonly OutlineItem[],
  counts: ProjectCounts | null,
): OutlineRow {
  const children = items.map((item) => itemRow(item, counts));
  return { kind: "group", key, title, count: [...walkOutline(items)].length, children };
}

function itemRow(item: OutlineItem, counts: ProjectCounts | null): OutlineRow {
  const own = counts?.items[item.id];
  const children = item.children.map((child) => itemRow(child, counts));
  const inside = children.reduce((sum, child) => sum + (child.kind === "item" ? child.words : 0), 0);
  const scenes = own && own.scenes.length > 1 ? own.scenes.map((scene, index) => sceneRow(item.id, scene, index)) : [];
  return { kind: "item", key: item.id, item, words: (own?.words ?? 0) + inside, children: [...scenes, ...children] };
}

function sceneRow(chapter: ItemId, scene: SceneSummary, index: number): OutlineRow {
  return { kind: "scene", key: `${chapter}/${index}`, chapter, scene, children: [] };
}

export function findItem(outline: Outline, id: string): OutlineItem | null {
  for (const root of [outline.book, outline.notes, outline.trash]) {
    for (const item of walkOutline(root)) if (item.id === id) return item;
  }
  return null;
}

export function isRoot(parent: ItemParent): parent is Root {
  return parent === "book" || parent === "notes" || parent === "trash";
}

export function siblingsOf(outline: Outline, parent: ItemParent): readonly OutlineItem[] {
  return isRoot(parent) ? outline[parent] : (findItem(outline, parent)?.children ?? []);
}

export function isInTrash(outline: Outline, id: string): boolean {
  for (const item of walkOutline(outline.trash)) if (item.id === id) return true;
  return false;
}

/** The chapter that a reader comes to next. */
export function nextChapter(outline: Outline, id: string): OutlineItem | null {
  const chapters = [...walkOutline(outline.book)].filter((item) => item.kind === "chapter");
  const index = chapters.findIndex((chapter) => chapter.id === id);
  return index < 0 ? null : (chapters[index + 1] ?? null);
}

/** Where to go when the open chapter was put into the trash: the one before it, or the one after. */
export function neighbourStillThere(before: Outline, now: Outline, id: string): OutlineItem | null {
  const chapters = [...walkOutline(before.book)].filter((item) => item.kind === "chapter");
  const index = chapters.findIndex((chapter) => chapter.id === id);
  if (index < 0) return null;
  const candidates = [...chapters.slice(0, index).reverse(), ...chapters.slice(index + 1)];
  return candidates.find((chapter) => !isInTrash(now, chapter.id)) ?? null;
}

export function firstChapter(outline: Outline): OutlineItem | null {
  for (const item of walkOutline(outline.book)) if (item.kind === "chapter") return item;
  return null;
}
