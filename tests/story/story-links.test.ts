import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { linkTarget } from "../../story/link-targets.ts";
import type { ItemKind } from "../../story/outline.ts";
import { readOutline } from "../../story/outline-document.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { printedText } from "../../story/printed-text.ts";
import { findLinks } from "../../story/story-links.ts";

describe("links", () => {
  it.each([
    ["To [[The Lamp Room]].", "To The Lamp Room."],
    ["To [[The Lamp Room|the *tower*]].", "To the *tower*."],
    ["[[A]] [[B|b]]%%[[C]]%%", "A b"],
    ["A [sic] and [[1]](https://example.org) and [[x][y]] and \\[[z]].", null],
    ["if [[ -f x ]]; then", null],
    ["[[over\nlines]] [[]] [[|x]] [[a|]]", null],
  ])("%j is printed as %j", (text, printed) => {
    expect(printedText(text)).toBe(printed ?? text);
    expect(findLinks(text).length === 0).toBe(printed === null);
  });

  it("tell where they stand, and what they show", () => {
    expect(findLinks("To [[Room|it]].")).toEqual([{ from: 3, to: 14, title: "Room", shown: "it", shownFrom: 10 }]);
  });
});

describe("where a link leads", () => {
  it("is to the title, in the book first, whatever its capitals and blanks", () => {
    const { doc, make } = story();
    const note = make("note", "The Lamp Room");
    const chapter = make("chapter", "The lamp  room");
    make("part", "Ballast");
    expect(linkTarget(readOutline(doc), "the LAMP room ")?.id).toBe(chapter);
    expect(linkTarget(readOutline(doc), "Ballast")).toBe(null);
    apply(doc, { kind: "trash", item: chapter });
    expect(linkTarget(readOutline(doc), "The Lamp Room")?.id).toBe(note);
  });

  it("stays, when the title changes, until another one has it", () => {
    const { doc, make } = story();
    const room = make("chapter", "Lamp");
    const undo = apply(doc, { kind: "rename", item: room, title: "Watch" });
    apply(doc, { kind: "rename", item: room, title: "Fog" });
    for (const title of ["lamp", "watch", "fog"]) expect(linkTarget(readOutline(doc), title)?.id).toBe(room);
    const other = make("note", "Lamp");
    expect(linkTarget(readOutline(doc), "Lamp")?.id).toBe(other);
    expect(linkTarget(readOutline(doc), "Watch")?.id).toBe(room);
    apply(doc, undo);
    expect(readOutline(doc).book[0]).toMatchObject({ title: "Lamp", formerTitles: ["Watch"] });
  });

  it("is the same on two machines that gave other titles at once", () => {
    const { doc, make } = story();
    const room = make("chapter", "Lamp");
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    apply(doc, { kind: "rename", item: room, title: "Watch" });
    apply(doc, { kind: "rename", item: room, title: "Light" });
    apply(other, { kind: "rename", item: room, title: "Fog" });
    apply(other, { kind: "rename", item: room, title: "Mist" });
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    for (const title of ["Lamp", "Watch", "Fog"]) {
      expect(linkTarget(readOutline(doc), title)?.id).toBe(room);
      expect(linkTarget(readOutline(other), title)?.id).toBe(room);
    }
  });
});

let made = 0;

function story() {
  const doc = new Y.Doc();
  const make = (itemKind: ItemKind, title: string): ItemId => {
    const item = createItemId(1000 * made++, () => 0.5);
    const [parent, file] =
      itemKind === "note" ? (["notes", `notes/${item}.md`] as const) : (["book", `chapters/${item}.md`] as const);
    apply(doc, { kind: "create", item, itemKind, title, parent, after: null, file: itemKind === "part" ? null : file });
    return item;
  };
  return { doc, make };
}

function apply(doc: Y.Doc, edit: OutlineEdit): OutlineEdit {
  const applied = applyOutlineEdit(doc, edit, "test");
  if (!applied.ok) throw new Error(applied.problem.sentence);
  return applied.value.inverse;
}
