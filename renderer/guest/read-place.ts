import { type ItemId, isItemId, type ProjectId } from "../../story/ids.ts";

/** Which chapter a guest was in: they come back to it next week. */
export function rememberedChapter(story: ProjectId): ItemId | null {
  const kept = localStorage.getItem(keyOf(story));
  return isItemId(kept) ? kept : null;
}

export function rememberChapter(story: ProjectId, chapter: ItemId): void {
  localStorage.setItem(keyOf(story), chapter);
}

function keyOf(story: ProjectId): string {
  return `redraft.guest-chapter.${story}`;
}
