import { findScenes } from "../../story/scenes.ts";
import type { ImportedChapter } from "./manuscript.ts";

/** A chapter cut at its scene breaks; scenes after the first are named by their heading or their first words. */
export function splitScenes(chapter: ImportedChapter): ImportedChapter[] {
  const scenes = findScenes(chapter.text);
  if (scenes.length < 2) return [chapter];
  return scenes.map((scene, place) => ({
    kind: "chapter",
    title: place === 0 ? chapter.title : scene.title || chapter.title,
    // A scene's heading, or its first words, stay in its text.
    ...(place > 0 || chapter.isTitleMade ? { isTitleMade: true } : {}),
    text: `${chapter.text.slice(scene.from, scene.to)}\n`,
  }));
}
