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

const nothing = { synopsis: "", status: null, tags: [], pointOfView: "", columns: {} } as const;

/** A chapter's scenes in order; none while they haven't been counted. */
export function scenesSaid(outline: Outline, counts: ProjectCounts | null, chapter: ItemId): readonly ShownScene[] {
  return (counts?.items[chapter]?.scenes ?? []).map(({ id, title, words, from }, scene) => {
    const said = id ? outline.scenes.find((details) => details.id === id) : undefined;
    const { synopsis, status, tags, pointOfView, columns } = said ?? nothing;
    return { id, chapter, scene, title, words, from, synopsis, status, tags, pointOfView, columns };
  });
}
