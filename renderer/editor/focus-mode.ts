import { type EditorState, type Extension, type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { TypingRules } from "../../story/typing.ts";
import { typingRules } from "./prose-typing.ts";

const segmenters = new Map<string, Intl.Segmenter>();

export type FocusMode = "off" | Lit;
type Lit = "sentence" | "paragraph";

const faded = Decoration.mark({ class: "prose-faded" });
const fadedLine = Decoration.line({ class: "prose-faded" });

/** All but the sentence, or the paragraph, that the cursor is in steps back. */
export function focusMode(mode: FocusMode): Extension {
  if (mode === "off") return [];
  const lit: Lit = mode;
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view, lit);
      }
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged || update.selectionSet)
          this.decorations = decorate(update.view, lit);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function decorate(view: EditorView, mode: Lit): DecorationSet {
  const { state } = view;
  const lit = litRange(state, mode);
  const ranges: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      at = line.to + 1;
      if (line.to < lit.from || line.from > lit.to) ranges.push(fadedLine.range(line.from));
      else {
        if (line.from < lit.from) ranges.push(faded.range(line.from, lit.from));
        if (lit.to < line.to) ranges.push(faded.range(lit.to, line.to));
      }
    }
  }
  return RangeSet.of(ranges, true);
}

/** From where the selection begins to where it ends, each widened to a whole paragraph or sentence. */
function litRange(state: EditorState, mode: Lit): { readonly from: number; readonly to: number } {
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  if (mode === "paragraph") return { from: first.from, to: last.to };
  const rules = state.facet(typingRules);
  return {
    from: first.from + sentenceAt(first.text, from - first.from, rules).from,
    to: last.from + sentenceAt(last.text, to - last.from, rules).to,
  };
}

function sentenceAt(
  text: string,
  at: number,
  { language }: TypingRules,
): { readonly from: number; readonly to: number } {
  let found = { from: 0, to: text.length };
  for (const { index, segment } of segmenterOf(language).segment(text)) {
    // Behind the last word of a sentence one still is in it.
    if (index > at || (index === at && at > 0 && at === text.length)) break;
    found = { from: index, to: index + segment.length };
  }
  return found;
}

/** Sentences as Unicode bounds them (UAX #29); a language that this system doesn't know is bounded like English. */
export function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const isUsable = Intl.Segmenter.supportedLocalesOf(safeTag(language)).length > 0;
  const segmenter = new Intl.Segmenter(isUsable ? language : "en", { granularity: "sentence" });
  segmenters.set(language, segmenter);
  return segmenter;
}

function safeTag(language: string): string[] {
  try {
    return Intl.getCanonicalLocales(language);
  } catch {
    return [];
  }
}
