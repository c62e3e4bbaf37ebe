import type { OutlineItem, SceneDetails, Status } from "./outline.ts";

/** What of the outline a writer wants to see. Every part of it that is set must fit. */
export interface OutlineFilter {
  /** Words that all stand somewhere in the title, the synopsis, the tags, the point of view or a column. */
  readonly text: string;
  readonly status: Status | "none" | null;
  readonly tag: string | null;
  readonly pointOfView: string | null;
}

export const noFilter: OutlineFilter = { text: "", status: null, tag: null, pointOfView: null };

export function isFiltering({ text, status, tag, pointOfView }: OutlineFilter): boolean {
  return text.trim() !== "" || status !== null || tag !== null || pointOfView !== null;
}

/** What a filter looks at: an item, or a scene with its details. */
export type Filtered = Pick<OutlineItem & SceneDetails, "synopsis" | "status" | "tags" | "pointOfView" | "columns"> & {
  readonly title: string;
};

export function fitsFilter(item: Filtered, filter: OutlineFilter): boolean {
  if (filter.status !== null && (item.status ?? "none") !== filter.status) return false;
  if (filter.tag !== null && !item.tags.includes(filter.tag)) return false;
  if (filter.pointOfView !== null && item.pointOfView !== filter.pointOfView) return false;
  const words = fold(filter.text).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const said = [item.title, item.synopsis, item.pointOfView, ...item.tags, ...Object.values(item.columns)];
  const text = fold(said.join("\n"));
  return words.every((word) => text.includes(word));
}

/**
 * Those that fit, and what leads to them: a part that holds one stays, with the others in it left out.
 *
 * @param scenes a chapter's: it stays where one of them fits
 */
export function filterItems(
  items: readonly OutlineItem[],
  filter: OutlineFilter,
  scenes: (item: OutlineItem) => readonly Filtered[],
): readonly OutlineItem[] {
  if (!isFiltering(filter)) return items;
  return items.flatMap((item): OutlineItem[] => {
    const children = filterItems(item.children, filter, scenes);
    const fits = fitsFilter(item, filter) || scenes(item).some((scene) => fitsFilter(scene, filter));
    return children.length > 0 || fits ? [{ ...item, children }] : [];
  });
}

/** All values that stand in these items and scenes, by the alphabet: what a filter can be set to. */
export function valuesOf(
  said: Iterable<Pick<OutlineItem, "tags" | "pointOfView">>,
  language: string,
): { readonly tags: readonly string[]; readonly pointsOfView: readonly string[] } {
  const tags = new Set<string>();
  const pointsOfView = new Set<string>();
  for (const item of said) {
    for (const tag of item.tags) tags.add(tag);
    if (item.pointOfView !== "") pointsOfView.add(item.pointOfView);
  }
  const { compare } = new Intl.Collator(language, { numeric: true });
  return { tags: [...tags].sort(compare), pointsOfView: [...pointsOfView].sort(compare) };
}

/** Without regard to case and accents. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}
