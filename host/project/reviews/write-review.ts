import { type Author, type DocumentName, reviewDocument, textDocument } from "../../../history/record.ts";
import type { ItemId } from "../../../story/ids.ts";
import type { SceneAnchor } from "../../../story/outline.ts";
import { fail, type Result, succeed } from "../../../story/problem.ts";
import {
  editRemark,
  holdsRemark,
  removeRemark,
  writeComment,
  writeRemoval,
  writeReply,
  writeResolution,
} from "../../../story/review-document.ts";
import type { ReviewHome } from "../../contract/reviewing.ts";
import { Action } from "../../live/action.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import type { Project } from "../project.ts";
import { awaitWords, keepWords } from "./kept-words.ts";
import { parseReviewDocument, reviewsOf } from "./stored-reviews.ts";

/** Whoever says something: it goes into a document of their own, whatever their window says of them. */
export interface Reviewer {
  readonly person: Author;
  /** The same for a record; null is this installation's own person. */
  readonly author: Author | null;
  readonly isOwner: boolean;
  /** When it was said, ISO 8601, where that was not now. */
  readonly time?: string;
}

// Each of these may be asked for twice, with the same ids, and is done once.

/** Says something of a passage, a chapter or the book. @throws DiskError */
export function addComment(
  project: Project,
  reviewer: Reviewer,
  comment: {
    readonly id: ItemId;
    readonly home: ReviewHome;
    /** Null for the chapter as a whole, or the book. */
    readonly anchor: SceneAnchor | null;
    readonly text: string;
  },
): Promise<Result<null>> {
  const { id, home, anchor, text } = comment;
  const mains = home === "book" || anchor === null ? [] : [textDocument(home)];
  return withReviews(project, reviewer, home, mains, async ({ own, all, main }) => {
    if (main && anchor && !(await awaitWords(main, anchor))) return placeUnknown;
    // From here on nothing is waited for: of two calls that are the same the second finds what the first has done.
    const known = holderOf(all, id);
    if (known) return known === own ? succeed(null) : idTaken;
    const action = actionOf(reviewer);
    project.act(action, () => {
      const said = { id, author: reviewer.person.name, time: timeOf(project, reviewer), text };
      own.doc.transact(() => writeComment(own.doc, { ...said, anchor: main ? anchor : null }), action);
      if (main && anchor) keepWords(own, id, { on: anchor, in: main }, action);
    });
    return succeed(null);
  });
}

/** Answers a comment that is there. @throws DiskError */
export function addReply(
  project: Project,
  reviewer: Reviewer,
  reply: { readonly id: ItemId; readonly home: ReviewHome; readonly comment: ItemId; readonly text: string },
): Promise<Result<null>> {
  const { id, home, comment, text } = reply;
  return withReviews(project, reviewer, home, [], async ({ own, all }) => {
    const known = holderOf(all, id);
    if (known) return known === own ? succeed(null) : idTaken;
    const said = { id, author: reviewer.person.name, time: timeOf(project, reviewer), text };
    write(project, reviewer, own, (doc) => writeReply(doc, { ...said, comment }));
    return succeed(null);
  });
}

/** Puts a comment aside as done with, or takes it up again. @throws DiskError */
export function resolveComment(
  project: Project,
  reviewer: Reviewer,
  order: { readonly call: ItemId; readonly home: ReviewHome; readonly comment: ItemId; readonly resolved: boolean },
): Promise<Result<null>> {
  const { call, home, comment, resolved } = order;
  return withReviews(project, reviewer, home, [], async ({ own }) => {
    write(project, reviewer, own, (doc) =>
      writeResolution(doc, { comment, resolved, time: timeOf(project, reviewer) }, call),
    );
    return succeed(null);
  });
}

/** Changes what this person said. @throws DiskError */
export function changeRemark(
  project: Project,
  reviewer: Reviewer,
  order: { readonly call: ItemId; readonly home: ReviewHome; readonly id: ItemId; readonly text: string },
): Promise<Result<null>> {
  const { call, home, id, text } = order;
  return withReviews(project, reviewer, home, [], async ({ own }) => {
    const isTheirs = write(project, reviewer, own, (doc) =>
      editRemark(doc, id, { text, call, time: timeOf(project, reviewer) }),
    );
    return isTheirs ? succeed(null) : notTheirs;
  });
}

/** Takes away what this person said; for the owner anybody's. @throws DiskError */
export function takeAwayRemark(
  project: Project,
  reviewer: Reviewer,
  order: { readonly home: ReviewHome; readonly id: ItemId },
): Promise<Result<null>> {
  const { home, id } = order;
  return withReviews(project, reviewer, home, [], async ({ own, all }) => {
    const holder = holderOf(all, id);
    if (!holder || (holder !== own && !reviewer.isOwner)) return notTheirs;
    write(project, reviewer, own, (doc) => {
      if (holder === own) removeRemark(doc, id);
      else writeRemoval(doc, id);
    });
    return succeed(null);
  });
}

interface OpenReviews {
  readonly own: LiveDocument;
  /** Everybody's. */
  readonly all: readonly LiveDocument[];
  /** The text that a comment stands on. */
  readonly main: LiveDocument | null;
}

function withReviews(
  project: Project,
  { person }: Reviewer,
  home: ReviewHome,
  mains: readonly DocumentName[],
  act: (open: OpenReviews) => Promise<Result<null>>,
): Promise<Result<null>> {
  const name = reviewDocument(home, person.id);
  const names = new Set([name, ...reviewsOf(project, home), ...mains]);
  return project.using([...names], async (documents) => {
    const all = documents.filter((document) => parseReviewDocument(document.name));
    const own = all.find((document) => document.name === name);
    if (!own) throw new Error("The documents that were asked for are there.");
    return act({ own, all, main: documents.find((document) => mains.includes(document.name)) ?? null });
  });
}

function write<Value>(
  project: Project,
  reviewer: Reviewer,
  own: LiveDocument,
  change: (doc: LiveDocument["doc"]) => Value,
): Value {
  const action = actionOf(reviewer);
  let value: { readonly of: Value } | null = null;
  project.act(action, () => {
    value = { of: own.doc.transact(() => change(own.doc), action) };
  });
  if (!value) throw new Error("An action does what it is asked to at once.");
  return (value as { readonly of: Value }).of;
}

function actionOf({ author }: Reviewer): Action {
  return new Action("typed", author, null);
}

function holderOf(all: readonly LiveDocument[], id: ItemId): LiveDocument | null {
  return all.find(({ doc }) => holdsRemark(doc, id)) ?? null;
}

function timeOf(project: Project, { time }: Reviewer): string {
  return time ?? new Date(project.now()).toISOString();
}

const placeUnknown = fail(
  "comment-place-unknown",
  "The words of this comment are not known here.",
  "Select them again, and comment on what you see.",
);

const idTaken = fail("comment-id-taken", "Another comment has this id.", "Write it again.");

const notTheirs = fail("comment-not-yours", "Only whoever wrote a comment may change it.", "Answer it instead.");
