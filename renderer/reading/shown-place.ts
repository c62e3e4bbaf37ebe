import { samePlace } from "../../story/same-place.ts";
import { visibleText } from "../../story/visible-text.ts";

/** Where a place of the Markdown is on the page. */
export function shownPlace(source: string, shown: string, at: number): number {
  const { text, places } = visibleText(source);
  const seen = places.findIndex((place) => place >= at);
  return samePlace(text, shown, seen < 0 ? text.length : seen);
}

/** Where a word of the page stands in the Markdown. */
export function sourcePlace(source: string, shown: string, at: number): number {
  const { text, places } = visibleText(source);
  return places[samePlace(shown, text, at)] ?? source.length;
}
