import { foldPath } from "./file-names.ts";
import type { ItemId } from "./ids.ts";
import type { ItemParent, OutlineItem } from "./outline.ts";
import { deepestNesting, homeOf, isRoot, mayHold } from "./outline-tree.ts";
import { fail, type Problem } from "./problem.ts";

/** An item of a manifest that stays out of the outline; its file is not touched. */
export interface RefusedItem {
  readonly id: string;
  readonly title: string;
  readonly file: string | null;
  readonly problem: Problem;
}

/** One line of a manifest; a parent of null is none that could be read. */
export type FlatItem = Omit<OutlineItem, "children" | "parent"> & { readonly parent: ItemParent | null };

interface NestedItems {
  readonly roots: { readonly [root in "book" | "notes" | "trash"]: readonly OutlineItem[] };
  readonly refused: readonly RefusedItem[];
}

/**
 * Makes the tree of a manifest's list. An id or a file that comes a second time, and items that hold each other in a
 * circle or nest too deeply, are refused. A parent that is not there or can't hold the item is passed over: the item
 * goes to the book or the notes.
 */
export function nestItems(items: readonly FlatItem[]): NestedItems {
  const refused: RefusedItem[] = [];
  const refuse = (item: FlatItem, code: string, why: string, next: string): void => {
    const { problem } = fail(code, `“${item.title}” ${why}`, next);
    refused.push({ id: item.id, title: item.title, file: item.file, problem });
  };
  const usable = new Map<ItemId, FlatItem>();
  const files = new Set<string>();
  for (const item of items) {
    if (usable.has(item.id)) {
      refuse(item, "item-doubled", "is listed twice.", "The first is used; remove the other line.");
    } else if (item.file !== null && files.has(foldPath(item.file))) {
      refuse(item, "file-doubled", "names a file that another item has.", "Give it a file of its own.");
    } else {
      usable.set(item.id, item);
      if (item.file !== null) files.add(foldPath(item.file));
    }
  }

  const parents = new Map<ItemId, ItemParent>();
  for (const item of usable.values()) parents.set(item.id, parentOf(item, usable));
  const depths = measureDepths(parents);
  const children = new Map<ItemParent, FlatItem[]>();
  for (const item of usable.values()) {
    const depth = depths.get(item.id) ?? Number.POSITIVE_INFINITY;
    const parent = parents.get(item.id) ?? homeOf(item.kind);
    if (depth === Number.POSITIVE_INFINITY) {
      refuse(item, "item-in-a-circle", "is inside itself.", "Correct its parent in the file.");
    } else if (depth > deepestNesting) {
      refuse(item, "item-too-deep", `is nested deeper than ${deepestNesting} levels.`, "Move it further up.");
    } else {
      const siblings = children.get(parent) ?? [];
      siblings.push(item);
      children.set(parent, siblings);
    }
  }
  const build = (parent: ItemParent): OutlineItem[] =>
    (children.get(parent) ?? []).map((item) => ({ ...item, parent, children: build(item.id) }));
  return { roots: { book: build("book"), notes: build("notes"), trash: build("trash") }, refused };
}

function parentOf(item: FlatItem, usable: ReadonlyMap<ItemId, FlatItem>): ItemParent {
  const { parent } = item;
  if (parent === null) return homeOf(item.kind);
  const holder = isRoot(parent) ? parent : usable.get(parent)?.kind;
  return holder !== undefined && mayHold(holder, item.kind) ? parent : homeOf(item.kind);
}

/** How deep each item is, 1 at the top; none for those whose parents lead in a circle. Without recursion. */
function measureDepths(parents: ReadonlyMap<ItemId, ItemParent>): Map<ItemParent, number> {
  const depths = new Map<ItemParent, number>([
    ["book", 0],
    ["notes", 0],
    ["trash", 0],
  ]);
  for (const start of parents.keys()) {
    const chain: ItemId[] = [];
    const seen = new Set<ItemParent>();
    let here: ItemParent = start;
    while (!depths.has(here) && !seen.has(here)) {
      seen.add(here);
      chain.push(here as ItemId);
      here = parents.get(here as ItemId) ?? "book";
    }
    let depth = depths.get(here) ?? Number.POSITIVE_INFINITY;
    for (const id of chain.reverse()) depths.set(id, ++depth);
  }
  return depths;
}
