import { type EditorState, type Extension, type Line, Prec, type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { noteMark, type Stretch } from "../../story/writer-notes.ts";
import { wordsNow } from "../language/language.ts";
import { notesAt, notesOnPage } from "./notes-on-page.ts";
import { proseTexts } from "./prose-words.ts";
import { isSpokenAnew } from "./spoken-anew.ts";

const mark = Decoration.mark({ class: "prose-mark" });
const ownLine = Decoration.line({ class: "prose-note-line" });
const markLine = Decoration.line({ class: "prose-note-line prose-note-edge" });

/** Notes to oneself, seen as what they are: quiet and set apart, and named to a screen reader. Only what is in view. */
const shown = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate) {
      const isOther = update.startState.field(notesOnPage) !== update.state.field(notesOnPage);
      if (isOther || update.viewportChanged || isSpokenAnew(update)) this.decorations = decorate(update.view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const note = Decoration.mark({
    class: "prose-note",
    attributes: { role: "note", "aria-label": wordsNow(proseTexts).note },
    inclusive: false,
  });
  const ranges: Range<Decoration>[] = [];
  for (const view of visibleRanges) {
    for (const { from, to } of notesAt(state, view.from, view.to)) {
      ranges.push(note.range(from, to), mark.range(from, from + 2), mark.range(to - 2, to));
      for (const line of ownLines(state, { from, to }))
        ranges.push((line.text.trim() === noteMark ? markLine : ownLine).range(line.from));
    }
  }
  return RangeSet.of(ranges, true);
}

/** The lines that are nothing but this note. */
function ownLines({ doc }: EditorState, { from, to }: Stretch): readonly Line[] {
  const first = doc.lineAt(from);
  const last = doc.lineAt(to);
  if (doc.sliceString(first.from, from).trim() !== "" || doc.sliceString(to, last.to).trim() !== "") return [];
  return Array.from({ length: last.number - first.number + 1 }, (_, index) => doc.line(first.number + index));
}

/** What steps aside of a note that the cursor is not in: its two marks, each with the blank inside. */
export function markRangesOf(state: EditorState, { from, to }: Stretch): readonly Stretch[] {
  const open = state.sliceDoc(from + 2, from + 3) === " " ? 3 : 2;
  const close = state.sliceDoc(to - 3, to - 2) === " " && to - from > 6 ? 3 : 2;
  return [
    { from, to: from + open },
    { from: to - close, to },
  ];
}

const look = EditorView.theme({
  ".prose-note": {
    color: "var(--soft-ink)",
    fontFamily: "var(--ui-font)",
    fontSize: "0.8em",
    fontStyle: "normal",
    backgroundColor: "var(--accent-wash)",
    borderRadius: "3px",
    padding: "0.1em 0.25em",
    boxDecorationBreak: "clone",
  },
  ".prose-note-line": {
    borderInlineStart: "2px solid var(--accent)",
    paddingInlineStart: "0.8em",
    textIndent: "0 !important",
  },
  // A line that has nothing but the mark of a long note.
  ".prose-note-edge": { lineHeight: "0.7" },
  ".prose-note-line .prose-note": { backgroundColor: "transparent", padding: "0" },
});

/** Around what else is marked in it: a misspelled word doesn't cut a note in three. */
export const writerNotes: Extension = [notesOnPage, Prec.low(shown), look];
