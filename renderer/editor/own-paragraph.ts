import { EditorState, type Extension, type Line, type Text, type TransactionSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * A blank line is what parts two paragraphs. Words typed on it would glue the three into one, which nobody sees until
 * the book is made: they get the blank lines that make a paragraph of their own, in the same step, so that one undo
 * takes both away. Words that an input method composes are seen to when they are done: a line break in the middle of
 * a composition would end it.
 */
export function ownParagraph(): Extension {
  let composedFrom: Text | null = null;
  return [
    EditorState.transactionFilter.of((tr) => {
      if (!tr.docChanged || !tr.isUserEvent("input") || tr.isUserEvent("input.type.compose")) return tr;
      const places: number[] = [];
      tr.changes.iterChangedRanges((fromA, toA, fromB, toB) => {
        if (isBlank(tr.startState.doc.lineAt(fromA)) && isBlank(tr.startState.doc.lineAt(toA))) {
          places.push(...gaps(tr.newDoc, fromB, toB));
        }
      });
      if (places.length === 0) return tr;
      const parted: TransactionSpec = { changes: breaksAt(places), sequential: true };
      return [tr, parted];
    }),
    EditorView.domEventHandlers({
      compositionstart: (_event, view) => {
        const { doc, selection } = view.state;
        composedFrom = isBlank(doc.lineAt(selection.main.head)) ? doc : null;
      },
    }),
    EditorView.updateListener.of(({ view, state, docChanged }) => {
      if (composedFrom === null || view.composing || view.compositionStarted) return;
      if (!docChanged && state.doc === composedFrom) return;
      composedFrom = null;
      const { head } = state.selection.main;
      const places = gaps(state.doc, head, head);
      if (places.length > 0) view.dispatch({ changes: breaksAt(places) });
    }),
  ];
}

/** Where a line break is missing around what was typed. */
function gaps(doc: Text, from: number, to: number): number[] {
  const first = doc.lineAt(from);
  const last = doc.lineAt(to);
  const places: number[] = [];
  if (!isBlank(first) && first.number > 1) {
    const before = doc.line(first.number - 1);
    if (!isBlank(before) && !breaksOnPurpose(before)) places.push(first.from);
  }
  if (!isBlank(last) && last.number < doc.lines && !isBlank(doc.line(last.number + 1))) places.push(last.to);
  return places;
}

/** Shift+Enter, and Markdown's other way to say so: the next line belongs to the same paragraph. */
function breaksOnPurpose(line: Line): boolean {
  return /(\\| {2})$/.test(line.text);
}

function isBlank(line: Line): boolean {
  return line.text.trim() === "";
}

function breaksAt(places: readonly number[]) {
  return places.map((from) => ({ from, insert: "\n" }));
}
