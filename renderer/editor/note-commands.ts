import { type ChangeSpec, EditorSelection, type StateCommand } from "@codemirror/state";
import type { KeyBinding } from "@codemirror/view";
import type { Stretch } from "../../story/writer-notes.ts";
import { notesAt } from "./notes-on-page.ts";
import { markRangesOf } from "./writer-notes.ts";

/**
 * Makes notes to oneself of what is selected, one of each paragraph, or takes the marks away from those that are there. Without
 * a selection it begins a note, and in one that is begun it leads out behind it.
 */
export const toggleNote: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const { main } = state.selection;
  const there = notesAt(state, main.from, main.to);
  const inside = main.empty ? there.filter(({ from, to }) => from < main.from && main.from < to) : there;
  const first = inside[0];
  if (main.empty && first) {
    dispatch(state.update({ selection: EditorSelection.cursor(first.to), scrollIntoView: true }));
    return true;
  }
  if (inside.length > 0) {
    const changes: ChangeSpec[] = inside.flatMap((note) => [...markRangesOf(state, note)]);
    dispatch(state.update({ changes, userEvent: "input.format", scrollIntoView: true }));
    return true;
  }
  const made = main.empty
    ? [{ from: main.from, to: main.from }]
    : paragraphsIn(state.sliceDoc(main.from, main.to), main.from);
  const before = /[^\s([{"'“„‘‚«»]$/.test(state.sliceDoc(main.from - 1, main.from)) ? " " : "";
  const after = /^[\p{L}\p{N}]/u.test(state.sliceDoc(main.to, main.to + 2)) ? " " : "";
  const changes = made.flatMap(({ from, to }, index) => [
    { from, insert: `${index === 0 ? before : ""}%% ` },
    { from: to, insert: ` %%${index === made.length - 1 ? after : ""}` },
  ]);
  const cursor = before.length + 3;
  const selection = main.empty
    ? EditorSelection.cursor(main.from + cursor)
    : EditorSelection.cursor(main.to + made.length * 6 + before.length);
  dispatch(state.update({ changes, selection, userEvent: "input.format", scrollIntoView: true }));
  return true;
};

/** Each paragraph of a selection without the blanks at its ends. */
function paragraphsIn(selected: string, at: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const match of selected.matchAll(/\S(?:[^\n]|\n(?![ \t]*\n))*/g)) {
    const text = match[0].trimEnd();
    found.push({ from: at + match.index, to: at + match.index + text.length });
  }
  return found;
}

/** A note ends with its paragraph: Enter inside of one begins its next line. */
export const newNoteLine: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  const isInside = notesAt(state, main.from, main.to).some(
    ({ from, to }) => from + 2 <= main.from && main.to <= to - 2,
  );
  if (state.readOnly || ranges.length !== 1 || !isInside) return false;
  const lineText = state.sliceDoc(state.doc.lineAt(main.from).from, main.from);
  // A second one would end it, and make text of it.
  if (/^[ \t>]*$/.test(lineText)) return true;
  dispatch(state.update(state.replaceSelection("\n"), { userEvent: "input", scrollIntoView: true }));
  return true;
};

export const noteKeys: readonly KeyBinding[] = [
  { key: "Mod-Shift-m", run: toggleNote, preventDefault: true },
  { key: "Enter", run: newNoteLine, shift: newNoteLine },
];
