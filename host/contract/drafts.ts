import type { Draft, DraftId } from "../../story/drafts.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { Comparison } from "./history.ts";

/** Variants of the book that go on beside the main text. */
export interface DraftCalls {
  /** The oldest first; also those that are archived, or thrown away. */
  "drafts.list"(argument: { project: ProjectId }): readonly Draft[];
  /** `chapter` null is the whole book; `at` a version of the main text, or "now". */
  "drafts.create"(argument: {
    project: ProjectId;
    name: string;
    chapter: ItemId | null;
    at: string;
    /** Its changes are suggestions: they are shown in the main text, and wait to be taken or left. */
    suggests?: boolean;
  }): {
    readonly draft: DraftId;
  };
  /** Sets what it names. A draft that is thrown away keeps its text, and can be brought back. */
  "drafts.change"(argument: {
    project: ProjectId;
    draft: DraftId;
    name?: string;
    archived?: boolean;
    removed?: boolean;
  }): null;
  /** The chapters in which a draft was written, and by how much each differs from the main text. */
  "drafts.chapters"(argument: { project: ProjectId; draft: DraftId }): readonly DraftChapter[];
  /** How a chapter of the draft would change the main text as it stands. */
  "drafts.compare"(argument: { project: ProjectId; draft: DraftId; chapter: ItemId }): DraftComparison;
  /**
   * Takes changes into the main text, as one record. What is not there any more as it was shown is not taken, and counted.
   * The draft follows the main text in these chapters.
   */
  "drafts.take"(argument: { project: ProjectId; draft: DraftId; chapters: readonly DraftChoice[] }): DraftsTaken;
  /** Undoes a take: what still stands of it goes back into the draft. */
  "drafts.takeBack"(argument: { project: ProjectId; draft: DraftId; record: string }): null;
  /** Changes that are decided against, or (`leave` false) are to be looked at again. The draft's text stays as it is. */
  "drafts.leave"(argument: {
    project: ProjectId;
    draft: DraftId;
    chapter: ItemId;
    keys: readonly string[];
    leave: boolean;
  }): null;
  /** The draft in which the caller's own suggestions wait, begun where there is none: "suggest/<guest>/<chapter>" is a guest's. */
  "drafts.suggest"(argument: { project: ProjectId }): { readonly draft: DraftId };
  /** What waits in a chapter, of all drafts that suggest, in the order of its text. */
  "drafts.suggestions"(argument: { project: ProjectId; chapter: ItemId }): SuggestedChanges;
  /** Brings what was written in the main text into the draft; `chapter` null: in all that it is of. */
  "drafts.follow"(argument: { project: ProjectId; draft: DraftId; chapter: ItemId | null }): null;
}

/** Suggestions, all true of one text. */
export interface SuggestedChanges {
  readonly text: string;
  readonly changes: readonly SuggestedChange[];
}

/** One change of a draft that suggests: it is taken or left as a whole. */
export interface SuggestedChange {
  readonly draft: DraftId;
  /** Names it for `drafts.take` and `drafts.leave`. */
  readonly key: string;
  /** In order: what stands at [from, to) would become `insert`. */
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly insert: string }[];
  readonly author: string;
  /** The author's id; "" where only a name is known. */
  readonly person: string;
  /** ISO 8601. */
  readonly time: string;
}

export interface DraftChapter {
  readonly chapter: ItemId;
  /** Changes that are neither taken nor left. */
  readonly changes: number;
  readonly left: number;
  /** Has the main text been written in since the draft followed it? */
  readonly isBehind: boolean;
}

export interface DraftChoice {
  readonly chapter: ItemId;
  /** Of `DraftChange`; null takes all that are not left. */
  readonly keys: readonly string[] | null;
}

export interface DraftsTaken {
  /** What takes it back; null where nothing was taken. */
  readonly record: string | null;
  readonly taken: number;
  readonly missed: number;
}

/** The main text against the draft as it would be if it followed now. */
export interface DraftComparison extends Comparison {
  /** As many as `changes`, in their order. */
  readonly choices: readonly { readonly key: string; readonly isLeft: boolean }[];
  readonly isBehind: boolean;
}
