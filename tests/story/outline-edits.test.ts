import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { readOutline } from "../../story/outline-document.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { fillOutline } from "../../story/outline-placing.ts";
import { allItems, apply, makeStory, randomEdit } from "./outline-random.ts";
import { createRandom } from "./random.ts";

// Laws: an edit and its inverse give the outline that was there before; replicas that have exchanged everything, in
// whatever order, read the same outline, in which each item stands once and nothing hangs in a circle.

describe("outline edits", () => {
  it("are undone by their inverse", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const doc = makeStory(random, 12);
      for (let step = 0; step < 30; step++) {
        const before = readOutline(doc);
        const edit = randomEdit(random, before);
        const inverse = apply(doc, edit);
        if (inverse === null) {
          expect(readOutline(doc), `seed ${seed} step ${step}: a refused edit changed something`).toEqual(before);
          continue;
        }
        const edited = readOutline(doc);
        expect(apply(doc, inverse), `seed ${seed} step ${step} ${JSON.stringify(edit)}`).not.toBeNull();
        expect(readOutline(doc), `seed ${seed} step ${step} ${JSON.stringify(edit)}`).toEqual(before);
        apply(doc, edit);
        expect(readOutline(doc), `seed ${seed} step ${step} again ${JSON.stringify(edit)}`).toEqual(edited);
      }
    }
  });

  it("leave what was created in the trash when creating is undone", () => {
    const doc = makeStory(createRandom(1), 5);
    const before = readOutline(doc);
    const item = createItemId(1_800_000_000_000, () => 0.5);
    const edit = { kind: "create", item, itemKind: "chapter", title: "New", parent: "book", after: null } as const;
    const inverse = apply(doc, { ...edit, file: "chapters/new.md" });
    expect(readOutline(doc).book[0]?.id).toBe(item);
    expect(apply(doc, inverse!)).not.toBeNull();
    const after = readOutline(doc);
    expect(after.book).toEqual(before.book);
    expect(after.trash.map(({ id }) => id)).toEqual([item]);
  });

  it("place an item where its `after` says", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const doc = makeStory(random, 10);
      for (let step = 0; step < 20; step++) {
        const before = readOutline(doc);
        const edit = randomEdit(random, before);
        if (edit.kind !== "move" || apply(doc, edit) === null) continue;
        const items = allItems(readOutline(doc));
        const siblings = items.filter(({ parent }) => parent === edit.parent).map(({ id }) => id);
        const hadIt = allItems(before).some(({ id, parent }) => id === edit.after && parent === edit.parent);
        expect(siblings).toContain(edit.item);
        if (edit.after === null) expect(siblings[0], `seed ${seed}`).toBe(edit.item);
        else if (hadIt && edit.after !== edit.item) {
          expect(siblings[siblings.indexOf(edit.item) - 1], `seed ${seed} step ${step}`).toBe(edit.after);
        }
      }
    }
  });

  it("converge on three replicas, with no item lost, doubled or in a circle", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const first = makeStory(random, 10);
      const ids = allItems(readOutline(first))
        .map(({ id }) => id)
        .sort();
      const replicas = [first, new Y.Doc(), new Y.Doc()];
      replicas.forEach((doc, index) => {
        doc.clientID = index + 1;
        if (doc !== first) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first));
      });
      const updates: Uint8Array[][] = [[], [], []];
      replicas.forEach((doc, index) => {
        doc.on("update", (update: Uint8Array, origin: unknown) => {
          if (origin === "test") updates[index]!.push(update);
        });
      });
      for (let round = 0; round < 3; round++) {
        for (const doc of replicas) {
          for (let step = 0; step < 6; step++) {
            const items = allItems(readOutline(doc));
            const edit = randomEdit(random, readOutline(doc));
            const parts = items.filter(({ kind }) => kind === "part" || kind === "folder");
            const nest = parts.length > 1 && random.below(2) === 0;
            apply(
              doc,
              nest ? { kind: "move", item: random.pick(parts).id, parent: random.pick(parts).id, after: null } : edit,
            );
          }
        }
        const exchanged = updates.map((list) => list.splice(0));
        replicas.forEach((doc, index) => {
          const foreign = exchanged.flatMap((list, from) => (from === index ? [] : list));
          for (const update of random.shuffle(foreign)) Y.applyUpdate(doc, update, "remote");
        });
        const [a, b, c] = replicas.map(readOutline);
        expect(b, `seed ${seed} round ${round}`).toEqual(a);
        expect(c, `seed ${seed} round ${round}`).toEqual(a);
        expect(
          allItems(a!)
            .map(({ id }) => id)
            .sort(),
          `seed ${seed} round ${round}`,
        ).toEqual(ids);
      }
    }
  });

  it("refuse what makes no sense", () => {
    const doc = makeStory(createRandom(3), 14);
    const items = allItems(readOutline(doc));
    const part = items.find(({ kind }) => kind === "part")!.id;
    const [chapter, other] = items.filter(({ kind }) => kind === "chapter").map(({ id }) => id);
    const note = items.find(({ kind }) => kind === "note")!.id;
    const code = (edit: OutlineEdit): string => {
      const result = applyOutlineEdit(doc, edit, null);
      return result.ok ? "done" : result.problem.code;
    };
    const move = (item: ItemId, parent: ItemId | "book" | "notes"): string =>
      code({ kind: "move", item, parent, after: null });
    expect(move(part, part)).toBe("item-inside-itself");
    expect(move(chapter!, other!)).toBe("item-misplaced");
    expect(move(note, "book")).toBe("item-misplaced");
    expect(move(part, "notes")).toBe("item-misplaced");
    expect(move("000000000000000" as ItemId, "notes")).toBe("item-unknown");
    expect(code({ kind: "rename", item: part, title: " \n" })).toBe("title-empty");
    expect(code({ kind: "setFile", item: chapter!, file: "../x.md" })).toBe("file-unsafe");
    expect(code({ kind: "setTarget", item: chapter!, target: -1 })).toBe("value-unfit");
    expect(code({ kind: "setInBook", item: note, inBook: true })).toBe("item-misplaced");
    expect(code({ kind: "untrash", item: note })).toBe("not-in-trash");
    expect(code({ kind: "setStory", language: "not a language" })).toBe("value-unfit");
    const inner = createItemId(0, () => 0.1);
    const create = { kind: "create", item: inner, itemKind: "part", title: "P", parent: part, after: null } as const;
    expect(code({ ...create, file: null })).toBe("done");
    expect(move(part, inner)).toBe("item-inside-itself");
  });

  it("let two people put an item into the same place and a third between them", () => {
    const random = createRandom(5);
    const a = makeStory(random, 0);
    const ids = [1, 2, 3].map((n) => createItemId(n * 1000, () => 0));
    const create = (item: ItemId, after: ItemId | null): OutlineEdit => ({
      kind: "create",
      item,
      itemKind: "chapter",
      title: "T",
      parent: "book",
      after,
      file: `chapters/${item}.md`,
    });
    const b = new Y.Doc();
    apply(a, create(ids[0]!, null));
    apply(b, create(ids[1]!, null));
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    apply(a, create(ids[2]!, ids[0]!));
    expect(readOutline(a).book.map(({ id }) => id)).toEqual([ids[0], ids[2], ids[1]]);
  });
});

describe("fillOutline", () => {
  it("writes what readOutline reads", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = createRandom(seed);
      const doc = makeStory(random, 15);
      for (let step = 0; step < 30; step++) apply(doc, randomEdit(random, readOutline(doc)));
      const outline = readOutline(doc);
      const copy = new Y.Doc();
      fillOutline(copy, outline, null);
      expect(readOutline(copy), `seed ${seed}`).toEqual(outline);
    }
  });
});
