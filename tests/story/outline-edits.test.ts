import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { readOutline } from "../../story/outline-document.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { fillOutline } from "../../story/outline-placing.ts";
import { createRandom, type Random } from "./random.ts";

// Laws: an edit and its inverse give the outline that was there before; replicas that have exchanged everything, in
// whatever order, read the same outline, in which each item stands once and nothing hangs in a circle.

const kinds = ["part", "chapter", "chapter", "folder", "note"] as const;

function makeId(random: Random, second = 1_700_000_000): ItemId {
  return createItemId((second + random.below(1000)) * 1000, random.next);
}

function makeStory(random: Random, size: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = random.below(2 ** 31);
  for (let i = 0; i < size; i++) {
    const kind = random.pick(kinds);
    const id = makeId(random);
    apply(doc, {
      kind: "create",
      item: id,
      itemKind: kind,
      title: `${kind} ${i}`,
      parent: kind === "part" || kind === "chapter" ? "book" : "notes",
      after: null,
      file: kind === "chapter" ? `chapters/${i}.md` : kind === "note" ? `notes/${i}.md` : null,
    });
  }
  return doc;
}

function apply(doc: Y.Doc, edit: OutlineEdit): OutlineEdit | null {
  const result = applyOutlineEdit(doc, edit, "test");
  return result.ok ? result.value.inverse : null;
}

function allItems(outline: Outline): OutlineItem[] {
  return [...walkOutline(outline.book), ...walkOutline(outline.notes), ...walkOutline(outline.trash)];
}

function randomEdit(random: Random, outline: Outline): OutlineEdit {
  const items = allItems(outline);
  const { id } = random.pick(items);
  const after = random.below(3) === 0 ? null : random.pick(items).id;
  switch (random.below(14)) {
    case 0:
      return { kind: "rename", item: id, title: `Title ${random.below(9)}` };
    case 1:
      return { kind: "setSynopsis", item: id, synopsis: `She 🐋 leaves ${random.below(99)} times` };
    case 2:
      return { kind: "setStatus", item: id, status: random.pick([null, "done", "revised"]) };
    case 3:
      return { kind: "setTags", item: id, tags: random.pick([[], ["sea"], ["sea", "red"]]) };
    case 4:
      return { kind: "setPointOfView", item: id, pointOfView: random.pick(["", "Weeza"]) };
    case 5:
      return { kind: "setTarget", item: id, target: random.pick([null, 2000]) };
    case 6:
      return { kind: "setInBook", item: id, inBook: random.below(2) === 0 };
    case 7:
      return { kind: "trash", item: id };
    case 8:
      return { kind: "untrash", item: id };
    case 9:
      return { kind: "setStory", title: `Story ${random.below(9)}`, language: random.pick(["en", "fr", "pt-BR"]) };
    case 10:
      return { kind: "setFile", item: id, file: `chapters/new-${random.below(1000)}.md` };
    default: {
      const parent = random.pick(["book", "notes", "trash", ...items.map((item) => item.id)] as const);
      const siblings = items.filter((item) => item.parent === parent);
      return {
        kind: "move",
        item: id,
        parent,
        after: siblings.length > 0 && after !== null ? random.pick(siblings).id : after,
      };
    }
  }
}

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
