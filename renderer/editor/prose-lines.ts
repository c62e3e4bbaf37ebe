import { type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

import { isSceneBreak } from "../../story/scenes.ts";
import { isInNote } from "./notes-on-page.ts";

const sceneBreak = Decoration.line({ class: "prose-break" });
const blank = Decoration.line({ class: "prose-blank" });
const quote = Decoration.line({ class: "prose-quote" });
const headings = [1, 2, 3].map((level) => Decoration.line({ class: `prose-heading prose-heading-${level}` }));

/** Gives whole lines their shape: scene breaks, headings, quotes, and the space between paragraphs. Only what is in view. */
export const proseLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const shape = isInNote(view.state, line.from)
        ? null
        : shapeOf(line.text, line.number > 1 ? view.state.doc.line(line.number - 1).text : "");
      if (shape) ranges.push(shape.range(line.from));
      at = line.to + 1;
    }
  }
  return RangeSet.of(ranges, true);
}

function shapeOf(text: string, before: string): Decoration | null {
  const trimmed = text.trim();
  if (trimmed === "") return blank;
  if (isSceneBreak(text, before.trim() === "")) return sceneBreak;
  const heading = /^(#{1,6}) /.exec(text);
  if (heading?.[1]) return headings[Math.min(heading[1].length, 3) - 1] ?? null;
  return text.startsWith(">") ? quote : null;
}
