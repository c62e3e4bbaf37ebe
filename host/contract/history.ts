import type { DraftId } from "../../story/drafts.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";

/** What was, and what has changed since. */
export interface HistoryCalls {
  /** With `draft`, here and below: what was written in that draft of the chapter. */
  "history.revisions"(argument: { project: ProjectId; chapter: ItemId; draft?: DraftId }): readonly RevisionSummary[];
  "history.text"(argument: { project: ProjectId; chapter: ItemId; at: string; draft?: DraftId }): {
    readonly text: string;
    readonly revision: string;
    readonly time: string;
  };
  /** `from` and `to`: a revision's or record's id, the same with "^" (what its writer had before), a label, a time, "now". */
  "history.compare"(argument: {
    project: ProjectId;
    chapter: ItemId;
    from: string;
    to: string;
    draft?: DraftId;
  }): Comparison;
  /**
   * Which chapters of the book are others, in the order of the later book: some, and where to go on. How each changed is
   * asked by `history.compareInBook`.
   */
  "history.compareBook"(argument: {
    project: ProjectId;
    from: string;
    to: string;
    /** 0 begins. */
    next: number;
  }): BookComparisonPage;
  /** A chapter's comparison in which what went to another chapter, or came from one, is shown as moved. */
  "history.compareInBook"(argument: { project: ProjectId; chapter: ItemId; from: string; to: string }): Comparison;
  /** A job: the comparison of a chapter, or of the book (null), as a page, a Word document with tracked changes, or marked text. */
  "history.writeComparison"(argument: {
    project: ProjectId;
    job: string;
    chapter: ItemId | null;
    from: string;
    to: string;
    format: ComparisonFormat;
    /** Where the file goes; null gives it as the answer. */
    out: string | null;
  }): WrittenComparison;
  /** Names a version of the whole book: what a revision of this chapter ended on, or any version that has a name. */
  "history.label"(argument: { project: ProjectId; chapter: ItemId | null; at: string; name: string }): null;
  /** Takes some of the changes between two versions back, in the text as it stands; `text.takeBack` of the record undoes it. */
  "history.takeBack"(argument: {
    project: ProjectId;
    chapter: ItemId;
    from: string;
    to: string;
    /** Places in the `changes` of their comparison: `history.compareInBook`, or `history.compare`. */
    changes: readonly number[];
    inBook: boolean;
  }): {
    readonly record: string;
    /** What undoing it takes: also the chapter that a passage had gone to, or come from. */
    readonly chapters: readonly ItemId[];
  };
  /** The whole book becomes what it was: its chapters, their titles and their order. What came later stays. */
  "history.restoreBook"(argument: { project: ProjectId; at: string }): {
    /** null where nothing was different. */
    readonly record: string | null;
    readonly chapters: readonly ItemId[];
    readonly newer: readonly ItemId[];
  };
  /** A forward edit: the text becomes what it was, and what it was until now is the revision before. */
  "history.restore"(argument: { project: ProjectId; chapter: ItemId; at: string; draft?: DraftId }): {
    readonly revision: string;
  };
}

export interface RevisionSummary {
  /** "<replica>:<seq>" of its last record. */
  readonly id: string;
  readonly chapter: ItemId;
  /** ISO 8601, when it ended. */
  readonly time: string;
  readonly started: string;
  readonly author: string;
  readonly origin: string;
  /** Words. */
  readonly added: number;
  readonly removed: number;
  readonly label: string | null;
  /** Passages that were taken away in it, oldest first; what it shows as a whole may never have had them. */
  readonly passages: readonly TakenPassageSummary[];
}

export interface TakenPassageSummary {
  /** A version in which it still stood: the last before it went. */
  readonly before: string;
  /** ISO 8601. */
  readonly time: string;
  /** Its first words. */
  readonly text: string;
  readonly words: number;
}

/** A change that a reader would call one: whole words, with who made it and when. */
export interface Change {
  readonly kind: "inserted" | "deleted" | "replaced" | "moved";
  readonly chapter: ItemId;
  readonly before: string;
  readonly after: string;
  /** Who did most of it; of what moved, who moved it. */
  readonly author: string;
  /** ISO 8601. */
  readonly time: string;
  /** Place in `changes` of the passage that moved and that this was changed in; null elsewhere. */
  readonly within: number | null;
  /** Of what moved: the passage as one text, with what was changed in it. Empty for all else. */
  readonly passage: readonly ComparedPiece[];
  /** Of what moved from chapter to chapter: the other chapter, and whether the passage went there or came from there. */
  readonly elsewhere: {
    readonly chapter: ItemId;
    readonly title: string;
    readonly goes: "away" | "here";
    /** Place in that chapter's changes. */
    readonly change: number;
  } | null;
}

/** Both texts whole: kept and deleted pieces give the earlier one, kept and inserted the later one. */
export interface ComparedPiece {
  readonly kind: "kept" | "inserted" | "deleted";
  readonly text: string;
  /** Place in `changes`; null for kept text. */
  readonly change: number | null;
  /**
   * Of inserted text who wrote it first, of deleted text who deleted it; none for kept text. A change that several people
   * made is in several pieces.
   */
  readonly author?: string;
  /** ISO 8601. */
  readonly time?: string;
}

export interface Comparison {
  readonly pieces: readonly ComparedPiece[];
  readonly changes: readonly Change[];
  readonly words: { readonly added: number; readonly removed: number; readonly moved: number };
}

export interface BookComparisonPage {
  readonly chapters: readonly ChapterComparison[];
  /** null: that was all. */
  readonly next: number | null;
  /** Chapters that were compared, of all. */
  readonly done: number;
  readonly total: number;
  /** Passages that moved from chapter to chapter; known only with the last page. */
  readonly moves: readonly ChapterMove[];
  /** On the last page: the words of the whole book, of which those that moved to another chapter are neither added nor removed. */
  readonly words: Comparison["words"] | null;
}

export type ComparisonFormat = "html" | "docx" | "text";

export interface WrittenComparison {
  readonly words: Comparison["words"];
  /** How many chapters changed. */
  readonly chapters: number;
  readonly path: string | null;
  readonly bytes: number;
  /** The page or the text where no file was asked for. */
  readonly text: string | null;
}

export interface ChapterMove {
  readonly from: ItemId;
  readonly to: ItemId;
  /** As it stands now. */
  readonly text: string;
  readonly words: number;
}

export interface ChapterComparison {
  readonly chapter: ItemId;
  /** As it was called in the later book; in the earlier, where it is not in the later one. */
  readonly title: string;
  /** Where it was called otherwise. */
  readonly titleBefore: string | null;
  readonly state: "changed" | "added" | "removed";
  /** It stands at another place among those that are in both books. */
  readonly isReordered: boolean;
  readonly words: Comparison["words"];
}
