import type { ProjectCounts } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Outline, SceneDetails } from "../../story/outline.ts";

/** A scene as the prose has it, with what is said of it. */
export interface ShownScene extends Omit<SceneDetails, "id" | "anchor"> {
  /** Null while nothing has been said of it. */
  readonly id: ItemId | null;
  readonly chapter: ItemId;
  /** The how manyeth of its chapter, from 0. */
  readonly scene: number;
  readonly title: string;
  readonly words: number;
  readonly from: number;
}

/** What is said of scenes whose text is nowhere just now: deleted, or written anew from its first word to its last. */
export function unplacedScenes(outline: Outline, counts: ProjectCounts): readonly SceneDetails[] {
  const placed = new Set(Object.values(counts.items).flatMap(({ scenes }) => scenes.map(({ id }) => id)));
  return outline.scenes.filter(({ id, anchor, synopsis, status, tags, pointOfView }) => {
    const saysSomething = synopsis !== "" || status !== null || tags.length > 0 || pointOfView !== "";
    return saysSomething && !placed.has(id) && counts.items[anchor.chapter] !== undefined;
  });
}

const nothing = { synopsis: "", status: null, tags: [], pointOfView: "", columns: {} } as const;

/** A chapter's scenes in order; none while they haven't been counted. */
export function scenesSaid(outline: Outline, counts: ProjectCounts | null, chapter: ItemId): readonly ShownScene[] {
  return (counts?.items[chapter]?.scenes ?? []).map(({ id, title, words, from }, scene) => {
    const said = id ? outline.scenes.find((details) => details.id === id) : undefined;
    const { synopsis, status, tags, pointOfView, columns } = said ?? nothing;
    return { id, chapter, scene, title, words, from, synopsis, status, tags, pointOfView, columns };
  });
}
