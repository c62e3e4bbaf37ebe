import { findScenes, isSceneBreak } from "./scenes.ts";

/** What is taken out of a text and what comes in at a place of it, as it stood before. */
export interface SceneCut {
  readonly from: number;
  readonly to: number;
  /** The scene's own prose within them. */
  readonly scene: { readonly from: number; readonly to: number };
  /** What parted it from its neighbour and goes with it: with it a move back gives the text back to the letter. */
  readonly gap: string;
}

export interface SceneInsertion {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

const usualBreak = "\n\n***\n\n";

/**
 * How a scene is taken out: with the break before it, or, for the first, with the one after it. What is left is parted
 * as it was. Null where there is no such scene.
 */
export function cutScene(text: string, index: number): SceneCut | null {
  const scenes = findScenes(text);
  const scene = scenes[index];
  if (!scene) return null;
  const before = scenes[index - 1];
  const next = scenes[index + 1];
  const from = before ? before.to : scene.from;
  const to = before || !next ? scene.to : next.from;
  const gap = before ? text.slice(before.to, scene.from) : next ? text.slice(scene.to, next.from) : "";
  return { from, to, scene, gap };
}

/**
 * How a scene comes in, so that it will be the scene at `index`, with a break of its own and all others as they are.
 * Null where no break would part it (it holds a code fence that is not closed).
 *
 * @param gap what should part it from its neighbour, if that does; else the kind of break that the text has
 */
export function insertScene(text: string, index: number, prose: string, gap: string | null): SceneInsertion | null {
  const scenes = findScenes(text);
  const place = Math.min(index, scenes.length);
  const wanted = [
    ...scenes.slice(0, place).map((scene) => text.slice(scene.from, scene.to)),
    prose,
    ...scenes.slice(place).map((scene) => text.slice(scene.from, scene.to)),
  ];
  const before = scenes[place - 1];
  const first = scenes[0];
  const gaps = [...(gap === null ? [] : [gap]), "\n\n", breakOf(text), usualBreak];
  // A text without a scene has at most breaks and blank lines: behind those.
  const end = text.trim() === "" ? 0 : text.length;
  for (const parting of first ? gaps : ["", "\n\n"]) {
    const insertion: SceneInsertion =
      before || !first
        ? { at: before?.to ?? end, before: parting, after: "" }
        : { at: first.from, before: "", after: parting };
    const { at } = insertion;
    const result = `${text.slice(0, at)}${insertion.before}${prose}${insertion.after}${text.slice(at)}`;
    const found = findScenes(result).map((scene) => result.slice(scene.from, scene.to));
    if (found.length === wanted.length && found.every((scene, n) => scene === wanted[n])) return insertion;
  }
  return null;
}

/** The first break of the text with the blank lines around it, as its writer likes them. */
function breakOf(text: string): string {
  const lines = text.split("\n");
  const line = lines.find((candidate, n) => isSceneBreak(candidate, (lines[n - 1] ?? "").trim() === ""));
  return line === undefined ? usualBreak : `\n\n${line.trim()}\n\n`;
}
