import type { ProjectCounts } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";
import type { ColumnValues, Outline, OutlineItem, Status } from "../../story/outline.ts";
import { fitsFilter, isFiltering, type OutlineFilter } from "../../story/outline-filter.ts";
import { type ShownScene, scenesSaid } from "./scenes-said.ts";

/** A part, a chapter or a scene of the book as the grid and the corkboard show it. */
export interface OutlineLine {
  readonly key: string;
  readonly kind: "part" | "chapter" | "scene";
  readonly depth: number;
  readonly title: string;
  readonly synopsis: string;
  readonly status: Status | null;
  readonly tags: readonly string[];
  readonly pointOfView: string;
  readonly columns: ColumnValues;
  readonly words: number;
  readonly target: number | null;
  /** The item itself, or the chapter that a scene stands in. */
  readonly item: OutlineItem;
  readonly scene: ShownScene | null;
  readonly isLeftOut: boolean;
}

/**
 * The book in reading order, without what is archived and what the filter leaves out; a part or a chapter stays where
 * something in it fits. With "several", the chapter of a single scene stands for it.
 */
export function outlineLines(
  outline: Outline,
  counts: ProjectCounts | null,
  filter: OutlineFilter,
  shownScenes: "none" | "several" | "all",
): readonly OutlineLine[] {
  const fewest = { none: Number.POSITIVE_INFINITY, several: 2, all: 1 }[shownScenes];
  const linesOf = (item: OutlineItem, depth: number, isLeftOut: boolean): OutlineLine[] => {
    if (item.archived || (item.kind !== "part" && item.kind !== "chapter")) return [];
    const isOut = isLeftOut || !item.inBook;
    const scenes = item.kind === "chapter" ? scenesSaid(outline, counts, item.id) : [];
    const fitting = isFiltering(filter) ? scenes.filter((scene) => fitsFilter(scene, filter)) : scenes;
    const inside = item.children.flatMap((child) => linesOf(child, depth + 1, isOut));
    const below = scenes.length >= fewest ? fitting.map((scene) => sceneLine(item, scene, depth + 1, isOut)) : [];
    const fits = !isFiltering(filter) || fitsFilter(item, filter) || fitting.length > 0;
    if (!fits && inside.length === 0) return [];
    return [itemLine(item, wordsIn(item, counts), depth, isOut), ...below, ...inside];
  };
  return outline.book.flatMap((item) => linesOf(item, 0, false));
}

/**
 * Keeps the lines of a pane from one look at the outline to the next: a line that would read as it did before is the same
 * object again, and costs nothing to show.
 */
export class KeptLines {
  #before = new Map<string, OutlineLine>();

  keep(lines: readonly OutlineLine[]): readonly OutlineLine[] {
    const kept = lines.map((line) => {
      const before = this.#before.get(line.key);
      return before && readsAlike(before, line) ? before : line;
    });
    this.#before = new Map(kept.map((line) => [line.key, line]));
    return kept;
  }
}

function readsAlike(a: OutlineLine, b: OutlineLine): boolean {
  const shown = ({ item, ...line }: OutlineLine) => JSON.stringify([line, item.parent, item.inBook]);
  return shown(a) === shown(b);
}

/** Words of an item and of all that it holds. */
export function wordsIn(item: OutlineItem, counts: ProjectCounts | null): number {
  const own = counts?.items[item.id]?.words ?? 0;
  return item.children.reduce((sum, child) => sum + (child.archived ? 0 : wordsIn(child, counts)), own);
}

function itemLine(item: OutlineItem, words: number, depth: number, isLeftOut: boolean): OutlineLine {
  const { id, title, synopsis, status, tags, pointOfView, columns, target } = item;
  const kind = item.kind === "part" ? "part" : "chapter";
  const said = { synopsis, status, tags, pointOfView, columns, target };
  return { key: id, kind, depth, title, ...said, words, item, scene: null, isLeftOut };
}

function sceneLine(item: OutlineItem, scene: ShownScene, depth: number, isLeftOut: boolean): OutlineLine {
  const { synopsis, status, tags, pointOfView, columns, words, title } = scene;
  const said = { synopsis, status, tags, pointOfView, columns };
  const key = sceneKey(item.id, scene.scene);
  return { key, kind: "scene", depth, title, ...said, words, target: null, item, scene, isLeftOut };
}

export function sceneKey(chapter: ItemId, scene: number): string {
  return `${chapter}/${scene}`;
}
