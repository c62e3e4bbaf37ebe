import * as Y from "yjs";
import type { ItemId } from "./ids.ts";
import type { CharacterId, SceneAnchor } from "./outline.ts";

/** Where the text that a scene's details are held by stands now. */
export interface HeldText {
  readonly id: ItemId;
  /** UTF-16 offset of its first character that is left. */
  readonly from: number;
  /** Offset after its last. */
  readonly to: number;
}

/**
 * Which details belong to which of a text's scenes, in the scenes' order. Details go to the first scene that has a part
 * of their text and isn't taken: where two scenes were joined the first keeps its own, and the second has its own again
 * as soon as there is a break between them. Details of which no text is left are nowhere.
 *
 * @param scenes as `findScenes` finds them
 */
export function placeScenes(
  scenes: readonly { readonly from: number; readonly to: number }[],
  held: readonly HeldText[],
): readonly (ItemId | null)[] {
  const places: (ItemId | null)[] = scenes.map(() => null);
  for (const { id, from, to } of [...held].sort(inTextOrder)) {
    const place = scenes.findIndex((scene, index) => places[index] === null && scene.from < to && from < scene.to);
    if (place >= 0) places[place] = id;
  }
  return places;
}

/** The stretch between an anchor's two ends as the text stands; null where nothing is left between them. */
export function heldStretch(text: Y.Text, anchor: SceneAnchor): { readonly from: number; readonly to: number } | null {
  const from = offsetOf(text, anchor.start, "before");
  const to = offsetOf(text, anchor.end, "after");
  return from !== null && to !== null && from < to ? { from, to } : null;
}

/** The same; where nothing is left, the place at which it was. Null for characters that this text never had. */
export function placeOfAnchor(
  text: Y.Text,
  anchor: SceneAnchor,
): { readonly from: number; readonly to: number } | null {
  const from = offsetOf(text, anchor.start, "before");
  const to = offsetOf(text, anchor.end, "after");
  return from === null || to === null ? null : { from, to: Math.max(from, to) };
}

/** Holds a scene's details to [from, to) of its chapter's text. */
export function anchorAt(text: Y.Text, chapter: ItemId, from: number, to: number): SceneAnchor | null {
  const start = characterAt(text, from);
  const end = characterAt(text, to - 1);
  return start && end ? { chapter, start, end } : null;
}

function inTextOrder(a: HeldText, b: HeldText): number {
  return a.from - b.from || (a.id < b.id ? -1 : 1);
}

/** A deleted character is where it was; one that this text never had is nowhere. */
function offsetOf(text: Y.Text, { client, clock }: CharacterId, side: "before" | "after"): number | null {
  const item = Y.createID(client, clock);
  const position = new Y.RelativePosition(null, null, item, side === "before" ? 0 : -1);
  return text.doc ? (Y.createAbsolutePositionFromRelativePosition(position, text.doc)?.index ?? null) : null;
}

function characterAt(text: Y.Text, at: number): CharacterId | null {
  const id = Y.createRelativePositionFromTypeIndex(text, at).item;
  return id && { client: id.client, clock: id.clock };
}
