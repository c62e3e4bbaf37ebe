import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Emphasis is slanted, strong is bold, and the marks that say so step back. */
const marks = HighlightStyle.define([
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "650" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.link, textDecoration: "underline", textUnderlineOffset: "3px" },
  { tag: tags.url, class: "prose-mark" },
  { tag: tags.monospace, fontFamily: "ui-monospace, monospace", fontSize: "0.88em" },
  // The marks themselves, after what they mark: a star around an emphasis must not be slanted and bold too.
  { tag: tags.processingInstruction, class: "prose-mark" },
  { tag: tags.contentSeparator, class: "prose-mark" },
  { tag: tags.escape, class: "prose-mark" },
]);

const page = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent", fontSize: "var(--prose-size)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--page-font)", lineHeight: "1.62", overflow: "visible" },
  ".cm-content": {
    padding: "0",
    caretColor: "var(--accent)",
    fontVariantNumeric: "oldstyle-nums",
    fontKerning: "normal",
    overflowWrap: "anywhere",
  },
  ".cm-line": { padding: "0" },
  ".cm-content ::selection, .cm-content::selection": { backgroundColor: "var(--selection)" },
  ".prose-mark": { color: "var(--faint-ink)", opacity: "0.75", fontStyle: "normal", fontWeight: "400" },
  "&.hides-marks .prose-quote": { paddingInlineStart: "1.4em", textIndent: "0" },
  ".prose-faded": { opacity: "0.32" },
  ".prose-faded .prose-faded": { opacity: "1" },
  ".prose-ornament": { letterSpacing: "0" },
  ".prose-blank": { lineHeight: "0.9" },
  ".prose-break": { textAlign: "center", color: "var(--soft-ink)", letterSpacing: "0.4em", padding: "0.6em 0" },
  ".prose-heading": { fontWeight: "600", lineHeight: "1.35", paddingTop: "0.5em" },
  ".prose-heading-1": { fontSize: "1.5em" },
  ".prose-heading-2": { fontSize: "1.25em" },
  ".prose-heading-3": { fontSize: "1.08em" },
  ".prose-quote": { paddingInlineStart: "1.4em", textIndent: "-0.9em", color: "var(--soft-ink)" },
});

export const proseStyle: Extension = [syntaxHighlighting(marks), page];
