import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";
import { marksStepAside } from "./hidden-marks.ts";

const markedSource = Decoration.mark({ class: "prose-list-mark prose-mark" });
const lines = new Map<number, Decoration>();

/** What stands in the place of a list's mark: a bullet, or the number. */
class ListMark extends WidgetType {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override eq(other: ListMark): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement("span");
    mark.className = "prose-list-mark";
    mark.textContent = this.text;
    return mark;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** Lists with a hanging indent, as deep as they are nested; a bullet or the number where the cursor isn't. Only what is in view. */
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
  for (const { from, to } of visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: ({ name, node }) => {
        if (name === "ListMark") ranges.push(...shownMark(state, node));
        // Most of a story is paragraphs: what is in them is no list.
        return name !== "Paragraph";
      },
    });
  }
  return RangeSet.of(ranges, true);
}

function shownMark(state: EditorState, node: SyntaxNode): Range<Decoration>[] {
  const line = state.doc.lineAt(node.from);
  const before = state.sliceDoc(line.from, node.from);
  const blanks = /[ \t]*$/.exec(before)?.[0].length ?? 0;
  const from = node.from - blanks;
  const to = Math.min(line.to, node.to + (/^[ \t]/.test(state.sliceDoc(node.to, node.to + 1)) ? 1 : 0));
  const isTouched = state.selection.ranges.some((range) => range.from <= line.to && range.to >= line.from);
  const isOrdered = node.parent?.parent?.name === "OrderedList";
  const mark =
    state.facet(marksStepAside) && !isTouched
      ? Decoration.replace({ widget: new ListMark(isOrdered ? state.sliceDoc(node.from, node.to) : "•") })
      : markedSource;
  return [lineOf(depthOf(node)).range(line.from), mark.range(from, to)];
}

function depthOf(node: SyntaxNode): number {
  let depth = 0;
  for (let above = node.parent; above; above = above.parent) if (above.name === "ListItem") depth++;
  return Math.min(depth, 8);
}

function lineOf(depth: number): Decoration {
  const known =
    lines.get(depth) ?? Decoration.line({ class: "prose-list", attributes: { style: `--depth: ${depth}` } });
  lines.set(depth, known);
  return known;
}

const look = EditorView.theme({
  ".prose-list": { paddingInlineStart: "calc(var(--depth) * 1.6em)", textIndent: "-1.6em !important" },
  ".prose-list-mark": {
    display: "inline-block",
    minWidth: "1.6em",
    textIndent: "0",
    color: "var(--soft-ink)",
    whiteSpace: "pre",
  },
});

export const listLines: Extension = [shown, look];
