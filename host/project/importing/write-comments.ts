import { reviewDocument, textDocument } from "../../../history/record.ts";
import { createItemId, type ItemId } from "../../../story/ids.ts";
import type { ReviewComment } from "../../../story/review.ts";
import { writeComment, writeReply, writeResolution } from "../../../story/review-document.ts";
import { anchorAt } from "../../../story/scene-places.ts";
import type { Action } from "../../live/action.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import type { Project } from "../project.ts";
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
  comments: readonly PlacedComment[],
  documents: ReadonlyMap<string, LiveDocument>,
  action: Action,
): void {
  const main = project.loaded(textDocument(chapter));
  if (!main) throw new Error("A chapter whose comments are written is open.");
  const write = (name: string, change: (document: LiveDocument) => void): void => {
    const document = documents.get(reviewDocument(chapter, importedPerson(name).id));
    if (document) document.doc.transact(() => change(document), action);
  };
  for (const { said, from, to } of comments) {
    const comment = createItemId(project.now(), Math.random);
    const { author, text } = said;
    const time = canonicalTime(said.time);
    const held = wordsAround(main.text.toString(), from, to);
    const anchor = held && anchorAt(main.text, chapter, held.from, held.to);
    write(author, ({ doc }) => {
      writeComment(doc, { id: comment, anchor, author: importedPerson(author).name, time, text });
      if (said.resolved) writeResolution(doc, { comment, resolved: true, time });
    });
    for (const reply of said.replies) {
      const id = createItemId(project.now(), Math.random);
      write(reply.author, ({ doc }) =>
        writeReply(doc, {
          id,
          comment,
          author: importedPerson(reply.author).name,
          time: canonicalTime(reply.time),
          text: reply.text,
        }),
      );
    }
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

/** Comments that nobody has made yet: who imports a file twice hears everything once. */
export function newComments<Comment extends { readonly said: ReviewComment }>(
  comments: readonly Comment[],
  known: readonly ReviewComment[],
): readonly Comment[] {
  const keyOf = ({ author, time, text }: ReviewComment) => {
    const seconds = Math.floor(Date.parse(time) / 1000);
    return JSON.stringify([importedPerson(author).id, seconds, text.replaceAll(/\s+/g, " ").trim()]);
  };
  const keys = new Set(known.map(keyOf));
  return comments.filter(({ said }) => !keys.has(keyOf(said)));
}
