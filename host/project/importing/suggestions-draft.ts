import { type Author, draftText } from "../../../history/record.ts";
import { versionToObject } from "../../../history/version.ts";
import type { WordEdit } from "../../../story/compare.ts";
import type { DraftId } from "../../../story/drafts.ts";
import type { ItemId } from "../../../story/ids.ts";
import type { ReviewSuggestion } from "../../../story/review.ts";
import { Action } from "../../live/action.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import { applyEdits } from "../apply-outside.ts";
import type { Project } from "../project.ts";
import { importedPerson } from "./imported-people.ts";

/** What waits in one chapter of a draft: the differences of the file's text, and what the file suggests beyond them. */
export interface WaitingChapter {
  readonly chapter: ItemId;
  readonly main: LiveDocument;
  readonly edits: readonly WordEdit[];
  /** In places of the text that has the edits. */
  readonly suggestions: readonly ReviewSuggestion[];
}

/**
 * Writes a chapter of a draft that nothing was written in, as records of their authors. Nothing shows the draft before the outline
 * names it. Nothing may be waited for while this is done: what is written here is followed by what the main text shows now.
 */
export function writeSuggestions(
  project: Project,
  draft: DraftId,
  { chapter, main, edits, suggestions }: WaitingChapter,
  by: { readonly author: Author; readonly file: string },
): void {
  const own = project.begin(draftText(draft, chapter));
  own.follow(main);
  const followed = project.versionOf(main.name);
  project.draftTexts.hasFollowed(own.name, followed);
  const write = (author: Author, time: string, made: readonly WordEdit[]): void => {
    const said = time === "" ? {} : { said: time };
    const action = new Action("imported", author, { followed: versionToObject(followed), file: by.file, ...said });
    project.act(action, () => applyEdits(own, made, action));
  };
  if (edits.length > 0) write(by.author, "", edits);
  // From the end on, so that the places before stay where they are.
  for (const run of [...runsOf(suggestions)].reverse())
    write(run[0]?.author ? importedPerson(run[0].author) : by.author, run[0]?.time ?? "", run);
}

/** Those that follow each other and are one person's, made at one time. */
function runsOf(suggestions: readonly ReviewSuggestion[]): readonly (readonly ReviewSuggestion[])[] {
  const runs: ReviewSuggestion[][] = [];
  for (const each of suggestions) {
    const open = runs.at(-1);
    if (open?.[0]?.author === each.author && open[0].time === each.time) open.push(each);
    else runs.push([each]);
  }
  return runs;
}
