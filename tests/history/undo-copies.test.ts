import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Copy } from "../../history/record.ts";
import { copiesOfUndo } from "../../history/undo-copies.ts";
import { chapter } from "./support.ts";

function desk() {
  const document = new Y.Doc({ gc: false });
  document.clientID = 5;
  const text = document.getText("text");
  const undo = new Y.UndoManager(text, { captureTimeout: 0 });
  const seen: (readonly Copy[])[] = [];
  document.on("afterTransaction", (transaction: Y.Transaction) => seen.push(copiesOfUndo(transaction, text, chapter)));
  return { document, text, undo, seen };
}

const copy = (clock: number, length: number, source: number) => ({
  client: 5,
  clock,
  length,
  source: { document: chapter, client: 5, clock: source },
});

describe("copies of an undo", () => {
  it("name the old ids of what came back, joined where they follow one another", () => {
    const { text, undo, seen } = desk();
    text.insert(0, "keep this paragraph");
    text.delete(5, 5);
    undo.undo();
    expect(text.toString()).toBe("keep this paragraph");
    expect(seen).toEqual([[], [], [copy(19, 5, 5)]]);
  });

  it("name the copy, where a copy was deleted and came back", () => {
    const { text, undo, seen } = desk();
    text.insert(0, "word");
    text.delete(0, 4);
    undo.undo();
    undo.redo();
    undo.undo();
    expect(text.toString()).toBe("word");
    expect(seen.flat()).toEqual([copy(4, 4, 0), copy(8, 4, 4)]);
  });

  it("are none for an undo that only takes away, or for somebody else's transaction", () => {
    const { document, text, undo, seen } = desk();
    text.insert(0, "word");
    undo.undo();
    const other = new Y.Doc();
    other.getText("text").insert(0, "from elsewhere");
    Y.applyUpdate(document, Y.encodeStateAsUpdate(other));
    expect(seen.flat()).toEqual([]);
  });

  it("keep old and new apart where several pieces come back at once", () => {
    const { document, text, undo, seen } = desk();
    text.insert(0, "abcdef");
    text.insert(3, "XYZ");
    document.transact(() => text.delete(1, 7));
    undo.undo();
    expect(text.toString()).toBe("abcXYZdef");
    const copies = seen.flat();
    expect(copies.reduce((sum, { length }) => sum + length, 0)).toBe(7);
    expect(new Set(copies.flatMap(({ source, length }) => Array.from({ length }, (_, i) => source.clock + i)))).toEqual(
      new Set([1, 2, 6, 7, 8, 3, 4]),
    );
  });
});
