import { textDocument } from "../../history/record.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Outline, walkOutline } from "../../story/outline.ts";
import { printedText } from "../../story/printed-text.ts";
import { type HeldText, placeScenes } from "../../story/scene-places.ts";
import { findScenes } from "../../story/scenes.ts";
import { countCharacters } from "../../story/statistics/measure.ts";
import { countWords } from "../../story/words.ts";
import type { ProjectCounts } from "../contract/contract.ts";
import type { SceneSummary } from "../contract/scenes.ts";
import { currentAnchors, heldTexts } from "./held-scenes.ts";
import type { Project } from "./project.ts";

export interface TextCount {
  readonly words: number;
  readonly characters: number;
  readonly scenes: readonly SceneSummary[];
}

/** What has been counted of an open story. */
export interface KnownCounts {
  readonly counts: Map<ItemId, TextCount>;
  readonly recount: Set<ItemId>;
  /** The anchors of each text's scenes, as they were when it was counted. */
  readonly anchors: Map<ItemId, string>;
}

export function noCounts(): KnownCounts {
  return { counts: new Map(), recount: new Set(), anchors: new Map() };
}

/** Words and scenes of every text; each is counted once, and again when it or what holds its scenes has changed. */
export async function countTexts(project: Project, { counts, recount, anchors }: KnownCounts): Promise<ProjectCounts> {
  const held = Map.groupBy(project.outline.scenes, ({ anchor }) => anchor.chapter);
  for (const item of project.items) {
    const scenes = JSON.stringify((held.get(item.id) ?? []).map(({ id, anchor }) => [id, anchor]));
    const isKnown = counts.has(item.id) && !recount.has(item.id) && (anchors.get(item.id) ?? "[]") === scenes;
    if (item.file === null || isKnown) continue;
    recount.delete(item.id);
    anchors.set(item.id, scenes);
    const current = await currentAnchors(project, item.id);
    const document = current.length > 0 ? await project.document(textDocument(item.id)) : null;
    const text = document?.text.toString() ?? (await project.textOf(item.id));
    counts.set(item.id, countText(text, document ? heldTexts(document, current) : []));
    if (document) project.trim();
  }
  return countProject(project.outline, counts);
}

/** @param held where the details of its scenes are held */
function countText(text: string, held: readonly HeldText[]): TextCount {
  const found = findScenes(text);
  const places = placeScenes(found, held);
  const scenes = found.map(({ title, words, from }, index) => ({ id: places[index] ?? null, title, words, from }));
  const printed = printedText(text);
  return { words: countWords(printed), characters: countCharacters(printed), scenes };
}

/** Words of the book: chapters that are in it, in every part that is, and not in the trash. */
function countProject(outline: Outline, counts: ReadonlyMap<ItemId, TextCount>): ProjectCounts {
  let words = 0;
  const addUp = (items: Outline["book"]): void => {
    for (const item of items) {
      if (!item.inBook || item.archived) continue;
      if (item.kind === "chapter") words += counts.get(item.id)?.words ?? 0;
      addUp(item.children);
    }
  };
  addUp(outline.book);
  const items: { [item: string]: TextCount } = {};
  for (const item of walkOutline([...outline.book, ...outline.notes, ...outline.trash])) {
    const count = counts.get(item.id);
    if (count) items[item.id] = count;
  }
  return { words, items };
}
