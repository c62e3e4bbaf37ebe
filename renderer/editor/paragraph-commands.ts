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

/** Parts two scenes at the cursor: the rest of the paragraph begins the next one. */
export const sceneBreak: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const { main } = state.selection;
  const before = state.sliceDoc(0, main.from).trimEnd();
  const after = state.sliceDoc(main.to);
  const rest = after.trimStart();
  const insert = `${before === "" ? "" : "\n\n"}***\n\n`;
  const to = main.to + (after.length - rest.length);
  dispatch(
    state.update({
      changes: { from: before.length, to, insert },
      selection: EditorSelection.cursor(before.length + insert.length),
      userEvent: "input",
      scrollIntoView: true,
    }),
  );
  return true;
};

/** A line break inside the paragraph: for verse, letters, signs. In a quote or a list it stays in there. */
export const newLine: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const spec = state.changeByRange((range) => {
    const insert = `\\\n${continuation(state.doc.lineAt(range.from).text)}`;
    return {
      changes: { from: range.from, to: range.to, insert },
      range: EditorSelection.cursor(range.from + insert.length),
    };
  });
  dispatch(state.update(spec, { userEvent: "input", scrollIntoView: true }));
  return true;
};

/** Enter in a quote begins its next paragraph; on an empty line of it, it leads out. */
export const newQuoteParagraph: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  if (state.readOnly || ranges.length !== 1) return false;
  const line = state.doc.lineAt(main.from);
  const mark = quoteMark(line.text);
  if (mark === "" || main.from - line.from < mark.trimEnd().length) return false;
  if (line.text.slice(mark.length).trim() !== "") {
    const insert = `\n${mark.trimEnd()}\n${mark.trimEnd()} `;
    dispatch(
      state.update({
        changes: { from: main.from, to: main.to, insert },
        selection: EditorSelection.cursor(main.from + insert.length),
        userEvent: "input",
        scrollIntoView: true,
      }),
    );
    return true;
  }
  // The quote's own empty lines go with it; what follows stands behind a blank line.
  let first = line.number;
  while (first > 1 && isEmptyQuoteLine(state.doc.line(first - 1).text)) first--;
  const from = first > 1 ? state.doc.line(first - 1).to : 0;
  const insert = first > 1 ? "\n\n" : "";
  dispatch(
    state.update({
      changes: { from, to: line.to, insert },
      selection: EditorSelection.cursor(from + insert.length),
      userEvent: "input",
      scrollIntoView: true,
    }),
  );
  return true;
};

/** "> " or "> > ", as the line has it; "" where it is no quote. */
function quoteMark(line: string): string {
  return /^ {0,3}(?:> ?)+/.exec(line)?.[0] ?? "";
}

function isEmptyQuoteLine(line: string): boolean {
  return quoteMark(line) !== "" && line.slice(quoteMark(line).length).trim() === "";
}

/** What the next line of the same paragraph begins with: the quote's marks, or a list item's indentation. */
function continuation(line: string): string {
  const quote = quoteMark(line);
  const item = /^ *(?:[-*+]|\d{1,9}[.)]) +/.exec(line.slice(quote.length))?.[0] ?? "";
  const mark = quote === "" ? "" : `${quote.trimEnd()} `;
  return mark + (item === "" ? (/^ */.exec(line.slice(quote.length))?.[0] ?? "") : " ".repeat(item.length));
}

export const paragraphKeys: readonly KeyBinding[] = [
  // A quote goes on with a paragraph and a list with an item; only elsewhere is Enter a paragraph of its own.
  { key: "Enter", run: newQuoteParagraph },
  { key: "Enter", run: insertNewlineContinueMarkup },
  { key: "Enter", run: newParagraph, shift: newLine },
  { key: "Mod-Enter", run: sceneBreak, preventDefault: true },
  { key: "Backspace", run: joinParagraph },
];
