import type { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { balancedMarkdown, richText, wordsAlone } from "./rich-text.ts";

/** Copying gives both: the Markdown as it stands, and what it means to a word processor or a mail. */
export const richCopy = EditorView.domEventHandlers({
  copy: (event, view) => copy(event, view),
  cut: (event, view) => {
    if (view.state.readOnly || !copy(event, view)) return false;
    view.dispatch(view.state.replaceSelection(""), { userEvent: "delete.cut", scrollIntoView: true });
    return true;
  },
});

function copy(event: ClipboardEvent, { state }: EditorView): boolean {
  const { clipboardData } = event;
  const [range, ...others] = state.selection.ranges;
  // Nothing, or several places: that is the editor's own.
  if (!clipboardData || !range || range.empty || others.length > 0) return false;
  clipboardData.setData("text/plain", state.sliceDoc(range.from, range.to));
  clipboardData.setData("text/html", richText(balancedMarkdown(state, range.from, range.to)));
  event.preventDefault();
  return true;
}

/** The words of the selection without any mark, or of the whole text where nothing is selected. */
export function copyWordsAlone({ state }: { readonly state: EditorState }): void {
  const { main } = state.selection;
  const markdown = main.empty ? state.doc.toString() : balancedMarkdown(state, main.from, main.to);
  void navigator.clipboard.writeText(wordsAlone(markdown));
}
