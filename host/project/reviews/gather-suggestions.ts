import type { ItemId } from "../../../story/ids.ts";
import { fail, type Result, succeed } from "../../../story/problem.ts";
import type { SuggestedChange, SuggestedChanges } from "../../contract/drafts.ts";
import { suggestedChanges } from "../drafts/draft-review.ts";
import type { Project } from "../project.ts";

/** How often it is tried to read all of a chapter while somebody writes in it. */
const mostTries = 5;

/** What waits in a chapter, of all drafts that suggest, all of it true of one text. @throws DiskError */
export async function gatherSuggestions(project: Project, chapter: ItemId): Promise<Result<SuggestedChanges>> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const text = await project.textOf(chapter);
    const changes = await changesOf(project, chapter, text);
    if (changes) return succeed({ text, changes });
  }
  return fail("review-busy", "Somebody writes in this chapter just now.", "Look again in a moment.");
}

/** Null where the text is another one by now. */
async function changesOf(project: Project, chapter: ItemId, text: string): Promise<readonly SuggestedChange[] | null> {
  const found: SuggestedChange[] = [];
  for (const { id, suggests, archived, removed } of project.draftTexts.list) {
    if (!suggests || archived || removed || !project.draftTexts.isWritten({ draft: id, chapter })) continue;
    const waiting = await suggestedChanges(project, id, chapter);
    if (!waiting.ok) continue;
    if (waiting.value.text !== text) return null;
    found.push(...waiting.value.changes);
  }
  return found.sort((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({ gaps }: SuggestedChange): number {
  return gaps[0]?.from ?? 0;
}
