import type { BookChapter } from "./book.ts";
import type { ReviewComment, ReviewSuggestion } from "./review.ts";

/** A comment, and the marks in `before` that it is about what stands between. */
export interface MarkedComment extends Omit<ReviewComment, "from" | "to"> {
  readonly from: number;
  readonly to: number;
}

/** A suggestion: the marks in `before` around what it takes, and the same marks in `after` around what it brings. */
export interface MarkedSuggestion extends Pick<ReviewSuggestion, "author" | "time"> {
  readonly from: number;
  readonly to: number;
}

/**
 * A chapter twice, without its suggestions and with all of them taken, each compiled from its own Markdown, so that neither
 * depends on how the other one reads. Marks, which are empty texts, say where what was said is. One that stands where nothing is
 * printed may be missing.
 */
export interface ReviewedChapter {
  /** The chapter of the book's body. */
  readonly before: BookChapter;
  /** With every suggestion taken. Its notes have numbers of their own. */
  readonly after: BookChapter;
  /** The notes that are in both: their numbers in `after`, and in `before`. */
  readonly sameNotes: ReadonlyMap<number, number>;
  /** In the order of the text. */
  readonly suggestions: readonly MarkedSuggestion[];
  readonly comments: readonly MarkedComment[];
}
