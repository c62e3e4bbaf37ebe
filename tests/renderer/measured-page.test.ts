import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { measurePage } from "../../renderer/numbers/measured-page.ts";
import { printedText } from "../../story/printed-text.ts";
import { countCharacters } from "../../story/statistics/measure.ts";
import { countWords } from "../../story/words.ts";
import { createRandom } from "../story/random.ts";

const pieces = [
  "The loom stood",
  " in the north room.",
  "\n\n",
  "\n",
  " \n\n",
  "\n\n***\n\n",
  "%% why? %%",
  " [[Weeza|her]] ",
  "```\n%% code %%\n\nmore\n```",
  "中文字",
  "don't 3.5",
];

test("a page that is counted paragraph by paragraph is as long as it is as a whole, however it is changed", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = createRandom(seed);
    let state = EditorState.create({ doc: "" });
    for (let step = 0; step < 12; step++) {
      const { length } = state.doc;
      const from = random.below(length + 1);
      const to = Math.min(length, from + (random.next() < 0.3 ? random.below(12) : 0));
      state = state.update({ changes: { from, to, insert: random.pick(pieces) } }).state;
      const text = state.doc.toString();
      const printed = printedText(text);
      expect(measurePage(state).chapter, `seed ${seed}: ${JSON.stringify(text)}`).toEqual({
        words: countWords(printed),
        characters: countCharacters(printed),
      });
    }
  }
});
