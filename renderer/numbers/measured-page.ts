import type { EditorState } from "@codemirror/state";
import { printedText } from "../../story/printed-text.ts";
import { sceneRanges } from "../../story/scenes.ts";
import { addMeasures, countCharacters, type Measure, noLength } from "../../story/statistics/measure.ts";
import { countWords } from "../../story/words.ts";

/** What lies on the page, in words and characters. */
export interface MeasuredPage {
  /** null where nothing is selected. */
  readonly selection: Measure | null;
  /** The scene that the cursor is in; null where the chapter has but one. */
  readonly scene: Measure | null;
  readonly chapter: Measure;
}

export function measurePage({ doc, selection }: EditorState): MeasuredPage {
  before = counted;
  counted = new Map();
  const text = doc.toString();
  const selected = selection.ranges
    .filter((range) => !range.empty)
    .map(({ from, to }) => text.slice(from, to))
    .join("\n");
  const scenes = sceneRanges(text);
  const scene = scenes.findLast(({ from }) => from <= selection.main.head) ?? scenes[0];
  return {
    selection: selected === "" ? null : measure(selected),
    scene: scene && scenes.length > 1 ? measure(text.slice(scene.from, scene.to)) : null,
    chapter: measure(text),
  };
}

/** By paragraph, as it was counted for the last page: of a long chapter only what has changed is counted again. */
let before = new Map<string, Measure>();
let counted = new Map<string, Measure>();

/**
 * No note and no link goes on over a blank line, and no word does: a text is as long as its paragraphs together. Only
 * preformatted lines, in which there are no notes, have blank ones among them.
 */
function measure(text: string): Measure {
  const paragraphs = /^ *(?:```|~~~)/m.test(text) ? [text] : text.split(/\n{2,}/);
  let sum = noLength;
  for (const paragraph of paragraphs) {
    const known = counted.get(paragraph) ?? before.get(paragraph) ?? count(paragraph);
    counted.set(paragraph, known);
    sum = addMeasures(sum, known);
  }
  return sum;
}

function count(paragraph: string): Measure {
  const printed = printedText(paragraph);
  return { words: countWords(printed), characters: countCharacters(printed) };
}
