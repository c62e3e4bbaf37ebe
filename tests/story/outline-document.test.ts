import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { readOutline } from "../../story/outline-document.ts";
import { applyOutlineEdit } from "../../story/outline-edits.ts";
import { deepestNesting } from "../../story/outline-tree.ts";
import { allItems, makeStory, randomEdit } from "./outline-random.ts";
import { createRandom } from "./random.ts";

// Law: whatever a peer wrote into the document, reading gives each item once, and editing goes on.

function chapter(id: ItemId, file: string): Parameters<typeof applyOutlineEdit>[1] {
  return { kind: "create", item: id, itemKind: "chapter", title: "T", parent: "book", after: null, file };
}

describe("readOutline", () => {
  it("stands what a hostile peer writes", () => {
    const garbage: (() => unknown)[] = [
      () => null,
      () => 7,
      () => "\u0000<b>\n",
      () => "x".repeat(5000),
      () => [1, null, "tag", "tag"],
      () => ({ at: 5, n: "9" }),
      () => ({ at: "zzzz", n: 1e9 }),
      () => ({ at: "a0", n: Number.MAX_SAFE_INTEGER }),
      () => new Y.Map(),
      () => new Y.Array(),
      () => new Y.Text("text"),
      () => new Uint8Array([1]),
    ];
    const keys =
      "kind title file status tags pointOfView target inBook synopsis parent:book parent:trash parent:x formerly:x".split(
        " ",
      );
    for (let seed = 1; seed <= 150; seed++) {
      const random = createRandom(seed);
      const doc = makeStory(random, 8);
      const count = allItems(readOutline(doc)).length;
      const maps = [...doc.getMap("items").values()] as Y.Map<unknown>[];
      const ids = [...doc.getMap("items").keys()];
      for (let n = 0; n < 15; n++) {
        const key = random.below(3) === 0 ? `parent:${random.pick(ids)}` : random.pick(keys);
        random.pick(maps).set(key, random.pick(garbage)());
      }
      doc.getMap("items").set("not an id", new Y.Map());
      doc.getMap("items").set(createItemId(0, random.next), "no map");
      doc.getMap("story").set("title", random.pick(garbage)());
      doc.getMap("story").set("language", random.pick(garbage)());
      const outline = readOutline(doc);
      const read = allItems(outline);
      expect(read.length, `seed ${seed}`).toBe(count);
      expect(new Set(read.map(({ id }) => id)).size, `seed ${seed}`).toBe(count);
      for (let step = 0; step < 10; step++) applyOutlineEdit(doc, randomEdit(random, readOutline(doc)), null);
      expect(allItems(readOutline(doc)).length, `seed ${seed}`).toBe(count);
    }
  });

  it("stands a thousand parts in one another, or in a circle", () => {
    for (const circle of [false, true]) {
      const doc = new Y.Doc();
      const ids = Array.from({ length: 1000 }, (_, n) => createItemId(n * 1000, () => 0));
      doc.transact(() => {
        ids.forEach((id, n) => {
          const map = new Y.Map<unknown>();
          map.set("kind", "part");
          map.set(`parent:${ids[n - 1] ?? (circle ? ids.at(-1) : "book")}`, { at: "a0", n: 0 });
          doc.getMap("items").set(id, map);
        });
      });
      const outline = readOutline(doc);
      expect(allItems(outline).length).toBe(1000);
      let depth = 0;
      for (let level = outline.book; level.length > 0; level = level.flatMap(({ children }) => children)) depth++;
      expect(depth).toBe(deepestNesting);
    }
  });

  it("lets an item be moved that a peer has pinned", () => {
    const doc = new Y.Doc();
    const id = createItemId(1000, () => 0);
    applyOutlineEdit(doc, chapter(id, "chapters/a.md"), null);
    for (const n of [2 ** 40, Number.MAX_SAFE_INTEGER, 1e300]) {
      (doc.getMap("items").get(id) as Y.Map<unknown>).set("parent:book", { at: "a0", n });
      applyOutlineEdit(doc, { kind: "trash", item: id }, null);
      expect(readOutline(doc).trash.length).toBe(1);
      applyOutlineEdit(doc, { kind: "untrash", item: id }, null);
      expect(readOutline(doc).book.length).toBe(1);
    }
  });

  it("gives the later id the second name", () => {
    const early = createItemId(1000, () => 0);
    const late = createItemId(2000, () => 0);
    const third = createItemId(3000, () => 0);
    const one = new Y.Doc();
    const two = new Y.Doc();
    applyOutlineEdit(one, chapter(late, "chapters/Loomings.md"), null);
    applyOutlineEdit(two, chapter(early, "chapters/loomings.md"), null);
    applyOutlineEdit(two, chapter(third, "chapters/loomings-2.md"), null);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    const files = new Map(readOutline(one).book.map(({ id, file }) => [id, file]));
    expect(files.get(early)).toBe("chapters/loomings.md");
    expect(files.get(third)).toBe("chapters/loomings-2.md");
    expect(files.get(late)).toBe("chapters/Loomings-3.md");
  });
});
