import type { SceneReference } from "../../host/contract/scenes.ts";
import type { ItemId } from "../../story/ids.ts";
import type { OutlineEdit } from "../../story/outline-edits.ts";
import type { OutlineAction } from "../outline/outline-actions.ts";
import type { OutlineLine } from "../outline/outline-lines.ts";
import { moveEdits } from "../outline/outline-selection.ts";
import type { BoardGroup } from "./board.ts";

/** Between two cards of a group: before this one; null is behind the last. */
export interface BoardGap {
  readonly group: BoardGroup;
  readonly before: string | null;
}

/**
 * Chapters that are put into a gap go to that place of the part.
 *
 * @param dragged chapters, in the order of the book
 */
export function chapterEdits(dragged: readonly OutlineLine[], { group, before }: BoardGap): readonly OutlineEdit[] {
  if (group.place.kind !== "part") return [];
  const moved = new Set(dragged.map(({ key }) => key));
  const stay = group.cards.filter(({ key }) => !moved.has(key));
  const next = before === null ? -1 : stay.findIndex(({ key }) => key === nextStaying(group, before, moved));
  const previous = next < 0 ? stay.at(-1) : stay[next - 1];
  return moveEdits(
    dragged.map(({ item }) => item),
    { parent: group.place.parent, after: previous?.item.id ?? null },
  );
}

/** Where something is put before a card that goes along, it stands before the next that stays. */
function nextStaying(group: BoardGroup, before: string, moved: ReadonlySet<string>): string | null {
  const place = group.cards.findIndex(({ key }) => key === before);
  return group.cards.slice(place).find(({ key }) => !moved.has(key))?.key ?? null;
}

/**
 * Scenes that are put into a gap go to that place of the chapter, one after the other: each move counts the scenes as
 * those before it leave them.
 *
 * @param scenes of every chapter, as the prose has them
 */
export function sceneMoves(
  dragged: readonly SceneReference[],
  to: ItemId,
  before: number | null,
  scenes: (chapter: ItemId) => readonly SceneReference[],
): readonly OutlineAction[] {
  const order = new Map<ItemId, SceneReference[]>();
  const orderOf = (chapter: ItemId): SceneReference[] => {
    const known = order.get(chapter) ?? [...scenes(chapter)];
    order.set(chapter, known);
    return known;
  };
  const same = (a: SceneReference, b: SceneReference) => a.chapter === b.chapter && a.scene === b.scene;
  const isDragged = (scene: SceneReference) => dragged.some((other) => same(scene, other));
  // The first that stays behind the gap: what is moved is always put before it.
  const next =
    before === null
      ? undefined
      : orderOf(to)
          .slice(before)
          .find((scene) => !isDragged(scene));
  const moves: OutlineAction[] = [];
  for (const scene of dragged) {
    const source = orderOf(scene.chapter);
    const here = source.findIndex((other) => same(scene, other));
    if (here < 0) continue;
    source.splice(here, 1);
    const target = orderOf(to);
    const place = next ? target.findIndex((other) => same(other, next)) : target.length;
    target.splice(place, 0, scene);
    if (scene.chapter === to && here === place) continue;
    moves.push({
      kind: "move scene",
      chapter: scene.chapter,
      scene: here,
      title: scene.title,
      to,
      place,
      gap: null,
    });
  }
  return moves;
}
