import type { EditorState, StateCommand } from "@codemirror/state";
import { EditorView, type KeyBinding, keymap } from "@codemirror/view";
import { findFootnotes } from "../../story/footnotes.ts";
import { definitionMark } from "./footnote-marks.ts";

const reference = /\[\^([^\s[\]^]{1,60})\]/g;

/**
 * At the number of a footnote it goes to the note, in a note back to the text, and anywhere else it makes one: the number here,
 * the note at the chapter's end, with the cursor in it.
 */
export const footnote: StateCommand = (target) => goAlong(target) || insert(target);

/** From a number to its note, and back. */
export const goAlong: StateCommand = ({ state, dispatch }) => {
  const at = otherEnd(state, state.selection.main.head);
  if (at === null) return false;
  dispatch(state.update({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) }));
  return true;
};

const insert: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const text = state.doc.toString();
  const numbers = [...text.matchAll(reference)].map(([, label]) => Number(label)).filter(Number.isSafeInteger);
  const label = Math.max(0, ...numbers) + 1;
  const at = state.selection.main.to;
  const end = Math.max(at, text.trimEnd().length);
  const last = state.doc.lineAt(text.trimEnd().length).text;
  const parted = text.trim() === "" ? "" : definitionMark.test(last) ? "\n" : "\n\n";
  const mark = `[^${label}]`;
  const note = `${parted}${mark}: `;
  dispatch(
    state.update({
      changes: [
        { from: at, insert: mark },
        { from: end, insert: note },
      ],
      selection: { anchor: end + mark.length + note.length },
      userEvent: "input.footnote",
      scrollIntoView: true,
    }),
  );
  return true;
};

function otherEnd(state: EditorState, head: number): number | null {
  const text = state.doc.toString();
  const notes = findFootnotes(text);
  const inside = notes.find(({ from, to }) => from <= head && head <= to);
  if (inside) {
    for (const { 0: found, 1: label = "", index } of text.matchAll(reference))
      if (label.toLowerCase() === inside.label && !notes.some(({ from }) => from === index))
        return index + found.length;
    return null;
  }
  const line = state.doc.lineAt(head);
  for (const { 0: found, 1: label = "", index } of line.text.matchAll(reference)) {
    const from = line.from + index;
    if (head < from || head > from + found.length) continue;
    const note = notes.find((one) => one.label === label.toLowerCase());
    if (note) return note.from + (definitionMark.exec(text.slice(note.from, note.from + 80))?.[0].length ?? 0);
  }
  return null;
}

const keys: readonly KeyBinding[] = [
  { key: "Mod-Alt-f", run: footnote, preventDefault: true },
  { key: "Alt-Enter", run: goAlong },
];

/** A number that is clicked with Ctrl or ⌘ held leads to its note, too. */
export const footnoteKeys = [
  keymap.of(keys),
  EditorView.domEventHandlers({
    mousedown: (event, view) => {
      if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const to = at === null ? null : otherEnd(view.state, at);
      if (to === null) return false;
      view.dispatch({ selection: { anchor: to }, effects: EditorView.scrollIntoView(to, { y: "center" }) });
      view.focus();
      event.preventDefault();
      return true;
    },
  }),
];
