import type { DraftId } from "../../story/drafts.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";

/** The one way to remove something from history. */
export interface ForgettingCalls {
  /** What would be removed. Changes nothing. */
  "forget.preview"(argument: ForgetArgument): ForgetPreview;
  /**
   * Removes a passage, every form that it has had and every copy of it, from the text and the history of this machine;
   * others who have the story do the same when they learn of it. It can't be undone.
   */
  "forget.run"(argument: ForgetArgument): {
    /** Plain files in which its words still stand, and files of the history in which they may, because they can't be read. */
    readonly left: readonly string[];
  };
}

export interface ForgetArgument {
  readonly project: ProjectId;
  readonly chapter: ItemId;
  /** A version's name, as everywhere; "now" is the text as it stands. */
  readonly at: string;
  /** UTF-16 units of that text. */
  readonly from: number;
  readonly to: number;
  /** What stands there; where it is another text, nothing is done. */
  readonly text: string;
}

export interface ForgetPreview {
  readonly places: readonly ForgetPlace[];
  /** Others have a copy of the story that learns of it later. */
  readonly isShared: boolean;
}

export interface ForgetPlace {
  /** null where the chapter isn't known any more. */
  readonly chapter: ItemId | null;
  readonly title: string;
  /** Whose text of the chapter it is; null is the main text. */
  readonly draft: DraftId | null;
  /** Of everything that stood there. */
  readonly words: number;
  /** Of those, how many stand in the text now. */
  readonly standing: number;
  readonly text: string;
}
