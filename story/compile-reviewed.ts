import type { BookChapter } from "./book.ts";
import { compileMarked } from "./compile-text.ts";
import type { ChapterReview } from "./review.ts";
import type { ReviewedChapter } from "./reviewed-chapter.ts";
import { takeSuggestions, untangleSuggestions } from "./take-suggestions.ts";

/** How a text's placeholders are filled, and where its places then are. */
export interface Filling {
  readonly fill: (text: string) => string;
  readonly places: (text: string, places: readonly number[]) => readonly number[];
}

/**
 * A chapter's text with what is said of it.
 * @param chapter as it was compiled without
 * @param given its Markdown, before anything is filled in
 */
export function compileReviewed(
  chapter: BookChapter,
  given: string,
  review: ChapterReview,
  firstNote: number,
  filling: Filling,
): ReviewedChapter {
  const suggestions = untangleSuggestions(review.suggestions, given.length);
  const { text: taken, brought } = takeSuggestions(given, suggestions);
  const said = review.comments.map((comment) => {
    const from = Math.max(0, Math.min(comment.from, given.length));
    return { ...comment, from, to: Math.max(from, Math.min(comment.to, given.length)) };
  });
  // Suggestions have the first marks, so that theirs are the same in both texts.
  const own = suggestions.flatMap(({ from, to }) => [from, to]);
  const before = compileAt(given, [...own, ...said.flatMap(({ from, to }) => [from, to])], firstNote, filling);
  const after = compileAt(
    taken,
    brought.flatMap(({ from, to }) => [from, to]),
    firstNote,
    filling,
  );
  const sameNotes = new Map<number, number>();
  for (const [place, label] of after.labels.entries()) {
    const other = before.labels.indexOf(label);
    if (other >= 0) sameNotes.set(firstNote + place, firstNote + other);
  }
  return {
    before: { ...chapter, scenes: before.scenes, notes: before.notes },
    after: { ...chapter, scenes: after.scenes, notes: after.notes },
    sameNotes,
    suggestions: suggestions.map(({ author, time }, place) => ({ author, time, from: 2 * place, to: 2 * place + 1 })),
    comments: said.map((comment, place) => {
      const mark = own.length + 2 * place;
      return { ...comment, from: mark, to: mark + 1 };
    }),
  };
}

function compileAt(
  text: string,
  places: readonly number[],
  firstNote: number,
  { fill, places: fillPlaces }: Filling,
): ReturnType<typeof compileMarked> {
  return compileMarked(fill(text), firstNote, fillPlaces(text, places));
}
