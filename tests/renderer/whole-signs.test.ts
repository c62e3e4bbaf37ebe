import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { deleteSign } from "../../renderer/editor/whole-signs.ts";

/** What Backspace leaves at the end of a text; null where the usual Backspace is to do it. */
function left(text: string): string | null {
  let state = EditorState.create({ doc: text, selection: { anchor: text.length } });
  const isDone = deleteSign({ state, dispatch: (transaction) => (state = transaction.state) });
  return isDone ? state.doc.toString() : null;
}

describe("Backspace", () => {
  it("takes a sign of several characters whole", () => {
    for (const sign of ["👨‍👩‍👧", "🇩🇪", "👍🏽", "e\u0301", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "q\u0323\u0307"]) {
      expect(left(`Before ${sign}`), sign).toBe("Before ");
      expect(left(`${sign}${sign}`), sign).toBe(sign);
    }
  });

  it("leaves single letters, and marks that have keys of their own, to the usual one", () => {
    for (const text of ["", "word", "one\n", "שָׁ", "مَ", "कि", "ที่", "각"]) expect(left(text), text).toBeNull();
  });

  it("does nothing to a selection", () => {
    const state = EditorState.create({ doc: "👍🏽", selection: { anchor: 0, head: 4 } });
    expect(deleteSign({ state, dispatch: () => expect.unreachable() })).toBe(false);
  });
});
