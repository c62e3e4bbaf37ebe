import { textDocument } from "../../history/record.ts";
import { bookmarkWords } from "../../story/bookmark-words.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Bookmark, type Outline, walkOutline } from "../../story/outline.ts";
import { printedText } from "../../story/printed-text.ts";
import { type HeldText, placeScenes } from "../../story/scene-places.ts";
import { findScenes } from "../../story/scenes.ts";
import { countCharacters } from "../../story/statistics/measure.ts";
import { countWords } from "../../story/words.ts";
import type { BookmarkSummary } from "../contract/bookmarks.ts";
import type { ProjectCounts } from "../contract/contract.ts";
import type { SceneSummary } from "../contract/scenes.ts";
import { allCurrentAnchors, heldTexts } from "./held-scenes.ts";
import type { Project } from "./project.ts";

export interface TextCount {
  readonly words: number;
  readonly characters: number;
  readonly scenes: readonly SceneSummary[];
  readonly bookmarks: readonly BookmarkSummary[];
}

/** What has been counted of an open story. */
export interface KnownCounts {
  readonly counts: Map<ItemId, TextCount>;
  readonly recount: Set<ItemId>;
  /** The anchors of each text's scenes and bookmarks, as they were when it was counted. */
  readonly anchors: Map<ItemId, string>;
}

export function noCounts(): KnownCounts {
  return { counts: new Map(), recount: new Set(), anchors: new Map() };
}

/** Words and scenes of every text; each is counted once, and again when it or what holds its scenes has changed. */
export async function countTexts(project: Project, { counts, recount, anchors }: KnownCounts): Promise<ProjectCounts> {
  const { scenes, bookmarks } = project.outline;
  const held = Map.groupBy([...scenes, ...bookmarks], ({ anchor }) => anchor.chapter);
  const marks = Map.groupBy(bookmarks, ({ anchor }) => anchor.chapter);
  for (const item of project.items) {
    const anchored = JSON.stringify((held.get(item.id) ?? []).map(({ id, anchor }) => [id, anchor]));
    const isKnown = counts.has(item.id) && !recount.has(item.id) && (anchors.get(item.id) ?? "[]") === anchored;
    if (item.file === null || isKnown) continue;
    recount.delete(item.id);
    anchors.set(item.id, anchored);
    const current = await allCurrentAnchors(project, item.id);
    const document = current.length > 0 ? await project.document(textDocument(item.id)) : null;
    const text = document?.text.toString() ?? (await project.textOf(item.id));
    counts.set(item.id, countText(text, document ? heldTexts(document, current) : [], marks.get(item.id) ?? []));
    if (document) project.trim();
  }
  return countProject(project.outline, counts);
}

/** @param held where the details of its scenes, and bookmarks, are held */
function countText(text: string, held: readonly HeldText[], marks: readonly Bookmark[]): TextCount {
  const found = findScenes(text);
  const places = placeScenes(
    found,
    held.filter(({ id }) => !marks.some((mark) => mark.id === id)),
  );
  const scenes = found.map(({ title, words, from }, index) => ({ id: places[index] ?? null, title, words, from }));
  const bookmarks = marks.map(({ id }) => {
    const from = held.find((place) => place.id === id)?.from ?? null;
    return { id, from, words: from === null ? "" : bookmarkWords(text.slice(from, from + 400)) };
  });
  const printed = printedText(text);
  return { words: countWords(printed), characters: countCharacters(printed), scenes, bookmarks };
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
