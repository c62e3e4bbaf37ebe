import { sceneRanges } from "./scenes.ts";

/** Where the first part of a text ends and where the second begins; what lies between belongs to neither. */
export interface ChapterCut {
  readonly end: number;
  readonly begin: number;
}

/**
 * Cuts a text in two. The blank lines at the cut go, and a scene break that stands there: the end of a chapter is one.
 */
export function cutChapter(text: string, position: number): ChapterCut {
  const scenes = sceneRanges(text);
  const before = scenes.findLast(({ from }) => from < position);
  const next = scenes.find(({ to }) => to > position);
  const isBetween = before !== undefined && next !== undefined && before !== next;
  const moved = text.slice(position);
  const kept = isBetween ? before.to : text.slice(0, position).trimEnd().length;
  const begin = isBetween ? next.from : position + (moved.length - moved.trimStart().length);
  // A text that ends with a line end goes on doing so.
  const end = kept + (text.endsWith("\n") && text[kept] === "\n" && kept < position ? 1 : 0);
  return { end, begin };
}

/** Whether it can have stood between two parts that were cut so: it has no word. */
export function isCutGap(gap: string): boolean {
  return gap.length <= 200 && sceneRanges(`\n${gap}`).length === 0;
}
