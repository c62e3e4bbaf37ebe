import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, showTooltip } from "@codemirror/view";
import { yCollab } from "y-codemirror.next";
import { spokenSentence } from "../read-aloud/spoken-sentence.ts";
import type { OpenText } from "../studio/project-session.ts";
import { findInChapter } from "./chapter-find.ts";
import { emphasisKeys } from "./emphasis-commands.ts";
import { findPanel, findPanelTheme } from "./find-panel.ts";
import { footnoteKeys } from "./footnote-commands.ts";
import { footnoteMarks } from "./footnote-marks.ts";
import { foundMark } from "./found-mark.ts";
import { undoKeys } from "./joint-undo.ts";
import { lineDirections } from "./line-direction.ts";
import { listKeys } from "./list-commands.ts";
import { listLines } from "./list-lines.ts";
import { noteKeys } from "./note-commands.ts";
import { ownParagraph } from "./own-paragraph.ts";
import { pageWatch } from "./page-watch.ts";
import { paragraphKeys } from "./paragraph-commands.ts";
import { pasteOrigin } from "./paste-origin.ts";
import { pasteProse } from "./paste-prose.ts";
import { piledMarks } from "./piled-marks.ts";
import { proseGrammar } from "./prose-grammar.ts";
import { proseKeys } from "./prose-keys.ts";
import { proseLines } from "./prose-lines.ts";
import { proseStyle } from "./prose-style.ts";
import { proseTyping } from "./prose-typing.ts";
import { remoteCursorTheme } from "./remote-cursors.ts";
import { richCopy } from "./rich-copy.ts";
import { editorLanguage } from "./spoken-anew.ts";
import { undoSteps } from "./undo-steps.ts";
import { webLinks } from "./web-links.ts";
import { wholeSigns } from "./whole-signs.ts";
import { writerNotes } from "./writer-notes.ts";

/** All that makes a text area into the place to write, in the order in which it must stand. */
export function editorExtensions(open: OpenText, isWritable: boolean): Extension {
  return [
    // Before the collaboration, which turns the edit into an update at once: the origin must be known by then.
    pasteOrigin(open),
    // Behind it, which has to know what was copied.
    richCopy,
    pasteProse,
    // Before every keymap that also knows Mod-z: undo is this text's own, and only this person's.
    Prec.high(keymap.of(undoKeys(open.undo))),
    // Before the usual Enter and Backspace, which know lines but no paragraphs.
    keymap.of(noteKeys),
    keymap.of(listKeys),
    footnoteKeys,
    webLinks,
    keymap.of(paragraphKeys),
    keymap.of(emphasisKeys),
    wholeSigns,
    keymap.of(proseKeys),
    proseTyping(),
    ownParagraph(),
    proseLanguage(),
    findInChapter(findPanel),
    findPanelTheme,
    foundMark,
    spokenSentence,
    pageWatch,
    remoteCursorTheme,
    // After the line styles, so that a remote selection lies over a quote or a break.
    // Before the binding: it has to part the undo steps before the text changes.
    undoSteps(open.undo),
    yCollab(open.text, open.live.provider.awareness, { undoManager: open.undo }),
    // The line that is written stands clear of the window's edge.
    // What is offered there is only shown inside of the margins, and goes without.
    EditorView.scrollMargins.of(({ state }) => ({ top: 24, bottom: state.facet(showTooltip).some(Boolean) ? 0 : 96 })),
    EditorState.readOnly.of(!isWritable),
    EditorView.contentAttributes.of({ autocapitalize: "sentences" }),
  ];
}

/** How prose looks, for the editor and for what is only read. */
export function proseLanguage(): Extension {
  return [
    markdown({
      base: markdownLanguage,
      addKeymap: false,
      completeHTMLTags: false,
      extensions: [proseGrammar],
    }),
    editorLanguage,
    writerNotes,
    proseLines,
    piledMarks,
    listLines,
    footnoteMarks,
    lineDirections,
    proseStyle,
    highlightSpecialChars(),
    EditorView.lineWrapping,
  ];
}
