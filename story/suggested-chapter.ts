import { reviseChapter } from "./chapter-revision.ts";
import type { WordEdit } from "./compare.ts";
import type { ReviewComment, ReviewSuggestion } from "./review.ts";
import { takeSuggestions, untangleSuggestions } from "./take-suggestions.ts";
import { inWholeWords } from "./whole-word-suggestions.ts";

/** A chapter that came back: what it says, and what is said of it, in places of its Markdown. */
export interface CameChapter {
  readonly text: string;
  /** Tracked changes. */
  readonly suggestions: readonly ReviewSuggestion[];
  readonly comments: readonly ReviewComment[];
}

/** What it would make of the chapter, in two steps: what it says, and what it suggests beyond that. */
export interface SuggestedChapter {
  /** The chapter's Markdown that all this is about. */
  readonly own: string;
  /** Ascending, not overlapping, in places of `own`. */
  readonly edits: readonly WordEdit[];
  /** The chapter with these edits. */
  readonly revised: string;
  /** In places of `revised`; ascending, not overlapping. */
  readonly suggestions: readonly ReviewSuggestion[];
  /** With all of it. */
  readonly text: string;
  /** Where comments are in `own`, and in `revised`. */
  readonly comments: readonly {
    readonly said: ReviewComment;
    readonly inOwn: { readonly from: number; readonly to: number };
    readonly inRevised: { readonly from: number; readonly to: number };
  }[];
}

export function suggestChapter(own: string, came: CameChapter): SuggestedChapter {
  const { edits, text: revised, placeIn, placeBefore } = reviseChapter(own, came.text);
  const stretch = (place: (at: number) => number, { from, to }: { readonly from: number; readonly to: number }) => {
    const start = place(from);
    return { from: start, to: from === to ? start : Math.max(start, place(to)) };
  };
  const placed = came.suggestions.map((each) => ({ ...each, ...stretch(placeIn, each) }));
  const untangled = untangleSuggestions(placed, revised.length).filter(
    ({ from, to, insert }) => revised.slice(from, to) !== insert,
  );
  const suggestions = inWholeWords(revised, untangled);
  return {
    own,
    edits,
    revised,
    suggestions,
    text: takeSuggestions(revised, suggestions).text,
    comments: came.comments.map((said) => ({
      said,
      inOwn: stretch(placeBefore, said),
      inRevised: stretch(placeIn, said),
    })),
  };
}
