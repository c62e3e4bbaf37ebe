import type { Extension, Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { ySyncAnnotation } from "y-codemirror.next";

/** What stood here until another window, or the host, took all of it away. */
export interface EmptiedText {
  readonly text: Text;
  readonly cursor: number;
}

/** Tells when the whole text goes by somebody else's doing: it may have moved into another chapter. */
export function emptiedElsewhere(tell: (emptied: EmptiedText) => void): Extension {
  return EditorView.updateListener.of(({ docChanged, state, startState, transactions }) => {
    if (!docChanged || state.doc.length > 0 || startState.doc.length === 0) return;
    if (!transactions.some((transaction) => transaction.annotation(ySyncAnnotation))) return;
    tell({ text: startState.doc, cursor: startState.selection.main.head });
  });
}
