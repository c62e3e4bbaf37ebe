import type { ItemId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";

/** What is read and written as one text. Parts and folders stand for all that they hold. */
export type ManuscriptScope = { readonly kind: "book" } | { readonly kind: "items"; readonly items: readonly ItemId[] };

/** A line of the manuscript: the title of a part, or a chapter or note with its text. */
export interface ManuscriptEntry {
  readonly item: OutlineItem;
  readonly kind: "title" | "text";
}

/** In the outline's order, without what is archived; what is left out of the book is there, it is written on too. */
export function manuscriptEntries(outline: Outline, scope: ManuscriptScope): readonly ManuscriptEntry[] {
  const roots =
    scope.kind === "book" ? outline.book : topmost([...outline.book, ...outline.notes], new Set(scope.items));
  return entriesIn(roots);
}

export function manuscriptHolds(outline: Outline, scope: ManuscriptScope, item: ItemId): boolean {
  return manuscriptEntries(outline, scope).some((entry) => entry.item.id === item);
}

function entriesIn(items: readonly OutlineItem[]): ManuscriptEntry[] {
  return items
    .filter(({ archived }) => !archived)
    .flatMap((item) => [
      { item, kind: item.file === null ? ("title" as const) : ("text" as const) },
      ...entriesIn(item.children),
    ]);
}

/** The chosen items that stand in no other chosen one. */
function topmost(items: readonly OutlineItem[], chosen: ReadonlySet<ItemId>): OutlineItem[] {
  return items.flatMap((item) => (chosen.has(item.id) ? [item] : topmost(item.children, chosen)));
}

/** The parts of the story that can be looked at as one text. */
export function partsOf(outline: Outline): readonly OutlineItem[] {
  return [...walkOutline(outline.book)].filter(({ kind, archived }) => kind === "part" && !archived);
}
