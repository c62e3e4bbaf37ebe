import { findLinks, keepWithoutLinks, withoutLinks } from "./story-links.ts";
import { countWords } from "./words.ts";
import { keepWithoutNotes, maskNotes, withoutNotes } from "./writer-notes.ts";

/**
 * What of a chapter's text is for its readers: without notes to oneself, and links as their words. The book, the counts, the
 * statistics, the reading view and reading aloud are made from it and from nothing else, so that they agree.
 */
export function printedText(text: string): string {
  return withoutLinks(withoutNotes(text));
}

/** Where places of a text are in what is printed of it. */
export function printedPlaces(text: string, places: readonly number[]): readonly number[] {
  if (places.length === 0) return places;
  const noted = keepWithoutNotes(text);
  const linked = keepWithoutLinks(noted.text);
  return places.map((place) => linked.placeOf(noted.placeOf(place)));
}

/** The text with every character that is not printed made into `filler`, so that all else stands where it stood. */
export function maskUnprinted(text: string, filler: string): string {
  const noted = maskNotes(text, filler);
  let masked = "";
  let at = 0;
  for (const { from, to, shown, shownFrom } of findLinks(noted)) {
    const shownTo = shownFrom + shown.length;
    masked += noted.slice(at, from) + filler.repeat(shownFrom - from) + shown + filler.repeat(to - shownTo);
    at = to;
  }
  return at === 0 ? noted : masked + noted.slice(at);
}

export function countPrintedWords(text: string): number {
  return countWords(printedText(text));
}
