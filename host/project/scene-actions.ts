import { type Author, textDocument } from "../../history/record.ts";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { applyOutlineEdit } from "../../story/outline-edits.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { cutScene, insertScene } from "../../story/scene-moves.ts";
import { anchorAt, placeScenes } from "../../story/scene-places.ts";
import { findScenes, type Scene } from "../../story/scenes.ts";
import { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { carryHeld, idsOf, insertCopy } from "./copying.ts";
import { allCurrentAnchors, currentAnchors, heldTexts } from "./held-scenes.ts";
import type { Project } from "./project.ts";

/** A scene as a window shows it: the how manyeth of its chapter, and what it begins with, which tells whether it still is. */
export interface ShownScene {
  readonly chapter: ItemId;
  readonly scene: number;
  readonly title: string;
}

/** The id by which something can be said of a scene: the one that it has, or a new one that its text is held by. */
export async function holdScene(
  project: Project,
  shown: ShownScene,
  author: Author | null,
): Promise<Result<{ readonly scene: ItemId }>> {
  if (!project.item(shown.chapter)?.file) return unknownScene;
  return project.using([textDocument(shown.chapter)], async ([document]) => {
    if (!document) throw new Error("The document that was asked for is there.");
    const anchors = await currentAnchors(project, shown.chapter);
    // From here on nothing is waited for.
    const scene = findShown(document, shown);
    if (!scene) return unknownScene;
    const scenes = findScenes(document.text.toString());
    const known = placeScenes(scenes, heldTexts(document, anchors))[scene.index];
    if (known) return succeed({ scene: known });
    const anchor = anchorAt(document.text, shown.chapter, scene.from, scene.to);
    if (!anchor) return unknownScene;
    const id = createItemId(project.now(), Math.random);
    const action = new Action("typed", author, null);
    project.act(action, () => {
      applyOutlineEdit(project.outlineDocument.doc, { kind: "anchorScene", scene: id, anchor }, action);
    });
    return succeed({ scene: id });
  });
}

/** How a move is undone: the scene goes back to this place, parted as it was. */
export interface SceneMoved {
  readonly place: number;
  readonly gap: string;
}

/**
 * Moves a scene's text to another place of its chapter or to another chapter, with all that is said of it. One record:
 * whole or not at all. `place` counts the scenes that will stand before it there.
 */
export async function moveScene(
  project: Project,
  order: ShownScene & { readonly to: ItemId; readonly place: number; readonly gap: string | null },
  author: Author | null,
): Promise<Result<SceneMoved>> {
  const { chapter, to } = order;
  if (!project.item(chapter)?.file || !project.item(to)?.file) return unknownScene;
  const names = chapter === to ? [chapter] : [chapter, to];
  return project.using(names.map(textDocument), async ([source, other]) => {
    if (!source) throw new Error("The first of the documents that were asked for is there.");
    const history = await project.history(source.name);
    const anchors = await allCurrentAnchors(project, chapter);
    // From here on nothing is waited for: what is read now is what is moved.
    const target = other ?? source;
    const scene = findShown(source, order);
    const text = source.text.toString();
    const cut = scene && cutScene(text, scene.index);
    if (!cut) return unknownScene;
    const prose = text.slice(cut.scene.from, cut.scene.to);
    const left = text.slice(0, cut.from) + text.slice(cut.to);
    const insertion = insertScene(other ? other.text.toString() : left, order.place, prose, order.gap);
    if (!insertion)
      return fail(
        "scene-open",
        "No break would part this scene from the one after it.",
        "Close the code that it begins with three backticks, and move it then.",
      );
    const held = heldTexts(source, anchors);
    const sources = idsOf(history?.index, text, cut.scene.from, cut.scene.to);
    const action = new Action("moved", author, { to });
    project.act(action, () => {
      source.doc.transact(() => source.text.delete(cut.from, cut.to - cut.from), action);
      const at = insertion.at + insertion.before.length;
      target.doc.transact(() => target.text.insert(insertion.at, insertion.before + insertion.after), action);
      insertCopy(target, at, prose, source.name, sources, action);
      carryHeld(project, held, cut.scene, target, at, action);
    });
    return succeed({ place: scene.index, gap: cut.gap });
  });
}

function findShown(document: LiveDocument, { scene, title }: ShownScene): (Scene & { readonly index: number }) | null {
  const scenes = findScenes(document.text.toString()).map((found, index) => ({ ...found, index }));
  const there = scenes[scene];
  if (there?.title === title) return there;
  // Somebody has made or taken away a scene before it.
  const alike = scenes.filter((found) => found.title === title);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

const unknownScene = fail(
  "scene-unknown",
  "That scene is not there any more: somebody has changed it.",
  "Look at the chapter, and try again.",
);
