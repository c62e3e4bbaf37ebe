import { textDocument } from "../../history/record.ts";
import { standingCopy } from "../../history/standing-copy.ts";
import type { ItemId } from "../../story/ids.ts";
import type { SceneAnchor } from "../../story/outline.ts";
import { type HeldText, heldStretch } from "../../story/scene-places.ts";
import type { LiveDocument } from "../live/live-document.ts";
import type { Project } from "./project.ts";

/** What holds a scene's details to its chapter as it stands: the ids stay good whatever is written meanwhile. */
export interface CurrentAnchor {
  readonly id: ItemId;
  readonly anchor: SceneAnchor;
}

/**
 * The anchors of a chapter's scenes. One whose text was deleted and came back by an undo or a restore is held by the
 * copies of its characters, which the history knows. @throws DiskError
 */
export function currentAnchors(project: Project, chapter: ItemId): Promise<readonly CurrentAnchor[]> {
  return standing(project, chapter, project.outline.scenes);
}

/** The same of all that is held by a chapter's text: scenes and bookmarks. @throws DiskError */
export function allCurrentAnchors(project: Project, chapter: ItemId): Promise<readonly CurrentAnchor[]> {
  return standing(project, chapter, [...project.outline.scenes, ...project.outline.bookmarks]);
}

async function standing(
  project: Project,
  chapter: ItemId,
  all: readonly CurrentAnchor[],
): Promise<readonly CurrentAnchor[]> {
  const held = all.filter(({ anchor }) => anchor.chapter === chapter);
  if (held.length === 0) return [];
  const { text, name } = await project.document(textDocument(chapter));
  const current: CurrentAnchor[] = [];
  for (const { id, anchor } of held) {
    if (heldStretch(text, anchor) !== null) {
      current.push({ id, anchor });
      continue;
    }
    const index = (await project.history(name))?.index;
    const start = index && standingCopy(index, anchor.start);
    const end = index && standingCopy(index, anchor.end);
    const [from, to] = [start ?? end, end ?? start];
    if (from && to) current.push({ id, anchor: { chapter, start: from, end: to } });
  }
  return current;
}

/** Where they hold now. */
export function heldTexts(document: LiveDocument, anchors: readonly CurrentAnchor[]): readonly HeldText[] {
  return anchors.flatMap(({ id, anchor }) => {
    const stretch = heldStretch(document.text, anchor);
    return stretch ? [{ id, ...stretch }] : [];
  });
}
