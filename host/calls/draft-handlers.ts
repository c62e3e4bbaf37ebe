import { succeed } from "../../story/problem.ts";
import type { DraftCalls } from "../contract/drafts.ts";
import { beginSuggestionsDraft, changeDraft, createDraft } from "../project/drafts/draft-list.ts";
import { compareDraft, draftChapters } from "../project/drafts/draft-review.ts";
import { followMainText } from "../project/drafts/following.ts";
import { leaveInDraft, takeBackFromDraft, takeFromDraft } from "../project/drafts/taking-drafts.ts";
import { gatherSuggestions } from "../project/reviews/gather-suggestions.ts";
import { authorOf } from "../sharing/session.ts";
import { type Handlers, withProject, withText, withWritable } from "./with-project.ts";

/** What the calls about drafts do. */
export const draftHandlers: Handlers<keyof DraftCalls> = {
  "drafts.list": (host, { project }) => withProject(host, project, async (open) => succeed(open.draftTexts.list)),
  "drafts.create": (host, { project, name, chapter, at, suggests }, session) =>
    withWritable(host, project, (open) =>
      createDraft(open, { name, chapter, at, suggests: suggests === true }, authorOf(session)),
    ),
  "drafts.change": (host, { project, draft, ...change }, session) =>
    withWritable(host, project, (open) => changeDraft(open, draft, change, authorOf(session))),
  "drafts.chapters": (host, { project, draft }) => withProject(host, project, (open) => draftChapters(open, draft)),
  "drafts.compare": (host, { project, ...order }) => withProject(host, project, (open) => compareDraft(open, order)),
  "drafts.take": (host, { project, ...order }, session) =>
    withWritable(host, project, (open) => takeFromDraft(open, order, authorOf(session))),
  "drafts.takeBack": (host, { project, ...order }, session) =>
    withWritable(host, project, (open) => takeBackFromDraft(open, order, authorOf(session))),
  "drafts.leave": (host, { project, ...order }, session) =>
    withWritable(host, project, (open) => leaveInDraft(open, order, authorOf(session))),
  "drafts.suggest": (host, { project }, session) =>
    withWritable(host, project, async (open) =>
      succeed({ draft: (await beginSuggestionsDraft(open, authorOf(session))).id }),
    ),
  "drafts.suggestions": (host, { project, chapter }) =>
    withText(host, { project, chapter }, (open) => gatherSuggestions(open, chapter)),
  "drafts.follow": (host, { project, ...order }) => withWritable(host, project, (open) => followMainText(open, order)),
};
