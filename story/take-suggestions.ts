import type { ReviewSuggestion } from "./review.ts";
import type { Stretch } from "./writer-notes.ts";

/**
 * Suggestions that can all be taken, in the order of the text: where two people would take the same words, the later one takes
 * only what the earlier one leaves, and nobody's own words are lost.
 */
export function untangleSuggestions(suggestions: readonly ReviewSuggestion[], length: number): ReviewSuggestion[] {
  const inText = suggestions.map((one) => {
    const from = Math.max(0, Math.min(one.from, length));
    return { ...one, from, to: Math.max(from, Math.min(one.to, length)) };
  });
  inText.sort((a, b) => a.from - b.from || a.to - b.to);
  let taken = 0;
  return inText.map((one) => {
    const from = Math.max(one.from, taken);
    taken = Math.max(from, one.to);
    return { ...one, from, to: taken };
  });
}

/**
 * The text with all of them taken, and where in it each one's own words are.
 * @param suggestions untangled
 */
export function takeSuggestions(
  text: string,
  suggestions: readonly ReviewSuggestion[],
): { readonly text: string; readonly brought: readonly Stretch[] } {
  const brought: Stretch[] = [];
  let taken = "";
  let at = 0;
  for (const { from, to, insert } of suggestions) {
    taken += text.slice(at, from);
    brought.push({ from: taken.length, to: taken.length + insert.length });
    taken += insert;
    at = to;
  }
  return { text: taken + text.slice(at), brought };
}
