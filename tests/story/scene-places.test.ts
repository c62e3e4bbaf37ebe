import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createItemId, type ItemId } from "../../story/ids.ts";
import type { SceneAnchor } from "../../story/outline.ts";
import { anchorAt, heldStretch, placeScenes } from "../../story/scene-places.ts";
import { findScenes } from "../../story/scenes.ts";
import { createRandom } from "./random.ts";

const chapter = createItemId(1000, () => 0);
const ids = [2, 3, 4, 5].map((n) => createItemId(n * 1000, () => 0));
const start = "One is here.\n\n***\n\nTwo is here.\n\n***\n\nThree is here.\n";

function makeChapter(): { readonly text: Y.Text; readonly anchors: readonly SceneAnchor[] } {
  const text = new Y.Doc({ gc: false }).getText("text");
  text.insert(0, start);
  const anchors = findScenes(start).map(({ from, to }) => anchorAt(text, chapter, from, to)!);
  return { text, anchors };
}

function placed(text: Y.Text, anchors: readonly SceneAnchor[]): readonly (ItemId | null)[] {
  const held = anchors.flatMap((anchor, n) => {
    const stretch = heldStretch(text, anchor);
    return stretch ? [{ id: ids[n]!, ...stretch }] : [];
  });
  return placeScenes(findScenes(text.toString()), held);
}

function replace(text: Y.Text, found: string, by: string): void {
  const at = text.toString().indexOf(found);
  text.doc!.transact(() => {
    text.delete(at, found.length);
    text.insert(at, by);
  }, "edit");
}

describe("a scene's details", () => {
  it("stay with the scene when words come before, after and inside, and when its beginning is rewritten", () => {
    const { text, anchors } = makeChapter();
    expect(placed(text, anchors)).toEqual(ids.slice(0, 3));
    text.insert(0, "New beginning. ");
    replace(text, "Two is", "Deux est");
    replace(text, "Three is", "Three was, and stayed,");
    expect(placed(text, anchors)).toEqual(ids.slice(0, 3));
    text.insert(0, "A scene before all.\n\n***\n\n");
    expect(placed(text, anchors)).toEqual([null, ...ids.slice(0, 3)]);
  });

  it("stay with the first part of a scene that is divided, and with the first of two that are joined", () => {
    const { text, anchors } = makeChapter();
    replace(text, "One is", "One\n\n***\n\nis");
    expect(placed(text, anchors)).toEqual([ids[0], null, ids[1], ids[2]]);
    const joined = makeChapter();
    replace(joined.text, "***\n\n", "");
    expect(placed(joined.text, joined.anchors)).toEqual([ids[0], ids[2]]);
    joined.text.insert("One is here.\n\n".length, "***\n\n");
    expect(placed(joined.text, joined.anchors)).toEqual(ids.slice(0, 3));
  });

  it("are nowhere while none of its text is left, and go to no other scene", () => {
    const { text, anchors } = makeChapter();
    const undo = new Y.UndoManager(text, { trackedOrigins: new Set(["edit"]), captureTimeout: 0 });
    replace(text, "Two is here.\n\n***\n\n", "");
    expect(placed(text, anchors)).toEqual([ids[0], ids[2]]);
    expect(heldStretch(text, anchors[1]!)).toBeNull();
    undo.undo();
    expect(placed(text, anchors)).toEqual(ids.slice(0, 3));
  });

  it("are each at most once, each scene has at most one, on every replica alike", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const { text, anchors } = makeChapter();
      const other = new Y.Doc({ gc: false });
      Y.applyUpdate(other, Y.encodeStateAsUpdate(text.doc!));
      const texts = [text, other.getText("text")];
      for (let step = 0; step < 12; step++) {
        const here = random.pick(texts);
        const at = random.below(here.length + 1);
        if (random.below(2) === 0) here.insert(at, random.pick(["word ", "\n\n***\n\n", "\n"]));
        else here.delete(at, Math.min(here.length - at, random.below(12)));
      }
      Y.applyUpdate(other, Y.encodeStateAsUpdate(text.doc!));
      Y.applyUpdate(text.doc!, Y.encodeStateAsUpdate(other));
      const [one, two] = texts.map((each) => placed(each, anchors));
      expect(two, `seed ${seed}`).toEqual(one);
      const used = one!.filter((id) => id !== null);
      expect(new Set(used).size, `seed ${seed}`).toBe(used.length);
    }
  });
});
