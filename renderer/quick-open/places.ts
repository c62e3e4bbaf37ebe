import { go } from "fuzzysort";
import type { ProjectCounts } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Outline, walkOutline } from "../../story/outline.ts";

/** What can be gone to. */
export interface Place {
  readonly id: string;
  readonly title: string;
  /** Where it is. */
  readonly aside: string | null;
  readonly item: ItemId;
  /** null is where the writer was in it last. */
  readonly at: number | null;
}

/** More are never looked through: another letter finds it sooner. */
const mostPlaces = 50;

/** Every text of a story and the scenes and bookmarks in it, in reading order. */
export function placesOf(
  outline: Outline,
  counts: ProjectCounts | null,
  words: {
    readonly note: string;
    readonly trashed: string;
    readonly scene: (chapter: string) => string;
    readonly bookmark: (chapter: string) => string;
  },
): readonly Place[] {
  const titles = new Map<string, string>();
  const places: Place[] = [];
  const names = new Map(outline.bookmarks.map((bookmark) => [bookmark.id, bookmark.name]));
  for (const [root, where] of [
    [outline.book, null],
    [outline.notes, words.note],
    [outline.trash, words.trashed],
  ] as const) {
    for (const item of walkOutline(root)) {
      titles.set(item.id, item.title);
      if (item.file === null) continue;
      const { id, title } = item;
      places.push({ id, title, aside: where ?? titles.get(item.parent) ?? null, item: id, at: null });
      for (const { id: bookmark, from, words: stand } of counts?.items[id]?.bookmarks ?? []) {
        const name = names.get(bookmark);
        if (name !== undefined && from !== null)
          places.push({ id: bookmark, title: name || stand, aside: words.bookmark(title), item: id, at: from });
      }
      const scenes = counts?.items[id]?.scenes ?? [];
      if (scenes.length < 2) continue;
      for (const [index, scene] of scenes.entries())
        places.push({ id: `${id}/${index}`, title: scene.title, aside: words.scene(title), item: id, at: scene.from });
    }
  }
  return places;
}

/** The best first. Without letters, and among equally good ones, those where the writer was last. */
export function rankPlaces(places: readonly Place[], recent: readonly ItemId[], typed: string): readonly Place[] {
  const recency = (place: Place): number => {
    const index = place.at === null ? recent.indexOf(place.item) : -1;
    return index < 0 ? recent.length : index;
  };
  if (typed.trim() === "") {
    return places
      .filter(({ at }) => at === null)
      .toSorted((a, b) => recency(a) - recency(b))
      .slice(0, mostPlaces);
  }
  return go(typed, places, {
    key: "title",
    limit: mostPlaces,
    threshold: 0.2,
    scoreFn: (result) => result.score * (recency(result.obj) < recent.length ? 1.05 : 1),
  }).map(({ obj }) => obj);
}
