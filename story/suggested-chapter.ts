import { type ChapterRevision, reviseChapter } from "./chapter-revision.ts";
import type { ReviewSuggestion } from "./review.ts";
import { takeSuggestions, untangleSuggestions } from "./take-suggestions.ts";

/** What a manuscript that came back would make of a chapter, in two steps: what it says, and what it suggests beyond that. */
export interface SuggestedChapter {
  readonly revision: ChapterRevision;
  /** In places of the chapter as it is with the revision's edits; ascending, not overlapping. */
  readonly suggestions: readonly ReviewSuggestion[];
  /** With all of it. */
  readonly text: string;
}

/** @param suggestions what the manuscript's chapter suggests itself (tracked changes), in places of `came` */
export function suggestChapter(own: string, came: string, suggestions: readonly ReviewSuggestion[]): SuggestedChapter {
  const revision = reviseChapter(own, came);
  const placed = suggestions.map((each) => {
    const from = revision.placeIn(each.from);
    return { ...each, from, to: each.to === each.from ? from : Math.max(from, revision.placeIn(each.to)) };
  });
  const untangled = untangleSuggestions(placed, revision.text.length).filter(
    ({ from, to, insert }) => revision.text.slice(from, to) !== insert,
  );
  return { revision, suggestions: untangled, text: takeSuggestions(revision.text, untangled).text };
}
