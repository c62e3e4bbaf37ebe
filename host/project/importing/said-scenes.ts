import type { SaidOfScene } from "../../../formats/import/manuscript.ts";
import { createItemId, type ItemId } from "../../../story/ids.ts";
import type { SceneDetails } from "../../../story/outline.ts";
import { readStatus } from "../../../story/outline-values.ts";
import { anchorAt } from "../../../story/scene-places.ts";
import { findScenes } from "../../../story/scenes.ts";
import type { LiveDocument } from "../../live/live-document.ts";

/** What is said of a chapter's scene, the how-manieth from 0. */
export interface NumberedScene extends SaidOfScene {
  readonly scene: number;
}

/** Which scene of the text each is about; what is about none goes to the last one before its place. */
export function numberScenes(text: string, said: readonly SaidOfScene[] = []): readonly NumberedScene[] {
  if (said.length === 0) return [];
  const scenes = findScenes(text);
  return said.flatMap((each): NumberedScene[] => {
    const scene = scenes.findIndex(({ to }) => each.at < to);
    const found = scene < 0 ? scenes.length - 1 : scene;
    return found < 0 ? [] : [{ ...each, scene: found }];
  });
}

/** Holds to the text of each scene what is said of it. Two that came to be one scene are said together. */
export function detailsOf(
  document: LiveDocument,
  chapter: ItemId,
  said: readonly NumberedScene[],
  now: number,
): readonly SceneDetails[] {
  if (said.length === 0) return [];
  const scenes = findScenes(document.text.toString());
  return scenes.flatMap(({ from, to }, place): SceneDetails[] => {
    const own = said.filter(({ scene }) => scene === place);
    const anchor = own.length > 0 ? anchorAt(document.text, chapter, from, to) : null;
    if (anchor === null) return [];
    const status = own.map((each) => readStatus(each.status)).find((each) => each !== null) ?? null;
    const join = (values: readonly (string | undefined)[], gap: string) =>
      [...new Set(values.filter((value) => value !== undefined && value !== ""))].join(gap);
    return [
      {
        id: createItemId(now, Math.random),
        anchor,
        synopsis: join(
          own.map(({ synopsis }) => synopsis),
          "\n\n",
        ),
        status,
        tags: [...new Set(own.flatMap(({ tags }) => tags ?? []))],
        pointOfView: join(
          own.map(({ pointOfView }) => pointOfView),
          ", ",
        ),
        columns: {},
      },
    ];
  });
}
