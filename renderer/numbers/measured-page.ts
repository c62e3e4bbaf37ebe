import type { EditorState } from "@codemirror/state";
import { printedText } from "../../story/printed-text.ts";
import { sceneRanges } from "../../story/scenes.ts";
import { countCharacters, type Measure } from "../../story/statistics/measure.ts";
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

function measure(text: string): Measure {
  const printed = printedText(text);
  return { words: countWords(printed), characters: countCharacters(printed) };
}
