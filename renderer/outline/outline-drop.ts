import type { ItemId } from "../../story/ids.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { mayHold } from "../../story/outline-tree.ts";
import type { Place } from "./outline-moves.ts";
import { findItem, siblingsOf } from "./outline-rows.ts";

export type DropPosition = "before" | "after" | "on";

/** Where items go that are dropped there, or null where one of them may not stand. */
export function dropPlace(
  outline: Outline,
  dragged: readonly OutlineItem[],
  target: string,
  position: DropPosition,
): Place | null {
  const isFree = (id: string) => dragged.every((item) => item.id !== id);
  const places = dragged.map((item) => placeOf(outline, item, target, position, isFree));
  const [first] = places;
  return first && places.every((place) => place !== null) ? first : null;
}

function placeOf(
  outline: Outline,
  item: OutlineItem,
  target: string,
  position: DropPosition,
  isFree: (id: string) => boolean,
): Place | null {
  if (!isFree(target) || target.includes("/") || target === "archive") return null;
  if (target === "notes" || target === "trash") {
    if (position === "on") return mayHold(target, item.kind) ? atEnd(outline, target, isFree) : null;
    // Above the notes is the end of the book.
    return target === "notes" && position === "before" && mayHold("book", item.kind)
      ? atEnd(outline, "book", isFree)
      : null;
  }
  const beside = findItem(outline, target);
  if (!beside) return null;
  if (position === "on") return mayHold(beside.kind, item.kind) ? atEnd(outline, beside.id, isFree) : null;
  const siblings = siblingsOf(outline, beside.parent).filter(({ id }) => isFree(id));
  const index = siblings.findIndex(({ id }) => id === target);
  return { parent: beside.parent, after: position === "after" ? beside.id : (siblings[index - 1]?.id ?? null) };
}

function atEnd(outline: Outline, parent: Place["parent"], isFree: (id: string) => boolean): Place {
  const last: ItemId | null = siblingsOf(outline, parent).findLast(({ id }) => isFree(id))?.id ?? null;
  return { parent, after: last };
}
