import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, Facet, type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";
import type { SyntaxNodeRef } from "@lezer/common";
import { isSceneBreak } from "../../story/scenes.ts";
import { wordsNow } from "../language/language.ts";
import { isInNote, notesAt } from "./notes-on-page.ts";
import { proseTexts } from "./prose-words.ts";
import { markRangesOf } from "./writer-notes.ts";

const hidden = Decoration.replace({});

/** The marks, and which of the nodes around them is the construct that shows them when the cursor is in it. */
const marks: ReadonlySet<string> = new Set([
  "EmphasisMark",
  "StrikethroughMark",
  "HeaderMark",
  "QuoteMark",
  "LinkMark",
]);

/** Do marks step aside where the cursor is not? */
export const marksStepAside = Facet.define<boolean, boolean>({ combine: (values) => values.includes(true) });

class Ornament extends WidgetType {
  override eq(): boolean {
    return true;
  }

  override toDOM(): HTMLElement {
    const ornament = document.createElement("span");
    ornament.className = "prose-ornament";
    ornament.textContent = "⁂";
    ornament.setAttribute("role", "separator");
    ornament.setAttribute("aria-label", wordsNow(proseTexts).sceneBreak);
    return ornament;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

const ornament = Decoration.replace({ widget: new Ornament() });

/**
 * Marks of emphasis, headings, quotes and links step aside, and are there where the cursor is: what one writes in is always
 * seen as it stands in the file. Only what is in view is looked at.
 */
export function hiddenMarks(): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }
      update(update: ViewUpdate) {
        if (
          update.docChanged ||
          update.viewportChanged ||
          update.selectionSet ||
          update.focusChanged ||
          hasGrown(update)
        )
          this.decorations = decorate(update.view);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
  return [plugin, marksStepAside.of(true), EditorView.editorAttributes.of({ class: "hides-marks" })];
}

/** The parser has gone on in the background. */
function hasGrown({ startState, state }: ViewUpdate): boolean {
  return syntaxTree(startState) !== syntaxTree(state);
}

function decorate(view: EditorView): DecorationSet {
  const { state } = view;
  const ranges: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        const range = marks.has(node.name) || isTarget(node) ? markRange(state, node) : null;
        if (range) ranges.push(hidden.range(range.from, range.to));
      },
    });
    for (const note of notesAt(state, from, to)) {
      if (isTouched(state, note.from, note.to)) continue;
      ranges.push(...markRangesOf(state, note).map((range) => hidden.range(range.from, range.to)));
    }
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const before = line.number > 1 ? state.doc.line(line.number - 1).text : "";
      const isBreak = isSceneBreak(line.text, before.trim() === "") && !isInNote(state, line.from);
      if (isBreak && !isTouched(state, line.from, line.to)) ranges.push(ornament.range(line.from, line.to));
      at = line.to + 1;
    }
  }
  return RangeSet.of(withoutOverlap(ranges), true);
}

/** Where a link leads, behind its words. An address by itself is its own words. */
function isTarget(node: SyntaxNodeRef): boolean {
  return (node.name === "URL" || node.name === "LinkTitle") && node.node.parent?.name === "Link";
}

function markRange(state: EditorState, node: SyntaxNodeRef): { readonly from: number; readonly to: number } | null {
  const construct = node.node.parent;
  // The mark of a heading that is underlined is a line by itself, and stays.
  if (!construct || node.from === node.to || construct.name.startsWith("Setext")) return null;
  const line = state.doc.lineAt(node.from);
  const isOfLine = node.name === "HeaderMark" || node.name === "QuoteMark";
  // A quote's mark is its line's: a long quote doesn't turn to source because the cursor is at its end.
  const shown = isOfLine ? line : construct;
  if (isTouched(state, shown.from, shown.to)) return null;
  if (!isOfLine) return node;
  const space = /^ /.test(state.sliceDoc(node.to, node.to + 1)) ? 1 : 0;
  return { from: node.from, to: Math.min(node.to + space, line.to) };
}

function isTouched(state: EditorState, from: number, to: number): boolean {
  return state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}

/** A scene break of stars may be emphasis to a parser that sees half of it. */
function withoutOverlap(ranges: readonly Range<Decoration>[]): Range<Decoration>[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from || b.to - a.to);
  let end = -1;
  return sorted.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}
