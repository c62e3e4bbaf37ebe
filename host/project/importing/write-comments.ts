import { reviewDocument, textDocument } from "../../../history/record.ts";
import { createItemId, type ItemId } from "../../../story/ids.ts";
import type { ReviewComment } from "../../../story/review.ts";
import { writeComment, writeReply, writeResolution } from "../../../story/review-document.ts";
import { anchorAt } from "../../../story/scene-places.ts";
import type { Action } from "../../live/action.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import type { Project } from "../project.ts";
import type { ChapterComment } from "../reviews/chapter-reviews.ts";
import { keepWords } from "../reviews/kept-words.ts";
import { importedPerson } from "./imported-people.ts";

/** A comment, and where in the chapter's text it is held. */
export interface PlacedComment {
  readonly said: ReviewComment;
  readonly from: number;
  readonly to: number;
}

/** Everybody who says something in these comments: their review documents are the ones that are written. */
export function peopleIn(comments: readonly ReviewComment[]): readonly string[] {
  const names = comments.flatMap(({ author, replies }) => [author, ...replies.map((reply) => reply.author)]);
  return [...new Set(names.map((name) => importedPerson(name).id))];
}

/** Writes comments, their replies and what is resolved, each into the document of whoever said it. */
export function writeComments(
  project: Project,
  chapter: ItemId,
  { fresh, added }: ReturnType<typeof newComments>,
  documents: ReadonlyMap<string, LiveDocument>,
  action: Action,
): void {
  const main = project.loaded(textDocument(chapter));
  if (!main) throw new Error("A chapter whose comments are written is open.");
  const write = (name: string, change: (doc: LiveDocument["doc"]) => void): void => {
    const document = documents.get(reviewDocument(chapter, importedPerson(name).id));
    if (document) document.doc.transact(() => change(document.doc), action);
  };
  const answer = (comment: ItemId, replies: ReviewComment["replies"]): void => {
    for (const { author, time, text } of replies) {
      const said = { author: importedPerson(author).name, time: canonicalTime(time), text };
      write(author, (doc) => writeReply(doc, { id: createItemId(project.now(), Math.random), comment, ...said }));
    }
  };
  for (const { said, from, to } of fresh) {
    const comment = createItemId(project.now(), Math.random);
    const { author, text, resolved } = said;
    const time = canonicalTime(said.time);
    const held = wordsAround(main.text.toString(), from, to);
    const anchor = held && anchorAt(main.text, chapter, held.from, held.to);
    write(author, (doc) => {
      writeComment(doc, { id: comment, anchor, author: importedPerson(author).name, time, text });
      if (resolved) writeResolution(doc, { comment, resolved, time });
    });
    const own = documents.get(reviewDocument(chapter, importedPerson(author).id));
    if (anchor && own) keepWords(own, comment, { on: anchor, in: main }, action);
    answer(comment, said.replies);
  }
  for (const { comment, said } of added) {
    const time = new Date(project.now()).toISOString();
    if (said.resolved) write(said.author, (doc) => writeResolution(doc, { comment, resolved: true, time }));
    answer(comment, said.replies);
  }
}

/** In one form, so that times can be compared; what is no time says nothing. */
function canonicalTime(time: string): string {
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? "" : new Date(milliseconds).toISOString();
}

/** What a comment is held by: its own words, or the character that it stands at; null where there is none. */
function wordsAround(text: string, from: number, to: number): { readonly from: number; readonly to: number } | null {
  if (text === "") return null;
  const start = Math.max(0, Math.min(from, text.length - 1));
  return { from: start, to: Math.max(start + 1, Math.min(to, text.length)) };
}

/** What a file says of a comment that is there already. */
export interface AddedToComment {
  readonly comment: ItemId;
  /** With the replies that are new. */
  readonly said: ReviewComment;
}

/** Comments that nobody has made yet, and what is new of those that are there: who imports a file twice hears everything once. */
export function newComments(
  comments: readonly PlacedComment[],
  known: readonly ChapterComment[],
): { readonly fresh: readonly PlacedComment[]; readonly added: readonly AddedToComment[] } {
  const own = new Map(known.map((comment) => [keyOf(comment), comment]));
  const fresh: PlacedComment[] = [];
  const added: AddedToComment[] = [];
  for (const placed of comments) {
    const comment = own.get(keyOf(placed.said));
    if (!comment) {
      fresh.push(placed);
      continue;
    }
    const heard = new Set(comment.replies.map(keyOf));
    const replies = placed.said.replies.filter((reply) => !heard.has(keyOf(reply)));
    const resolved = placed.said.resolved && !comment.resolved;
    if (replies.length > 0 || resolved)
      added.push({ comment: comment.id, said: { ...placed.said, replies, resolved } });
  }
  return { fresh, added };
}

/** The same for what the same person said at the same second in the same words. */
function keyOf({ author, time, text }: Pick<ReviewComment, "author" | "time" | "text">): string {
  const seconds = Math.floor(Date.parse(time) / 1000);
  return JSON.stringify([importedPerson(author).id, seconds, text.replaceAll(/\s+/g, " ").trim()]);
}
