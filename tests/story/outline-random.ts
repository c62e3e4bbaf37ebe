import * as Y from "yjs";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import type { Random } from "./random.ts";

const columns = [1, 2].map((n) => createItemId(n * 1000, () => 0.25));

const bookmarks = [1, 2].map((n) => createItemId(n * 1000, () => 0.75));

const kinds = ["part", "chapter", "chapter", "folder", "note"] as const;

function makeId(random: Random, second = 1_700_000_000): ItemId {
  return createItemId((second + random.below(1000)) * 1000, random.next);
}

/** A story of parts, chapters, folders and notes, made by edits. */
export function makeStory(random: Random, size: number): Y.Doc {
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

/** The inverse, or null where the edit was refused. */
export function apply(doc: Y.Doc, edit: OutlineEdit): OutlineEdit | null {
  const result = applyOutlineEdit(doc, edit, "test");
  return result.ok ? result.value.inverse : null;
}

export function allItems(outline: Outline): OutlineItem[] {
  return [...walkOutline(outline.book), ...walkOutline(outline.notes), ...walkOutline(outline.trash)];
}

/** Any edit of any item; many make no sense and are refused. */
export function randomEdit(random: Random, outline: Outline): OutlineEdit {
  const items = allItems(outline);
  const { id } = random.pick(items);
  const after = random.below(3) === 0 ? null : random.pick(items).id;
  switch (random.below(18)) {
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
    case 11:
      return { kind: "setArchived", item: id, archived: random.below(2) === 0 };
    case 12:
      return { kind: "setColumn", item: id, column: random.pick(columns), value: random.pick(["", "dusk", "noon"]) };
    case 13: {
      const column = random.pick(columns);
      return { kind: "nameColumn", column, name: random.pick([null, "Time", "Weather"]) };
    }
    case 14: {
      const place = { client: random.below(9), clock: random.below(99) };
      const bookmark = random.pick(bookmarks);
      return random.below(2) === 0
        ? { kind: "setBookmark", bookmark, anchor: { chapter: id, start: place, end: place }, name: "", removed: false }
        : { kind: "setBookmark", bookmark, removed: random.below(2) === 0, name: random.pick(["", "Here"]) };
    }
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
