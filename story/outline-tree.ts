import type { ItemId } from "./ids.ts";
import type { ItemKind, ItemParent, Root } from "./outline.ts";

/** "Under this parent, in this place": one that the item has, or had. */
export interface TreeEdge {
  readonly parent: ItemParent;
  /** Fractional order among the parent's children. */
  readonly at: string;
  /** Counts the item's moves; the highest is where it is. */
  readonly n: number;
}

export interface TreeItem {
  readonly id: ItemId;
  readonly kind: ItemKind;
  readonly edges: readonly TreeEdge[];
}

export interface PlacedItem<Item> {
  readonly item: Item;
  readonly parent: ItemParent;
  readonly at: string;
}

export interface ResolvedTree<Item> {
  readonly placed: ReadonlyMap<ItemId, PlacedItem<Item>>;
  /** By parent, in order. */
  readonly children: ReadonlyMap<string, readonly PlacedItem<Item>[]>;
}

/** Deeper than any book nests, and shallow enough for every function that walks the tree by recursion. */
export const deepestNesting = 32;

/** Whether an item of this kind may stand there. */
export function mayHold(parent: ItemKind | Root, kind: ItemKind): boolean {
  switch (parent) {
    case "trash":
      return true;
    case "book":
    case "part":
      return kind === "part" || kind === "chapter";
    case "notes":
    case "folder":
      return kind === "folder" || kind === "note";
    case "chapter":
    case "note":
      return false;
  }
}

export function isRoot(parent: ItemParent): parent is Root {
  return parent === "book" || parent === "notes" || parent === "trash";
}

/** Where an item goes that has no place of its own. */
export function homeOf(kind: ItemKind): Root {
  return kind === "part" || kind === "chapter" ? "book" : "notes";
}

/**
 * Gives every item one parent, so that all replicas which know the same edges build the same tree: each item goes
 * where its highest edge says; those that then hang in a cycle are tied back, highest edge first, to what reaches a
 * root (Evan Wallace, "CRDT: Mutable Tree Hierarchy"). Edges that no writer could have made (a chapter in a chapter, a
 * parent that is not there) don't count, and an item without any edge goes home to the book or the notes.
 */
export function resolveTree<Item extends TreeItem>(items: readonly Item[]): ResolvedTree<Item> {
  const kinds = new Map<string, ItemKind | Root>([
    ["book", "book"],
    ["notes", "notes"],
    ["trash", "trash"],
  ]);
  for (const item of items) kinds.set(item.id, item.kind);

  const candidates = new Map<ItemId, readonly TreeEdge[]>();
  const chosen = new Map<ItemId, TreeEdge>();
  for (const item of items) {
    const edges = item.edges.filter(({ parent }) => {
      const kind = kinds.get(parent);
      return kind !== undefined && parent !== item.id && mayHold(kind, item.kind);
    });
    edges.sort(newestFirst);
    candidates.set(item.id, edges);
    chosen.set(item.id, edges[0] ?? homeEdge(item.kind));
  }

  const rooted = findRooted(chosen);
  if (rooted.size < chosen.size) tieBack(items, candidates, chosen, rooted);
  return orderChildren(items, chosen);
}

export function compareOrder<Item extends TreeItem>(a: PlacedItem<Item>, b: PlacedItem<Item>): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.item.id < b.item.id ? -1 : 1;
}

function newestFirst(a: TreeEdge, b: TreeEdge): number {
  return b.n - a.n || (a.parent < b.parent ? -1 : 1);
}

function homeEdge(kind: ItemKind): TreeEdge {
  return { parent: homeOf(kind), at: "a0", n: -1 };
}

/** The items from which the chosen edges lead to a root. */
function findRooted(chosen: ReadonlyMap<ItemId, TreeEdge>): Set<string> {
  const rooted = new Set<string>(["book", "notes", "trash"]);
  const adrift = new Set<string>();
  for (const start of chosen.keys()) {
    const chain: string[] = [];
    let place: string = start;
    const seen = new Set<string>();
    while (!rooted.has(place) && !adrift.has(place) && !seen.has(place)) {
      seen.add(place);
      chain.push(place);
      place = chosen.get(place as ItemId)?.parent ?? "trash";
    }
    const target = rooted.has(place) ? rooted : adrift;
    for (const id of chain) target.add(id);
  }
  for (const root of ["book", "notes", "trash"]) rooted.delete(root);
  return rooted;
}

interface LooseEdge extends TreeEdge {
  readonly child: ItemId;
}

function tieBack<Item extends TreeItem>(
  items: readonly Item[],
  candidates: ReadonlyMap<ItemId, readonly TreeEdge[]>,
  chosen: Map<ItemId, TreeEdge>,
  rooted: Set<string>,
): void {
  const loose = new Set<string>(items.map(({ id }) => id as string).filter((id) => !rooted.has(id)));
  const waiting = new Map<string, LooseEdge[]>();
  let ready: LooseEdge[] = [];
  for (const child of loose as Set<ItemId>) {
    for (const edge of candidates.get(child) ?? []) {
      const looseEdge = { ...edge, child };
      if (!loose.has(edge.parent)) ready.push(looseEdge);
      else waiting.set(edge.parent, [...(waiting.get(edge.parent) ?? []), looseEdge]);
    }
  }
  while (loose.size > 0) {
    if (ready.length === 0) {
      // Nothing of a cycle was ever anywhere else: its earliest item goes home and takes the others along.
      const first = items.find(({ id }) => loose.has(id));
      if (first === undefined) return;
      ready.push({ ...homeEdge(first.kind), child: first.id });
    }
    ready.sort((a, b) => newestFirst(a, b) || (a.child < b.child ? -1 : 1));
    const [top, ...rest] = ready;
    if (top === undefined) return;
    ready = rest.filter(({ child }) => child !== top.child);
    loose.delete(top.child);
    chosen.set(top.child, top);
    ready.push(...(waiting.get(top.child) ?? []).filter(({ child }) => loose.has(child)));
  }
}

function orderChildren<Item extends TreeItem>(
  items: readonly Item[],
  chosen: ReadonlyMap<ItemId, TreeEdge>,
): ResolvedTree<Item> {
  const byParent = new Map<string, PlacedItem<Item>[]>();
  for (const item of items) {
    const edge = chosen.get(item.id) ?? homeEdge(item.kind);
    const siblings = byParent.get(edge.parent) ?? [];
    siblings.push({ item, parent: edge.parent, at: edge.at });
    byParent.set(edge.parent, siblings);
  }
  for (const siblings of byParent.values()) siblings.sort(compareOrder);

  const placed = new Map<ItemId, PlacedItem<Item>>();
  const children = new Map<string, PlacedItem<Item>[]>();
  const queue: { from: string; to: ItemParent; depth: number }[] = (["book", "notes", "trash"] as const).map(
    (root) => ({
      from: root,
      to: root,
      depth: 1,
    }),
  );
  for (const { from, to, depth } of queue) {
    const siblings = children.get(to) ?? [];
    children.set(to, siblings);
    for (const child of byParent.get(from) ?? []) {
      const here = { ...child, parent: to };
      siblings.push(here);
      placed.set(child.item.id, here);
      // Below the deepest level the nesting is given up and the order kept.
      if (depth < deepestNesting) queue.push({ from: child.item.id, to: child.item.id, depth: depth + 1 });
      else queue.push({ from: child.item.id, to, depth });
    }
  }
  return { placed, children };
}
