/** What somebody said of a stretch of a chapter's Markdown, in UTF-16 units. */
export interface ReviewComment {
  readonly from: number;
  readonly to: number;
  readonly author: string;
  /** ISO 8601; empty where it isn't known. */
  readonly time: string;
  readonly text: string;
  readonly resolved: boolean;
  readonly replies: readonly { readonly author: string; readonly time: string; readonly text: string }[];
}

/** What stands at [from, to) of a chapter's Markdown would become `insert`. Suggestions of one author never overlap. */
export interface ReviewSuggestion {
  readonly from: number;
  readonly to: number;
  /** Markdown. */
  readonly insert: string;
  readonly author: string;
  readonly time: string;
}

/** What waits for the writer in one chapter, in the order of the text. */
export interface ChapterReview {
  readonly comments: readonly ReviewComment[];
  readonly suggestions: readonly ReviewSuggestion[];
}
