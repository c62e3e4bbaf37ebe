import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";
import { sentenceInMarkdown } from "../../story/read-sentences.ts";
import { clearHeard, showHeard } from "./heard-highlight.ts";
import { type ReadSource, readAloud } from "./read-aloud.ts";

interface Marked {
  readonly from: number;
  readonly to: number;
}

const setSpoken = StateEffect.define<Marked | null>();

/** The sentence that is heard. It moves along with its words when somebody writes before them. */
const spoken = StateField.define<Marked | null>({
  create: () => null,
  update: (marked, transaction) => {
    const effect = transaction.effects.find((candidate) => candidate.is(setSpoken));
    if (effect) return effect.value;
    if (!marked || !transaction.docChanged) return marked;
    const from = transaction.changes.mapPos(marked.from, 1);
    return { from, to: Math.max(from, transaction.changes.mapPos(marked.to, -1)) };
  },
});

/** Which page is read; it falls silent when it goes. */
let reading: EditorView | null = null;

/** Marks without touching the page's elements: where those change, a browser takes the cursor elsewhere. */
const markSpoken = ViewPlugin.define((view) => ({
  update: () => {
    if (reading !== view) return;
    view.requestMeasure({
      key: markSpoken,
      read: () => rangeInView(view),
      write: (range) => {
        if (reading !== view) return;
        if (range) showHeard(range);
        else clearHeard();
      },
    });
  },
  destroy: () => {
    if (reading !== view) return;
    reading = null;
    clearHeard();
    readAloud.stop();
  },
}));

export const spokenSentence: Extension = [spoken, markSpoken];

function rangeInView(view: EditorView): Range | null {
  const marked = view.state.field(spoken);
  const from = Math.max(marked?.from ?? 0, view.viewport.from);
  const to = Math.min(marked?.to ?? 0, view.viewport.to);
  if (from >= to) return null;
  const start = view.domAtPos(from);
  const end = view.domAtPos(to);
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** Reads a page from its cursor on, which stays where it is. */
export function readPage(view: EditorView, segmenter: Intl.Segmenter): ReadSource {
  const say = (from: number): string | null => {
    const sentence = sentenceInMarkdown(view.state.doc.toString(), from, segmenter);
    if (!sentence) return null;
    reading = view;
    view.dispatch({
      effects: [
        setSpoken.of({ from: sentence.from, to: sentence.to }),
        EditorView.scrollIntoView(sentence.from, { y: "nearest", yMargin: 120 }),
      ],
    });
    return sentence.spoken;
  };
  return {
    next: () => {
      const marked = view.state.field(spoken);
      // Behind the last word of a chapter there is nothing to hear: it is heard from its beginning.
      return marked ? say(marked.to) : (say(view.state.selection.main.head) ?? say(0));
    },
    again: () => say(view.state.field(spoken)?.from ?? 0),
    end: () => {
      if (reading !== view) return;
      reading = null;
      clearHeard();
      view.dispatch({ effects: setSpoken.of(null) });
    },
  };
}
