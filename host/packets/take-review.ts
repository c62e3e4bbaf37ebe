import { type Author, reviewDocument, textDocument } from "../../history/record.ts";
import { createItemId, type ItemId } from "../../story/ids.ts";
import type { SceneAnchor } from "../../story/outline.ts";
import type { Result } from "../../story/problem.ts";
import { readRemark } from "../../story/remark.ts";
import { readReview, removedRemarks } from "../../story/review-document.ts";
import { placeOfAnchor } from "../../story/scene-places.ts";
import type { Project } from "../project/project.ts";
import {
  addComment,
  addReply,
  changeRemark,
  type Reviewer,
  resolveComment,
  takeAwayRemark,
} from "../project/reviews/write-review.ts";
import type { HomesReview } from "./packet.ts";

/**
 * Says for a person what they said of a chapter, or of the book, by the ids that they gave it: a second time nothing is said twice.
 *
 * @param at the time that is believed of one that the file says
 * @throws DiskError
 */
export async function takeReview(
  project: Project,
  guest: Author,
  review: HomesReview,
  at: (said: string) => string,
): Promise<{ readonly added: number; readonly refused: readonly string[] }> {
  const { home } = review;
  const known = await readKnown(project, home, guest);
  const refused: string[] = [];
  let added = 0;
  const as = (time: string): Reviewer => ({ person: guest, author: guest, isOwner: false, time: at(time) });
  const remarks = [
    ...review.comments.map((remark) => ({ ...remark, comment: null })),
    ...review.replies.map((remark) => ({ ...remark, anchor: null })),
  ];
  for (const { id, comment, anchor, text: given, time, edited } of remarks) {
    if (known.removed.has(id)) continue;
    const said = readRemark(given);
    const text = said.ok ? said.value : "";
    const add = async (): Promise<Result<null>> =>
      comment === null
        ? addComment(project, as(time), { id, home, anchor: await standing(project, anchor), text })
        : addReply(project, as(time), { id, home, comment, text });
    const done = !said.ok ? said : known.edited.has(id) ? null : await add();
    if (done?.ok) added += 1;
    if (done && !done.ok) refused.push(done.problem.sentence);
    else if (edited > (known.edited.get(id) ?? ""))
      await changeRemark(project, as(edited), { call: callId(project), home, id, text });
  }
  for (const { comment, resolved, time } of review.resolutions)
    if (time > (known.resolved.get(comment) ?? ""))
      await resolveComment(project, as(time), { call: callId(project), home, comment, resolved });
  for (const id of review.removed) if (known.edited.has(id)) await takeAwayRemark(project, as(""), { home, id });
  return { added, refused };
}

/** What is here of this person's, with the times at which it was changed last. */
async function readKnown(project: Project, home: ItemId | "book", guest: Author) {
  return project.using([reviewDocument(home, guest.id)], async ([own]) => {
    if (!own) throw new Error("The document that was asked for is open.");
    const { comments, replies, resolutions } = readReview(own.doc);
    return {
      edited: new Map([...comments, ...replies].map(({ id, edited }) => [id, edited])),
      removed: new Set(removedRemarks(own.doc)),
      resolved: new Map(resolutions.map(({ comment, time }) => [comment, time])),
    };
  });
}

/** Where its characters are none of this text a comment is of the chapter: it never goes because its words did. */
async function standing(project: Project, anchor: SceneAnchor | null): Promise<SceneAnchor | null> {
  if (!anchor) return null;
  return project.using([textDocument(anchor.chapter)], async ([main]) =>
    main && placeOfAnchor(main.text, anchor) ? anchor : null,
  );
}

function callId(project: Project): ItemId {
  return createItemId(project.now(), Math.random);
}
