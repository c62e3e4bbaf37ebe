import { syntaxTree } from "@codemirror/language";
import { Annotation, type EditorState, type Extension, Facet, Prec, StateField } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { type TypingRules, typeset } from "../../story/typing.ts";

export const typingRules = Facet.define<TypingRules, TypingRules>({
  combine: ([rules]) => rules ?? { language: "en", quotes: false, dashes: false },
});

/** What was typeset a moment ago, and what had been typed. */
interface Last {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

const typesetAs = Annotation.define<Last>();

const last = StateField.define<Last | null>({
  create: () => null,
  update: (value, transaction) =>
    transaction.annotation(typesetAs) ?? (transaction.docChanged || transaction.selection ? null : value),
});

/** Longer ones are no paragraphs of prose that anyone types in. */
const longestLook = 2000;

/**
 * Quotation marks, dashes and the ellipsis as a book has them, as they are typed. It is a step of its own: Undo, or Backspace
 * right after it, gives back what was typed.
 */
export function proseTyping(): Extension {
  return [
    last,
    EditorView.inputHandler.of((view, from, to, text) => {
      if (from !== to || text.length !== 1 || view.state.readOnly || isVerbatim(view.state, from)) return false;
      const line = view.state.doc.lineAt(from);
      const before = view.state.sliceDoc(Math.max(line.from, from - longestLook), from) + text;
      const set = typeset(before, view.state.facet(typingRules));
      if (set === null) return false;
      view.dispatch({
        changes: { from, insert: text },
        selection: { anchor: from + 1 },
        userEvent: "input.type",
        scrollIntoView: true,
      });
      const start = from + 1 - set.remove;
      const end = start + set.insert.length;
      view.dispatch({
        changes: { from: start, to: from + 1, insert: set.insert },
        selection: { anchor: end },
        userEvent: "input.replace.typeset",
        annotations: typesetAs.of({ from: start, to: end, typed: before.slice(-set.remove) }),
      });
      return true;
    }),
    Prec.high(keymap.of([{ key: "Backspace", run: giveBack }])),
  ];
}

function giveBack(view: EditorView): boolean {
  const { state } = view;
  const found = state.field(last);
  if (found === null || !state.selection.main.empty || state.selection.main.head !== found.to) return false;
  view.dispatch({
    changes: { from: found.from, to: found.to, insert: found.typed },
    selection: { anchor: found.from + found.typed.length },
    userEvent: "input.replace",
  });
  return true;
}

/** Code and addresses stay as they are typed. */
function isVerbatim(state: EditorState, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, -1); ; ) {
    if (/Code|URL|LinkReference|HTMLTag/.test(node.name)) return true;
    if (!node.parent) return false;
    node = node.parent;
  }
}
