import type { SaidOfScene } from "../../../formats/import/manuscript.ts";
import { createItemId, type ItemId } from "../../../story/ids.ts";
import type { SceneDetails } from "../../../story/outline.ts";
import { anchorAt } from "../../../story/scene-places.ts";
import { sceneRanges } from "../../../story/scenes.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import type { Project } from "../project.ts";
import { statusAndTags } from "./arrange.ts";

/** What a manuscript says of a chapter's scenes, held at their text. What it says of one scene twice is joined. */
export function heldScenes(
  project: Project,
  { text }: LiveDocument,
  chapter: ItemId,
  said: readonly SaidOfScene[],
): readonly SceneDetails[] {
  if (said.length === 0) return [];
  const ranges = sceneRanges(text.toString());
  const sceneAt = (at: number) => ranges.findIndex(({ to }) => to > at);
  const byScene = Map.groupBy(said, ({ at }) => (sceneAt(at) < 0 ? ranges.length - 1 : sceneAt(at)));
  const held: SceneDetails[] = [];
  for (const [place, all] of byScene) {
    const range = ranges[place];
    const anchor = range && anchorAt(text, chapter, range.from, range.to);
    if (!anchor) continue;
    const { status } = statusAndTags(all.find((scene) => scene.status) ?? {});
    held.push({
      id: createItemId(project.now(), Math.random),
      anchor,
      synopsis: all.flatMap(({ synopsis }) => synopsis ?? []).join("\n\n"),
      status,
      tags: [...new Set(all.flatMap((scene) => statusAndTags(scene).tags))],
      pointOfView: all.find((scene) => scene.pointOfView)?.pointOfView ?? "",
      columns: {},
    });
  }
  return held;
}
