import { expect, test } from "vitest";
import { marksOf } from "../../renderer/guest/suggestion-marks.ts";
import { compareTexts } from "../../story/compare.ts";
import { editsBack } from "../../story/take-back.ts";

// What a guest's own changes look like in the text that they write in, and that each can be taken back alone.

/** The text with its changes: [in], {out}. */
function drawn(before: string, after: string): string {
  const compared = compareTexts(before, after);
  const cuts: { readonly at: number; readonly text: string }[] = [];
  marksOf(compared).between(0, after.length, (from, to, mark) => {
    const { widget } = mark.spec as { readonly widget?: { readonly words: string } };
    if (widget) cuts.push({ at: from, text: `{${widget.words}}` });
    else cuts.push({ at: from, text: "[" }, { at: to, text: "]" });
  });
  let shown = after;
  for (const { at, text } of cuts.toReversed()) shown = shown.slice(0, at) + text + shown.slice(at);
  return shown;
}

test.each([
  ["The water rose.", "The water rose slowly.", "The water rose[ slowly]."],
  ["The old water rose.", "The water rose.", "The {old }water rose."],
  ["The water rose.", "The river rose.", "The {water}[river] rose."],
  ["One.\n\nTwo.\n\nThree.\n", "One.\n\nThree.\n", "One.\n\n{Two.}Three.\n"],
  ["", "New.", "[New.]"],
  ["Same.", "Same.", "Same."],
])("“%s” made “%s” is shown as “%s”", (before, after, expected) => expect(drawn(before, after)).toBe(expected));

test("a change that is taken back leaves the others", () => {
  const [before, after] = ["The old water rose.\n\nIt fell.\n", "The water rose.\n\nIt fell slowly.\n"];
  const compared = compareTexts(before, after);
  expect(compared.changes).toHaveLength(2);
  let text = after;
  for (const { from, to, returned } of editsBack(compared, new Set([0])).toReversed())
    text = text.slice(0, from) + returned.map((piece) => piece.text).join("") + text.slice(to);
  expect(text).toBe("The old water rose.\n\nIt fell slowly.\n");
});
