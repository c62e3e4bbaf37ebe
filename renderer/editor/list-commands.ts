import { deleteMarkupBackward } from "@codemirror/lang-markdown";
import type { ChangeSpec, EditorState, StateCommand } from "@codemirror/state";
import type { KeyBinding } from "@codemirror/view";

const item = /^((?:> ?)*)([ \t]*)(?:[-*+]|\d{1,9}[.)])([ \t]+)/;

/** How far a line's item has to go in to stand under the one before it: as far as that one's words. */
function indentOf(state: EditorState, at: number): number {
  for (let number = state.doc.lineAt(at).number - 1; number > 0; number--) {
    const above = state.doc.line(number).text;
    const found = item.exec(above);
    if (found) return found[0].length - (found[1]?.length ?? 0) - (found[2]?.length ?? 0);
    if (above.trim() !== "" && !/^\s/.test(above)) break;
  }
  return 0;
}

/** Tab in a list puts the item under the one before it; elsewhere Tab is not the page's key. */
const nest: StateCommand = ({ state, dispatch }) =>
  changeItems(state, dispatch, (line) => {
    const found = item.exec(line.text);
    const width = indentOf(state, line.from);
    return found && width > 0 ? { from: line.from + (found[1]?.length ?? 0), insert: " ".repeat(width) } : null;
  });

const unnest: StateCommand = ({ state, dispatch }) =>
  changeItems(state, dispatch, (line) => {
    const [, quote = "", blanks = ""] = item.exec(line.text) ?? [];
    if (blanks === "") return null;
    const from = line.from + quote.length;
    return { from, to: from + Math.min(blanks.length, blanks.startsWith("\t") ? 1 : blanks.length % 2 === 1 ? 3 : 2) };
  });

function changeItems(
  state: EditorState,
  dispatch: Parameters<StateCommand>[0]["dispatch"],
  change: (line: { readonly from: number; readonly text: string }) => ChangeSpec | null,
): boolean {
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from);
  if (state.readOnly || !item.test(first.text)) return false;
  const changes: ChangeSpec[] = [];
  for (let { number } = first; number <= state.doc.lineAt(to).number; number++) {
    const line = state.doc.line(number);
    const changed = item.test(line.text) ? change(line) : null;
    if (changed) changes.push(changed);
  }
  // In a list Tab doesn't leave the page, also where it can do nothing.
  if (changes.length > 0) dispatch(state.update({ changes, userEvent: "input.indent", scrollIntoView: true }));
  return true;
}

export const listKeys: readonly KeyBinding[] = [
  { key: "Tab", run: nest, shift: unnest },
  { key: "Backspace", run: deleteMarkupBackward },
];
