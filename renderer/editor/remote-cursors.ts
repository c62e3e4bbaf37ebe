import { EditorView } from "@codemirror/view";

/** Co-authors' cursors: the name always stands there, in type that reads on both themes. */
export const remoteCursorTheme = EditorView.theme({
  ".cm-ySelectionCaret": { borderLeftWidth: "1px", borderRightWidth: "1px" },
  ".cm-ySelectionCaretDot": { display: "none" },
  ".cm-ySelectionInfo, .cm-ySelectionCaret > .cm-ySelectionInfo": {
    opacity: "1",
    top: "-1.35em",
    padding: "0.05em 0.4em",
    borderRadius: "4px 4px 4px 0",
    fontFamily: "var(--ui-font)",
    fontSize: "0.625em",
    fontWeight: "600",
    lineHeight: "1.4",
    color: "var(--paper)",
  },
});
