import { EditorSelection, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { type FoundPlace, findAgain } from "../../story/found-place.ts";

const mark = StateEffect.define<{ readonly from: number; readonly to: number }>();
const marked = Decoration.mark({ class: "found-mark" });

/** The match that was walked to, seen also while the keyboard is elsewhere; it goes when the writer takes the cursor on. */
export const foundMark: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    const found = transaction.effects.find((effect) => effect.is(mark));
    if (found) return Decoration.set([marked.range(found.value.from, found.value.to)]);
    return transaction.selection ? Decoration.none : shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Selects a match where it stands now, and brings it into view. */
export function showFound(view: EditorView, found: FoundPlace): void {
  const { length } = view.state.doc;
  const [at] = findAgain(view.state.doc.toString(), [found]);
  const from = at ?? Math.min(found.from, length);
  const to = at == null ? from : from + found.match.length;
  view.dispatch({
    selection: EditorSelection.single(from, to),
    effects: [EditorView.scrollIntoView(from, { y: "center" }), ...(to > from ? [mark.of({ from, to })] : [])],
    userEvent: "select.search",
  });
}
