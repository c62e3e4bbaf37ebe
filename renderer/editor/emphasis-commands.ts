import { type ChangeSpec, EditorSelection, type EditorState, type StateCommand } from "@codemirror/state";
import type { KeyBinding } from "@codemirror/view";

/** Puts the marks around each selection, or takes them away where they are already. */
export function toggleMark(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const size = mark.length;
    const spec = state.changeByRange((range) => {
      const { from, to } = range;
      const before = state.sliceDoc(from - size, from);
      const after = state.sliceDoc(to, to + size);
      // One star beside two is half of a strong mark, not an emphasis.
      const isPartOfLonger =
        size === 1 && (state.sliceDoc(from - 2, from) === "**") !== (state.sliceDoc(from - 3, from) === "***");
      if (before === mark && after === mark && !isPartOfLonger) {
        const changes: ChangeSpec[] = [
          { from: from - size, to: from },
          { from: to, to: to + size },
        ];
        return { changes, range: EditorSelection.range(from - size, to - size) };
      }
      const line = state.doc.lineAt(from);
      const isInside = range.empty && after === mark && isOpen(state.sliceDoc(line.from, from), mark);
      if (isInside) return stepOut(state, from, size);
      const changes: ChangeSpec[] = [
        { from, insert: mark },
        { from: to, insert: mark },
      ];
      return { changes, range: EditorSelection.range(from + size, to + size) };
    });
    dispatch(state.update(spec, { userEvent: "input.format", scrollIntoView: true }));
    return true;
  };
}

/** Is emphasis (or with "**" strong) still open where this text of a paragraph ends? */
function isOpen(text: string, mark: string): boolean {
  let isOpenNow = false;
  for (const [run, slashes = "", stars = ""] of text.matchAll(/(\\*)(\*+)/g)) {
    if (slashes.length % 2 === 1 || run === "") continue;
    // One star is emphasis, two are strong, three are both.
    if (stars.length === 3 || stars.length === mark.length) isOpenNow = !isOpenNow;
  }
  return isOpenNow;
}

/** Over the closing mark, with the space that was typed last: a mark closes behind a word, not behind a space. */
function stepOut(state: EditorState, from: number, size: number) {
  const line = state.doc.lineAt(from);
  const spaces = / *$/.exec(state.sliceDoc(line.from, from))?.[0].length ?? 0;
  const changes: ChangeSpec[] = [
    { from: from - spaces, to: from },
    { from: from + size, insert: " ".repeat(spaces) },
  ];
  return { changes, range: EditorSelection.cursor(from + size) };
}

export const emphasisKeys: readonly KeyBinding[] = [
  { key: "Mod-i", run: toggleMark("*"), preventDefault: true },
  { key: "Mod-b", run: toggleMark("**"), preventDefault: true },
];
