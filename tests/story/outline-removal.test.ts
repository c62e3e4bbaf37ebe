import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { ItemId } from "../../story/ids.ts";
import { createItemId } from "../../story/ids.ts";
import { walkOutline } from "../../story/outline.ts";
import { readOutline, readRemoved } from "../../story/outline-document.ts";
import { applyOutlineEdits, type OutlineEdit } from "../../story/outline-edits.ts";
import { allItems, apply, makeStory, randomEdit } from "./outline-random.ts";
import { createRandom, type Random } from "./random.ts";

// Laws: whoever empties the trash while others move, archive and bring back, each item is in the outline or among what
// was removed, once, on every replica alike; and nothing that is removed is in the book.

function trashEdit(random: Random, doc: Y.Doc): OutlineEdit {
  const outline = readOutline(doc);
  const trashed = [...walkOutline(outline.trash)];
  const removed = readRemoved(doc);
  const items = allItems(outline);
  const pick = (list: readonly { readonly id: ItemId }[]) => random.pick(list.length > 0 ? list : items).id;
  switch (random.below(5)) {
    case 0:
      return { kind: "trash", item: pick(items) };
    case 1:
      return { kind: "remove", item: pick(trashed) };
    case 2:
      return { kind: "bringBack", item: pick(removed) };
    case 3:
      return { kind: "untrash", item: pick(trashed) };
    default:
      return randomEdit(random, outline);
  }
}

describe("what is removed from the trash", () => {
  it("is lost by nobody and doubled by nobody", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = createRandom(seed);
      const first = makeStory(random, 12);
      const ids = allItems(readOutline(first))
        .map(({ id }) => id)
        .sort();
      const replicas = [first, new Y.Doc(), new Y.Doc()];
      replicas.forEach((doc, index) => {
        doc.clientID = index + 1;
        if (doc !== first) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first));
      });
      for (let round = 0; round < 4; round++) {
        for (const doc of replicas)
          for (let step = 0; step < 6; step++)
            if (allItems(readOutline(doc)).length > 0) apply(doc, trashEdit(random, doc));
        for (const doc of random.shuffle(replicas))
          for (const other of replicas) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
        for (const doc of replicas) Y.applyUpdate(doc, Y.encodeStateAsUpdate(replicas[2]!));
        for (const doc of replicas) Y.applyUpdate(doc, Y.encodeStateAsUpdate(replicas[1]!));
        const [a, b, c] = replicas.map((doc) => ({ outline: readOutline(doc), removed: readRemoved(doc) }));
        expect(b, `seed ${seed} round ${round}`).toEqual(a);
        expect(c, `seed ${seed} round ${round}`).toEqual(a);
        const all = [...allItems(a!.outline), ...a!.removed].map(({ id }) => id).sort();
        expect(all, `seed ${seed} round ${round}`).toEqual(ids);
      }
    }
  });

  it("stays where it was put by somebody who took it out of the trash at the same time", () => {
    const one = makeStory(createRandom(7), 6);
    const item = readOutline(one).book[0]!.id;
    apply(one, { kind: "trash", item });
    const two = new Y.Doc();
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    apply(one, { kind: "remove", item });
    apply(two, { kind: "untrash", item });
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    expect(readOutline(one).book.map(({ id }) => id)).toContain(item);
    // Put into the trash again it is seen there: it was not emptied a second time.
    apply(one, { kind: "trash", item });
    expect(readOutline(one).trash.map(({ id }) => id)).toContain(item);
  });
});

describe("several edits at once", () => {
  it("are done all or none, and undone in one", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const doc = makeStory(random, 10);
      const before = readOutline(doc);
      const edits: OutlineEdit[] = Array.from({ length: 5 }, () => randomEdit(random, before));
      const applied = applyOutlineEdits(doc, edits, "test");
      if (applied.ok) applyOutlineEdits(doc, applied.value, "test");
      expect(readOutline(doc), `seed ${seed} ${JSON.stringify(edits)}`).toEqual(before);
    }
  });

  it("say of scenes what they say of items, on every replica alike", () => {
    const one = new Y.Doc();
    const two = new Y.Doc();
    const [scene, chapter] = [1, 2].map((n) => createItemId(n * 1000, () => 0)) as [ItemId, ItemId];
    const at = (clock: number) => ({ chapter, start: { client: 1, clock }, end: { client: 1, clock: clock + 9 } });
    apply(one, { kind: "anchorScene", scene, anchor: at(0) });
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    apply(one, { kind: "anchorScene", scene, anchor: at(50) });
    apply(two, { kind: "setSynopsis", item: scene, synopsis: "Late" });
    apply(two, { kind: "setTags", item: scene, tags: ["sea"] });
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    expect(readOutline(two).scenes).toEqual(readOutline(one).scenes);
    expect(readOutline(one).scenes).toMatchObject([{ anchor: at(50), synopsis: "Late", tags: ["sea"] }]);
  });
});
