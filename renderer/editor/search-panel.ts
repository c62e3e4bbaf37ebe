import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export const searchPhrases = EditorState.phrases.of({
  Find: "Find in this chapter",
  Replace: "Replace with",
  next: "Next",
  previous: "Previous",
  all: "Select all",
  replace: "Replace",
  "replace all": "Replace all",
  "match case": "Match case",
  regexp: "Pattern",
  "by word": "Whole words",
});

export const searchTheme = EditorView.theme({
  ".cm-panels": { backgroundColor: "transparent", color: "var(--ink)", zIndex: "20" },
  ".cm-panels-top": { borderBottom: "none", top: "0.5rem !important" },
  ".cm-panel.cm-search": {
    display: "grid",
    gridTemplateColumns: "auto auto auto 1fr auto auto",
    alignItems: "center",
    gap: "0.4rem",
    marginBottom: "0.75rem",
    padding: "0.55rem 2.2rem 0.55rem 0.7rem",
    border: "1px solid var(--line)",
    borderRadius: "10px",
    backgroundColor: "var(--raised)",
    boxShadow: "var(--shadow)",
    fontFamily: "var(--ui-font)",
    fontSize: "0.8125rem",
  },
  // The three choices stand in one row under the fields.
  ".cm-panel.cm-search .cm-textfield": { gridColumn: "span 4" },
  // Many cursors at once are for code; here they would only surprise.
  ".cm-panel.cm-search br, .cm-panel.cm-search [name=select]": { display: "none" },
  ".cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label": { margin: "0" },
  ".cm-panel.cm-search label": {
    order: "2",
    display: "inline-flex",
    alignItems: "center",
    gap: "0.25rem",
    fontSize: "0.75rem",
  },
  ".search-count": { order: "3", color: "var(--soft-ink)", fontSize: "0.75rem", fontVariantNumeric: "tabular-nums" },
  ".cm-textfield": {
    padding: "0.3rem 0.5rem",
    border: "1px solid var(--line)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    fontSize: "0.8125rem",
  },
  ".cm-button": {
    padding: "0.25rem 0.55rem",
    border: "1px solid var(--line)",
    borderRadius: "var(--radius)",
    backgroundImage: "none",
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    fontFamily: "var(--ui-font)",
    fontSize: "0.75rem",
  },
  ".cm-button:hover": { backgroundColor: "var(--hover)" },
  ".cm-panel.cm-search [name=close]": { top: "0.45rem", right: "0.6rem", fontSize: "1.1rem", color: "var(--soft-ink)" },
  ".cm-searchMatch": { backgroundColor: "var(--found)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--found-now)", outline: "1px solid var(--accent)" },
});
