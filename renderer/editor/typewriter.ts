import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** The line that is written stays at one height of the window, like paper in a typewriter. */
export function typewriter(isOn: boolean): Extension {
  if (!isOn) return [];
  return EditorView.updateListener.of(({ view, docChanged, selectionSet, transactions }) => {
    const isOwn = transactions.some(
      (transaction) => transaction.isUserEvent("input") || transaction.isUserEvent("delete"),
    );
    const isStep =
      selectionSet &&
      transactions.some(
        (transaction) => transaction.isUserEvent("select.keyboard") || transaction.isUserEvent("select"),
      );
    // A click leaves the page where it is: what was clicked on must not run away.
    const isClick = transactions.some((transaction) => transaction.isUserEvent("select.pointer"));
    if (!view.hasFocus || isClick || !((docChanged && isOwn) || isStep)) return;
    const { head } = view.state.selection.main;
    queueMicrotask(() => view.dispatch({ effects: EditorView.scrollIntoView(head, { y: "center" }) }));
  });
}
