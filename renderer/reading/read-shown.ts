import { sentenceInText } from "../../story/read-sentences.ts";
import { clearHeard, showHeard } from "../read-aloud/heard-highlight.ts";
import type { ReadSource } from "../read-aloud/read-aloud.ts";
import type { ShownText } from "./shown-text.ts";

/**
 * Reads a section of the book aloud from a place on.
 *
 * @param show turns to the page that has this place
 */
export function readShown(
  shown: ShownText,
  from: number,
  segmenter: Intl.Segmenter,
  show: (at: number) => void,
): ReadSource {
  let sentence: { readonly from: number; readonly to: number } | null = null;
  const say = (at: number): string | null => {
    const next = sentenceInText(shown.text, at, segmenter);
    if (!next) return null;
    sentence = next;
    const range = shown.rangeOf(next.from, next.to);
    if (range) showHeard(range);
    show(next.from);
    return next.spoken;
  };
  return {
    next: () => say(sentence?.to ?? from),
    again: () => say(sentence?.from ?? from),
    end: clearHeard,
  };
}
