import { EditorSelection, type Extension, RangeSet, RangeValue, type StateCommand } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

const signs = new Intl.Segmenter("und", { granularity: "grapheme" });
/** Longer than any sign that one would write. */
const longest = 120;

/** Here a mark over a letter has a key of its own, and Backspace takes back that key. */
const marksByKey =
  /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Gurmukhi}|\p{Script=Gujarati}|\p{Script=Tamil}|\p{Script=Telugu}|\p{Script=Kannada}|\p{Script=Malayalam}|\p{Script=Sinhala}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}|\p{Script=Tibetan}|\p{Script=Hangul}/u;

/** Backspace takes what a reader sees as one sign: a family, a flag, a waving hand in its colour, an é of two characters. */
export const deleteSign: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  if (state.readOnly || ranges.length !== 1 || !main.empty) return false;
  const line = state.doc.lineAt(main.head);
  const at = main.head - line.from;
  if (at === 0) return false;
  const before = line.text.slice(Math.max(0, at - longest), at);
  const sign = [...signs.segment(before)].at(-1)?.segment ?? "";
  const start = at - sign.length;
  if ([...sign].length < 2 || marksByKey.test(sign)) return false;
  dispatch(
    state.update({
      changes: { from: line.from + start, to: main.head },
      selection: EditorSelection.cursor(line.from + start),
      userEvent: "delete.backward",
      scrollIntoView: true,
    }),
  );
  return true;
};

/** Flags of England, Scotland and Wales, which CodeMirror, as the one kind of sign, would let a cursor into. */
const taggedFlag = /\u{1f3f4}[\u{e0020}-\u{e007f}]+/gu;
const whole = new (class extends RangeValue {})();

const flags = EditorView.atomicRanges.of(({ state }) => {
  const ranges = state.selection.ranges.flatMap(({ head }) => {
    const line = state.doc.lineAt(head);
    if (!line.text.includes("\u{1f3f4}")) return [];
    return [...line.text.matchAll(taggedFlag)].map(({ index, 0: flag }) =>
      whole.range(line.from + index, line.from + index + flag.length),
    );
  });
  return RangeSet.of(ranges, true);
});

export const wholeSigns: Extension = [keymap.of([{ key: "Backspace", run: deleteSign }]), flags];
