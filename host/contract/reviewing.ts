import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { SceneAnchor } from "../../story/outline.ts";

/** What is said of the story, beside it. Whoever may comment may read what is said of what they may read. */
export interface ReviewCalls {
  /** Of a chapter, in the order of its text; null is the book and all its chapters, in its order. */
  "review.read"(argument: { project: ProjectId; chapter: ItemId | null }): Review;
  /**
   * Says something of a passage, of a chapter (without an anchor), or of the book (without a chapter). Ids come from the window: a
   * call that is sent again, because its answer was lost, changes nothing.
   */
  "review.comment"(argument: {
    project: ProjectId;
    id: ItemId;
    chapter: ItemId | null;
    anchor: SceneAnchor | null;
    text: string;
  }): null;
  "review.reply"(argument: { project: ProjectId; id: ItemId; home: ReviewHome; comment: ItemId; text: string }): null;
  "review.resolve"(argument: {
    project: ProjectId;
    call: ItemId;
    home: ReviewHome;
    comment: ItemId;
    resolved: boolean;
  }): null;
  /** Changes the text of one's own comment or reply. */
  "review.edit"(argument: { project: ProjectId; call: ItemId; home: ReviewHome; id: ItemId; text: string }): null;
  /** Takes away one's own comment or reply; the owner may take away anybody's. */
  "review.remove"(argument: { project: ProjectId; home: ReviewHome; id: ItemId }): null;
}

/** Where a comment is kept, wherever its words have gone since: the chapter that it was made in, or the book. */
export type ReviewHome = ItemId | "book";

export interface Review {
  readonly threads: readonly ReviewThread[];
  /** Who can be mentioned: everybody who writes or comments here, or came in by a link. */
  readonly people: readonly ReviewPerson[];
}

export interface ReviewPerson {
  readonly id: string;
  readonly name: string;
}

export interface ReviewRemark {
  readonly id: ItemId;
  readonly by: ReviewPerson;
  /** ISO 8601, the host's clock; empty where a file didn't say. */
  readonly time: string;
  readonly text: string;
  /** ISO 8601; empty where it stands as it was made. */
  readonly edited: string;
}

export interface ReviewThread extends ReviewRemark {
  readonly home: ReviewHome;
  /** Where its words stand now; null is the book. */
  readonly chapter: ItemId | null;
  /** Null where it is about the chapter as a whole, or the book. */
  readonly place: ReviewPlace | null;
  readonly resolved: boolean;
  readonly replies: readonly ReviewRemark[];
}

export interface ReviewPlace {
  /** UTF-16 offsets in the text as it stood; the same where its words are gone. */
  readonly from: number;
  readonly to: number;
  /** What holds it in the live text; null where its words are gone. */
  readonly anchor: SceneAnchor | null;
  /** The words that it stands on now, cut after some hundred. */
  readonly words: string;
  /** Those that it stood on when it was made; for those who may not see what was deleted, empty. */
  readonly stoodOn: string;
}
