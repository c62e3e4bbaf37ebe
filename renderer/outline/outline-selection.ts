import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import type { OutlineEdit } from "../../story/outline-edits.ts";
import { type Direction, type Place, placeInDirection } from "./outline-moves.ts";
import { chaptersInSight } from "./outline-rows.ts";

/**
 * The items that an action on a selection is about, in the order of the outline: what stands inside another of them goes
 * along with it.
 */
export function topmostSelected(outline: Outline, selected: ReadonlySet<string>): readonly OutlineItem[] {
  const inside = (items: readonly OutlineItem[]): OutlineItem[] =>
    items.flatMap((item) => (selected.has(item.id) ? [item] : inside(item.children)));
  return [outline.book, outline.notes, outline.trash].flatMap(inside);
}

/** All of them to one place, one after the other. */
export function moveEdits(items: readonly OutlineItem[], { parent, after }: Place): readonly OutlineEdit[] {
  let last = after;
  return items.map((item): OutlineEdit => {
    const edit: OutlineEdit = { kind: "move", item: item.id, parent, after: last };
    last = item.id;
    return edit;
  });
}

/**
 * Several move as one: up, in and out as the first of them would, down as the last; then they stand together. Null at an
 * end, and where not all of them may stand there.
 */
export function moveTogether(
  outline: Outline,
  items: readonly OutlineItem[],
  direction: Direction,
): { readonly place: Place; readonly edits: readonly OutlineEdit[] } | null {
  const leader = direction === "down" ? items.at(-1) : items[0];
  const place = leader ? placeInDirection(outline, leader, direction) : null;
  if (!place || items.some((item) => isWithin(item, place.parent))) return null;
  return { place, edits: moveEdits(items, place) };
}

function isWithin(item: OutlineItem, id: string): boolean {
  return [...walkOutline([item])].some((inner) => inner.id === id);
}

/** Chapters of these items that follow each other in the book, to be joined into the first: null where a gap is. */
export function joinable(outline: Outline, items: readonly OutlineItem[]): readonly OutlineItem[] | null {
  const placeOf = new Map(chaptersInSight(outline).map(({ id }, place) => [id, place]));
  const places = items.map(({ id }) => placeOf.get(id) ?? -1);
  const isRow = places.every((place, n) => place >= 0 && (n === 0 || place === (places[n - 1] ?? 0) + 1));
  return items.length > 1 && isRow ? items : null;
}
