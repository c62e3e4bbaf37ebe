import { nearestPlace } from "../../../story/carry-places.ts";
import { applyWordEdits } from "../../../story/chapter-revision.ts";
import { wordEdits } from "../../../story/compare.ts";
import type { SuggestedChapter } from "../../../story/suggested-chapter.ts";
import { takeSuggestions, untangleSuggestions } from "../../../story/take-suggestions.ts";
import { rebaseEdits } from "../outside-text.ts";

interface Placed {
  readonly from: number;
  readonly to: number;
}

/** What a manuscript makes of a chapter, of the chapter as it stands: what somebody wrote since they were compared stays. */
export function ontoLiveText(suggested: SuggestedChapter, live: string): SuggestedChapter {
  if (suggested.own === live) return suggested;
  const edits = rebaseEdits(suggested.edits, suggested.own, live);
  const revised = applyWordEdits(live, edits);
  const written = wordEdits(suggested.own, live);
  const writtenInRevised = wordEdits(suggested.revised, revised);
  const move = (moves: typeof written, { from, to }: Placed): Placed => {
    const start = nearestPlace(moves, from);
    return { from: start, to: Math.max(start, nearestPlace(moves, to)) };
  };
  const suggestions = untangleSuggestions(
    suggested.suggestions.map((each) => ({ ...each, ...move(writtenInRevised, each) })),
    revised.length,
  );
  return {
    own: live,
    edits,
    revised,
    suggestions,
    text: takeSuggestions(revised, suggestions).text,
    comments: suggested.comments.map(({ said, inOwn, inRevised }) => ({
      said,
      inOwn: move(written, inOwn),
      inRevised: move(writtenInRevised, inRevised),
    })),
  };
}
