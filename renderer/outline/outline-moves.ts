import type { ItemId } from "../../story/ids.ts";
import type { ItemKind, ItemParent, Outline, OutlineItem } from "../../story/outline.ts";
import { mayHold } from "../../story/outline-tree.ts";
import { findItem, isRoot, siblingsOf } from "./outline-rows.ts";

/** Where an item goes: under this parent, after this sibling (null is first). */
export interface Place {
  readonly parent: ItemParent;
  readonly after: ItemId | null;
}

export type Direction = "up" | "down" | "out" | "in";

/**
 * Where Alt and an arrow take an item, or null at an end. Up and down go past one neighbour, into and out of open parts,
 * so that a chapter can travel through the whole book by one key.
 */
export function placeInDirection(outline: Outline, item: OutlineItem, direction: Direction): Place | null {
  const siblings = siblingsOf(outline, item.parent);
  const index = siblings.findIndex((sibling) => sibling.id === item.id);
  const before = siblings[index - 1];
  const next = siblings[index + 1];
  const parent = isRoot(item.parent) ? null : findItem(outline, item.parent);
  switch (direction) {
    case "up": {
      if (before && holds(before, item.kind)) return { parent: before.id, after: before.children.at(-1)?.id ?? null };
      if (before) return { parent: item.parent, after: siblings[index - 2]?.id ?? null };
      return parent ? { parent: parent.parent, after: siblingBefore(outline, parent) } : null;
    }
    case "down": {
      if (next && holds(next, item.kind)) return { parent: next.id, after: null };
      if (next) return { parent: item.parent, after: next.id };
      return parent ? { parent: parent.parent, after: parent.id } : null;
    }
    case "out":
      return parent ? { parent: parent.parent, after: parent.id } : null;
    case "in":
      return before && holds(before, item.kind)
        ? { parent: before.id, after: before.children.at(-1)?.id ?? null }
        : null;
  }
}

/** Where a new item of this kind goes when it is asked for beside `beside`: after it, or inside it if it can hold it. */
export function placeBeside(outline: Outline, beside: OutlineItem | null, kind: ItemKind): Place {
  const home = kind === "part" || kind === "chapter" ? "book" : "notes";
  const end: Place = { parent: home, after: siblingsOf(outline, home).at(-1)?.id ?? null };
  if (!beside) return end;
  if (kind !== "part" && holds(beside, kind)) return { parent: beside.id, after: beside.children.at(-1)?.id ?? null };
  const holder = isRoot(beside.parent) ? beside.parent : findItem(outline, beside.parent)?.kind;
  if (!holder || holder === "trash" || !mayHold(holder, kind)) return end;
  if (kind === "part" && !isRoot(beside.parent)) return { parent: "book", after: topmost(outline, beside).id };
  return { parent: beside.parent, after: beside.id };
}

function topmost(outline: Outline, item: OutlineItem): OutlineItem {
  let here = item;
  for (let up = findItem(outline, here.parent); up; up = findItem(outline, here.parent)) here = up;
  return here;
}

function siblingBefore(outline: Outline, item: OutlineItem): ItemId | null {
  const siblings = siblingsOf(outline, item.parent);
  return siblings[siblings.findIndex((sibling) => sibling.id === item.id) - 1]?.id ?? null;
}

function holds(holder: OutlineItem, kind: ItemKind): boolean {
  // Parts among parts swap places: to nest one, it is moved in on purpose.
  return holder.kind !== kind && mayHold(holder.kind, kind);
}
