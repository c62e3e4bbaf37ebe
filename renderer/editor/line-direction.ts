import { type Extension, Facet, type Range, RangeSet, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { hasRightToLeft, paragraphDirection, type TextDirection } from "../../story/text-direction.ts";

/** The story's own direction; lines without a letter go along with it. */
const pageDirection = Facet.define<TextDirection, TextDirection>({ combine: ([direction]) => direction ?? "ltr" });

const lines: Readonly<Record<TextDirection, Decoration>> = {
  ltr: Decoration.line({ attributes: { dir: "ltr" } }),
  rtl: Decoration.line({ attributes: { dir: "rtl" } }),
};

/**
 * Whether there is anything to tell apart. Nearly every text is written in one direction, and then nothing here costs a
 * keystroke anything: what is typed is looked at, and not what stands there.
 */
const isMixed = StateField.define<boolean>({
  create: (state) => state.facet(pageDirection) === "rtl" || hasRightToLeft(state.doc.toString()),
  update: (mixed, transaction) => {
    if (mixed || transaction.state.facet(pageDirection) === "rtl") return true;
    let found = false;
    transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
      found ||= hasRightToLeft(inserted.toString());
    });
    return found;
  },
  // Arrow keys go the way that the eye goes, in each line.
  provide: (field) => EditorView.perLineTextDirection.from(field),
});

const directions = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate) {
      const { startState, state } = update;
      if (
        update.docChanged ||
        update.viewportChanged ||
        startState.field(isMixed) !== state.field(isMixed) ||
        startState.facet(pageDirection) !== state.facet(pageDirection)
      )
        this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** Each paragraph is written from the side that its first letter is written from. */
export const lineDirections: Extension = [isMixed, directions];

/** The story's direction, and that of the page with it. */
export function directionOfPage(direction: TextDirection): Extension {
  return [pageDirection.of(direction), EditorView.contentAttributes.of({ dir: direction })];
}

function decorate(view: EditorView): DecorationSet {
  const { state } = view;
  if (!state.field(isMixed)) return Decoration.none;
  const page = state.facet(pageDirection);
  const ranges: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const direction = paragraphDirection(line.text);
      if (direction !== null && direction !== page) ranges.push(lines[direction].range(line.from));
      at = line.to + 1;
    }
  }
  return RangeSet.of(ranges, true);
}
