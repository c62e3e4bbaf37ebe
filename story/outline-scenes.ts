import * as Y from "yjs";
import { type ItemId, isItemId } from "./ids.ts";
import type { CharacterId, SceneAnchor, SceneDetails } from "./outline.ts";
import { columnEntries, columnKeyStart } from "./outline-columns.ts";
import { readColumnValues, readLine, readStatus, readTags } from "./outline-values.ts";

export const scenesKey = "scenes";

/**
 * What writers say of scenes, by id. A scene's map has "anchor", synopsis (a Y.Text), status, tags, pointOfView and
 * "column:<column>"; it is never removed, for the text that it is held by may come back.
 */
export function readScenes(doc: Y.Doc): readonly SceneDetails[] {
  const scenes: SceneDetails[] = [];
  for (const [id, map] of doc.getMap(scenesKey)) {
    if (!isItemId(id) || !(map instanceof Y.Map)) continue;
    const anchor = readAnchor(map.get("anchor"));
    const synopsis = map.get("synopsis");
    if (anchor === null) continue;
    scenes.push({
      id,
      anchor,
      synopsis: synopsis instanceof Y.Text ? synopsis.toString() : "",
      status: readStatus(map.get("status")),
      tags: readTags(map.get("tags")),
      pointOfView: readLine(map.get("pointOfView")),
      columns: readColumnValues(columnEntries(map)),
    });
  }
  return scenes.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The map of a scene's details, where there is one. */
export function sceneMap(doc: Y.Doc, scene: ItemId): Y.Map<unknown> | null {
  const map = doc.getMap(scenesKey).get(scene);
  return map instanceof Y.Map ? map : null;
}

/** Begins a scene's details, empty. */
export function writeNewScene(doc: Y.Doc, scene: ItemId, anchor: SceneAnchor): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  map.set("anchor", plainAnchor(anchor));
  map.set("synopsis", new Y.Text());
  doc.getMap(scenesKey).set(scene, map);
  return map;
}

/** Writes a scene's details whole, as a manifest or a duplicate has them. */
export function fillScene(doc: Y.Doc, scene: SceneDetails): void {
  const map = writeNewScene(doc, scene.id, scene.anchor);
  if (scene.synopsis !== "") (map.get("synopsis") as Y.Text).insert(0, scene.synopsis);
  if (scene.status !== null) map.set("status", scene.status);
  if (scene.tags.length > 0) map.set("tags", [...scene.tags]);
  if (scene.pointOfView !== "") map.set("pointOfView", scene.pointOfView);
  for (const [column, value] of Object.entries(scene.columns)) map.set(`${columnKeyStart}${column}`, value);
}

export function readAnchor(value: unknown): SceneAnchor | null {
  if (typeof value !== "object" || value === null) return null;
  const { chapter, start, end } = value as { readonly [key: string]: unknown };
  return isItemId(chapter) && isCharacter(start) && isCharacter(end) ? plainAnchor({ chapter, start, end }) : null;
}

/** Only what an anchor is made of, in this order. */
export function plainAnchor({ chapter, start, end }: SceneAnchor): SceneAnchor {
  return {
    chapter,
    start: { client: start.client, clock: start.clock },
    end: { client: end.client, clock: end.clock },
  };
}

function isCharacter(value: unknown): value is CharacterId {
  if (typeof value !== "object" || value === null) return false;
  const { client, clock } = value as { readonly [key: string]: unknown };
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock) && Number(client) >= 0 && Number(clock) >= 0;
}
