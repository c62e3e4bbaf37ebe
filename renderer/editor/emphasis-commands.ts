import { type ChangeSpec, EditorSelection, type StateCommand } from "@codemirror/state";
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

export const emphasisKeys: readonly KeyBinding[] = [
  { key: "Mod-i", run: toggleMark("*"), preventDefault: true },
  { key: "Mod-b", run: toggleMark("**"), preventDefault: true },
];
