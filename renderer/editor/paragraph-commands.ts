import { insertNewlineContinueMarkup } from "@codemirror/lang-markdown";
import { EditorSelection, type StateCommand } from "@codemirror/state";
import type { KeyBinding } from "@codemirror/view";

/**
 * Enter begins a new paragraph: in Markdown that is an empty line between the two. On a line that is empty already it
 * is one line more, so that whoever is used to pressing Enter twice gets the same.
 */
export const newParagraph: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const spec = state.changeByRange((range) => {
    const line = state.doc.lineAt(range.from);
    const textBefore = state.sliceDoc(line.from, range.from).trim() !== "";
    const insert = textBefore ? "\n\n" : "\n";
    // What stood after the cursor begins the new paragraph without the space that parted the words.
    const rest = state.doc.lineAt(range.to);
    const space = textBefore ? (/^ */.exec(state.sliceDoc(range.to, rest.to))?.[0].length ?? 0) : 0;
    return {
      changes: { from: range.from, to: range.to + space, insert },
      range: EditorSelection.cursor(range.from + insert.length),
    };
  });
  dispatch(state.update(spec, { userEvent: "input", scrollIntoView: true }));
  return true;
};

/** Backspace at the beginning of a paragraph joins it to the one before, as in a word processor. */
export const joinParagraph: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  if (state.readOnly || ranges.length !== 1 || !main.empty) return false;
  const line = state.doc.lineAt(main.head);
  if (main.head !== line.from || line.number < 3 || line.text === "") return false;
  const blank = state.doc.line(line.number - 1);
  const before = state.doc.line(line.number - 2);
  if (blank.text.trim() !== "" || before.text.trim() === "") return false;
  dispatch(
    state.update({
      changes: { from: before.to, to: line.from },
      selection: EditorSelection.cursor(before.to),
      userEvent: "delete.backward",
      scrollIntoView: true,
    }),
  );
  return true;
};

/** A line break inside the paragraph: for verse, letters, signs. */
export const newLine: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  dispatch(state.update(state.replaceSelection("\\\n"), { userEvent: "input", scrollIntoView: true }));
  return true;
};

export const paragraphKeys: readonly KeyBinding[] = [
  // Lists and quotes go on in the next line; only elsewhere is Enter a paragraph.
  { key: "Enter", run: insertNewlineContinueMarkup },
  { key: "Enter", run: newParagraph, shift: newLine },
  { key: "Backspace", run: joinParagraph },
];
