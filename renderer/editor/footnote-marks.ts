import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, type Range, RangeSet } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  hoverTooltip,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import { findFootnotes, footnoteLabel } from "../../story/footnotes.ts";
import { wordsNow } from "../language/language.ts";
import { footnoteTexts } from "./footnote-words.ts";
import { marksStepAside } from "./hidden-marks.ts";

export const definitionMark = /^ {0,3}\[\^([^\s[\]^]{1,60})\]:[ \t]*/;

class NoteNumber extends WidgetType {
  readonly label: string;

  constructor(label: string) {
    super();
    this.label = label;
  }

  override eq(other: NoteNumber): boolean {
    return other.label === this.label;
  }

  override toDOM(): HTMLElement {
    const number = document.createElement("sup");
    number.className = "prose-footnote-number";
    number.textContent = this.label;
    number.setAttribute("aria-label", wordsNow(footnoteTexts).reference(this.label));
    return number;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

const markedSource = Decoration.mark({ class: "prose-footnote-source" });
const noteLine = Decoration.line({ class: "prose-footnote" });

/** Footnotes: a raised number in the text, small print where the note itself stands. Only what is in view. */
const shown = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate) {
      const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || update.selectionSet || isParsed)
        this.decorations = decorate(update.view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const visible of visibleRanges) {
    if (!state.sliceDoc(visible.from, visible.to).includes("[^")) continue;
    syntaxTree(state).iterate({
      from: visible.from,
      to: visible.to,
      enter: ({ name, from, to }) => {
        if (name !== "FootnoteReference" || isDefinition(state, from)) return;
        ranges.push(look(state, from, to, footnoteLabel(state.sliceDoc(from, to))).range(from, to));
      },
    });
    for (let at = visible.from; at <= visible.to; ) {
      const line = state.doc.lineAt(at);
      const found = definitionMark.exec(line.text);
      if (found) {
        ranges.push(noteLine.range(line.from));
        const to = line.from + found[0].length;
        ranges.push(look(state, line.from, to, found[1] ?? "").range(line.from, to));
      }
      at = line.to + 1;
    }
  }
  return RangeSet.of(ranges, true);
}

function isDefinition(state: EditorState, at: number): boolean {
  const line = state.doc.lineAt(at);
  const found = definitionMark.exec(line.text);
  return found !== null && at < line.from + found[0].length;
}

function look(state: EditorState, from: number, to: number, label: string): Decoration {
  const isTouched = state.selection.ranges.some((range) => range.from <= to && range.to >= from);
  if (isTouched || !state.facet(marksStepAside)) return markedSource;
  return Decoration.replace({ widget: new NoteNumber(label) });
}

/** The note's text, over the number that leads to it. */
const preview = hoverTooltip((view, at) => {
  const node = syntaxTree(view.state).resolveInner(at, 1);
  const reference = node.name === "FootnoteReference" ? node : syntaxTree(view.state).resolveInner(at, -1);
  if (reference.name !== "FootnoteReference" || isDefinition(view.state, reference.from)) return null;
  const { from, to } = reference;
  const label = footnoteLabel(view.state.sliceDoc(from, to));
  const note = findFootnotes(view.state.doc.toString()).find((one) => one.label === label);
  return {
    pos: from,
    end: to,
    above: true,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "footnote-preview";
      dom.textContent = note?.text ?? wordsNow(footnoteTexts).missing(label);
      return { dom };
    },
  };
});

const theme = EditorView.theme({
  ".prose-footnote": { fontSize: "0.86em", color: "var(--soft-ink)", textIndent: "0 !important" },
  ".prose-footnote-number": { color: "var(--accent)", lineHeight: "0", padding: "0 0.1em", fontWeight: "500" },
  ".prose-footnote .prose-footnote-number": { paddingInlineEnd: "0.4em" },
  ".prose-footnote-source": { color: "var(--faint-ink)" },
  ".cm-tooltip:has(.footnote-preview)": {
    border: "1px solid var(--line)",
    borderRadius: "var(--radius)",
    background: "var(--raised)",
    color: "var(--ink)",
    boxShadow: "var(--shadow)",
  },
  ".footnote-preview": {
    maxWidth: "24rem",
    padding: "0.5rem 0.75rem",
    fontSize: "0.9375rem",
    lineHeight: "1.45",
    whiteSpace: "pre-line",
  },
});

export const footnoteMarks: Extension = [shown, preview, theme];
