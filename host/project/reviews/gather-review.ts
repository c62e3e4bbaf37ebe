import type { ItemId } from "../../../story/ids.ts";
import { fail, type Result, succeed } from "../../../story/problem.ts";
import type { ChapterReview, ReviewSuggestion } from "../../../story/review.ts";
import { suggestionsOf } from "../drafts/draft-review.ts";
import type { Project } from "../project.ts";
import { readChapterComments } from "./chapter-reviews.ts";

/** How often it is tried to read all of a chapter while somebody writes in it. */
const mostTries = 20;

/** A chapter's text with the comments on it and the suggestions that wait, all true of that text. @throws DiskError */
export async function gatherReview(
  project: Project,
  chapter: ItemId,
): Promise<Result<ChapterReview & { readonly text: string }>> {
  for (let tries = 1; ; tries++) {
    const text = await project.textOf(chapter);
    const suggestions = await waitingIn(project, chapter, text);
    const comments = (await readChapterComments(project, chapter)).map(({ id: _, ...said }) => said);
    if (suggestions && (await project.textOf(chapter)) === text) return succeed({ text, comments, suggestions });
    if (tries === mostTries)
      return fail("review-busy", "Somebody writes in a chapter just now.", "Export it again in a moment.");
  }
}

/** Null where a draft is compared with another text than this. */
async function waitingIn(project: Project, chapter: ItemId, text: string): Promise<readonly ReviewSuggestion[] | null> {
  const found: ReviewSuggestion[] = [];
  for (const { id, suggests, archived, removed } of project.draftTexts.list) {
    if (!suggests || archived || removed || !project.draftTexts.isWritten({ draft: id, chapter })) continue;
    const waiting = await suggestionsOf(project, id, chapter);
    if (!waiting.ok) continue;
    if (waiting.value.text !== text) return null;
    found.push(...waiting.value.suggestions);
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}
