import type { ProjectCounts } from "../../host/contract/contract.ts";
import type { SceneSummary } from "../../host/contract/scenes.ts";
import type { ItemId } from "../../story/ids.ts";
import { type ItemParent, type Outline, type OutlineItem, type Root, walkOutline } from "../../story/outline.ts";
import type { outlineTexts } from "./outline-words.ts";

/** One line of the outline pane. `key` is its id in the tree. */
export type OutlineRow = ItemRow | SceneRow | GroupRow;

interface ItemRow {
  readonly kind: "item";
  readonly key: string;
  readonly item: OutlineItem;
  readonly words: number;
  /** Scenes are rows only while their chapter is open: most of a long book's lines would be scenes that nobody sees. */
  readonly hasScenes: boolean;
  readonly children: readonly OutlineRow[];
}

interface SceneRow {
  readonly kind: "scene";
  readonly key: string;
  readonly chapter: ItemId;
  readonly scene: SceneSummary;
  readonly children: readonly [];
}

interface GroupRow {
  readonly kind: "group";
  readonly key: "notes" | "archive" | "trash";
  readonly title: string;
  readonly count: number;
  readonly children: readonly OutlineRow[];
}

/** What the notes, the archive and the trash are called. */
type GroupWords = Pick<typeof outlineTexts.english, "notes" | "archive" | "trash">;

/**
 * Makes the rows: the book first, then the notes, the archive, and the trash; one tree, so that one set of keys goes
 * through all of it. What is archived stands in the archive instead of its place. A row that would read as it did before is the same object again, and costs nothing to show.
 */
export class OutlineRows {
  #before = new Map<string, OutlineRow>();

  build(
    outline: Outline,
    counts: ProjectCounts | null,
    expanded: ReadonlySet<string>,
    words: GroupWords,
  ): readonly OutlineRow[] {
    const after = new Map<string, OutlineRow>();
    const keep = <Row extends OutlineRow>(row: Row): Row => {
      const before = this.#before.get(row.key);
      const kept = before && sameRow(before, row) ? (before as Row) : row;
      after.set(row.key, kept);
      return kept;
    };
    const itemRow = (item: OutlineItem): ItemRow => {
      const own = counts?.items[item.id];
      const children = item.children.filter(inSight).map(itemRow);
      const inside = children.reduce((sum, child) => sum + child.words, 0);
      const hasScenes = own !== undefined && own.scenes.length > 1;
      const scenes =
        hasScenes && expanded.has(item.id) ? own.scenes.map((scene, index) => keep(sceneRow(item, scene, index))) : [];
      const words = (own?.words ?? 0) + inside;
      return keep({ kind: "item", key: item.id, item, words, hasScenes, children: [...scenes, ...children] });
    };
    const groupRow = (key: GroupRow["key"], title: string, items: readonly OutlineItem[]): GroupRow =>
      keep({ kind: "group", key, title, count: [...walkOutline(items)].length, children: items.map(itemRow) });

    const rows: OutlineRow[] = outline.book.filter(inSight).map(itemRow);
    rows.push(groupRow("notes", words.notes, outline.notes.filter(inSight)));
    const archived = archivedIn([...outline.book, ...outline.notes]);
    if (archived.length > 0) rows.push(groupRow("archive", words.archive, archived));
    if (outline.trash.length > 0) rows.push(groupRow("trash", words.trash, outline.trash));
    this.#before = after;
    return rows;
  }
}

function sceneRow(chapter: OutlineItem, scene: SceneSummary, index: number): SceneRow {
  return { kind: "scene", key: `${chapter.id}/${index}`, chapter: chapter.id, scene, children: [] };
}

function sameRow(a: OutlineRow, b: OutlineRow): boolean {
  if (a.children.length !== b.children.length || a.children.some((child, index) => child !== b.children[index]))
    return false;
  if (a.kind === "item" && b.kind === "item") {
    const sameItem = a.item === b.item || JSON.stringify(shown(a.item)) === JSON.stringify(shown(b.item));
    return sameItem && a.words === b.words && a.hasScenes === b.hasScenes;
  }
  if (a.kind === "scene" && b.kind === "scene") {
    return a.scene.title === b.scene.title && a.scene.words === b.scene.words && a.scene.from === b.scene.from;
  }
  return a.kind === "group" && b.kind === "group" && a.count === b.count && a.title === b.title;
}

function shown({ title, kind, status, inBook, file, synopsis }: OutlineItem) {
  return [title, kind, status, inBook, file, synopsis];
}

function inSight(item: OutlineItem): boolean {
  return !item.archived;
}

/** What was archived itself; what stands in it went along. */
function archivedIn(items: readonly OutlineItem[]): readonly OutlineItem[] {
  return items.flatMap((item) => (item.archived ? [item] : archivedIn(item.children)));
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
  return trashedWith(outline, id) !== null;
}

/** What was put into the trash so that this item is there: itself, or the part that it stands in. */
export function trashedWith(outline: Outline, id: string): OutlineItem | null {
  for (const top of outline.trash) {
    for (const item of walkOutline([top])) if (item.id === id) return top;
  }
  return null;
}

/** What was archived so that this item is: itself, or the part that it stands in. */
export function archivedWith(outline: Outline, id: string): OutlineItem | null {
  return (
    archivedIn([...outline.book, ...outline.notes]).find((top) =>
      [...walkOutline([top])].some((item) => item.id === id),
    ) ?? null
  );
}

/** The chapters of the book in reading order, without what is archived. */
export function chaptersInSight(outline: Outline): readonly OutlineItem[] {
  const inside = (items: readonly OutlineItem[]): OutlineItem[] =>
    items.filter(inSight).flatMap((item) => (item.kind === "chapter" ? [item] : inside(item.children)));
  return inside(outline.book);
}

/** The chapter that a reader comes to next. */
export function nextChapter(outline: Outline, id: string): OutlineItem | null {
  const chapters = chaptersInSight(outline);
  const index = chapters.findIndex((chapter) => chapter.id === id);
  return index < 0 ? null : (chapters[index + 1] ?? null);
}

export function firstChapter(outline: Outline): OutlineItem | null {
  return chaptersInSight(outline)[0] ?? null;
}
