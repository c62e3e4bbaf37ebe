import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** What of this text belongs to a selection that reaches over its borders; null is nothing. */
export const selectPart = StateEffect.define<{ readonly from: number; readonly to: number } | null>();

const selected = Decoration.mark({ class: "prose-selected" });

/** The browser shows a selection only in the text that has the keyboard: the other texts of a long one show theirs themselves. */
export const longSelectionMark: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    const part = transaction.effects.findLast((effect) => effect.is(selectPart));
    if (!part) return shown.map(transaction.changes);
    const { value } = part;
    return value && value.from < value.to ? Decoration.set([selected.range(value.from, value.to)]) : Decoration.none;
  },
  provide: (field) => EditorView.decorations.from(field),
});
