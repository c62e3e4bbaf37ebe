import { type ItemId, isItemId } from "../../story/ids.ts";
import { readAnchor } from "../../story/outline-scenes.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { isReadable } from "../../story/readable-book.ts";
import { readRemark } from "../../story/remark.ts";
import type { ReviewCalls, ReviewHome } from "../contract/reviewing.ts";
import type { Host } from "../host.ts";
import type { Project } from "../project/project.ts";
import { placedThreads, threadsOfBook, threadsOfChapter } from "../project/reviews/chapter-reviews.ts";
import { reviewPeople } from "../project/reviews/review-people.ts";
import { isReviewHome } from "../project/reviews/stored-reviews.ts";
import { type ReviewSight, tellThreads } from "../project/reviews/told-threads.ts";
import {
  addComment,
  addReply,
  changeRemark,
  type Reviewer,
  resolveComment,
  takeAwayRemark,
} from "../project/reviews/write-review.ts";
import { reaches } from "../sharing/permissions.ts";
import { authorOf, type Session } from "../sharing/session.ts";
import { type Handlers, withProject, withWritable } from "./with-project.ts";

/** What the calls about comments do. Whatever comes from a window is read before anything is done with it. */
export const reviewingHandlers: Handlers<keyof ReviewCalls> = {
  "review.read": (host, { project, chapter }, session) =>
    withProject(host, project, async (open) => {
      const sight = sightOf(open, session);
      if (chapter !== null && !sight.reads(chapter)) return chapterUnknown;
      const placed = chapter === null ? await threadsOfBook(open) : await threadsOfChapter(open, chapter);
      const threads = await tellThreads(open, placed, sight);
      return succeed({ threads, people: reviewPeople(open, host.links(open.id), threads) });
    }),
  "review.comment": (host, { project, id, chapter, anchor, text }, session) =>
    withWritable(host, project, async (open) => {
      const said = readRemark(text);
      if (!said.ok) return said;
      if (!isItemId(id)) return idUnknown;
      if (chapter !== null && !sightOf(open, session).reads(chapter)) return chapterUnknown;
      const held = anchor === null ? null : readAnchor(anchor);
      if (anchor !== null && held?.chapter !== chapter) return anchorUnknown;
      return addComment(open, reviewerOf(host, session), {
        id,
        home: chapter ?? "book",
        anchor: held,
        text: said.value,
      });
    }),
  "review.reply": (host, { project, id, home, comment, text }, session) =>
    withWritable(host, project, async (open) => {
      const said = readRemark(text);
      if (!said.ok) return said;
      if (!isItemId(id)) return idUnknown;
      return withThread(open, session, home, comment, () =>
        addReply(open, reviewerOf(host, session), { id, home, comment, text: said.value }),
      );
    }),
  "review.resolve": (host, { project, call, home, comment, resolved }, session) =>
    withWritable(host, project, async (open) => {
      if (!isItemId(call)) return idUnknown;
      return withThread(open, session, home, comment, () =>
        resolveComment(open, reviewerOf(host, session), { call, home, comment, resolved: resolved === true }),
      );
    }),
  "review.edit": (host, { project, call, home, id, text }, session) =>
    withWritable(host, project, async (open) => {
      const said = readRemark(text);
      if (!said.ok) return said;
      if (!isItemId(call) || !isItemId(id)) return idUnknown;
      if (!isHome(open, home)) return commentUnknown;
      return changeRemark(open, reviewerOf(host, session), { call, home, id, text: said.value });
    }),
  "review.remove": (host, { project, home, id }, session) =>
    withWritable(host, project, async (open) => {
      if (!isItemId(id)) return idUnknown;
      if (!isHome(open, home)) return commentUnknown;
      return takeAwayRemark(open, reviewerOf(host, session), { home, id });
    }),
};

function reviewerOf(host: Host, session: Session): Reviewer {
  const author = authorOf(session);
  return { person: author ?? host.data.person, author, isOwner: session.kind === "owner" };
}

/** Below `write` there is only what stands in the book. */
function sightOf(project: Project, session: Session): ReviewSight {
  const seesDeleted = session.kind === "owner" || reaches(session.role, "write");
  const reads = (chapter: ItemId) =>
    seesDeleted
      ? (project.item(chapter) ?? project.removedItem(chapter))?.file != null
      : isReadable(project.outline, chapter);
  return { reads, seesDeleted };
}

/** A home comes from the window, and names documents. */
function isHome(project: Project, home: unknown): home is ReviewHome {
  return isReviewHome(home) && (home === "book" || (project.item(home) ?? project.removedItem(home))?.file != null);
}

/** For what is done to a comment that this session can see. */
async function withThread(
  project: Project,
  session: Session,
  home: ReviewHome,
  comment: ItemId,
  act: () => Promise<Result<null>>,
): Promise<Result<null>> {
  if (!isHome(project, home) || !isItemId(comment)) return commentUnknown;
  const { reads } = sightOf(project, session);
  const found = (await placedThreads(project, home, comment))[0];
  return found && (found.at === null || reads(found.at.chapter)) ? act() : commentUnknown;
}

const chapterUnknown = fail(
  "chapter-unknown",
  "There is no such chapter in this story.",
  "Look at the outline: it may have been moved or renamed.",
);

const commentUnknown = fail(
  "comment-unknown",
  "This comment is not there any more.",
  "Somebody may have removed it: say it in a comment of your own.",
);

const anchorUnknown = fail(
  "comment-place-unknown",
  "The words of this comment are not known here.",
  "Select them again, and comment on what you see.",
);

const idUnknown = fail("comment-id", "A comment's id can't be read.", "Reload the window and write it again.");
