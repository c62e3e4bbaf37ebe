import type { DraftId } from "../../story/drafts.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { ImportReport } from "./contract.ts";
import type { PlannedManuscript } from "./planning.ts";

/**
 * Bringing a manuscript into a story that is there: as chapters beside the others, or as a new revision of those that it has.
 * Nothing that the story has is changed but by a record that history shows and one call takes back.
 */
export interface ImportingCalls {
  /**
   * Puts the plan's chapters into the outline, what was set aside and the notes into the notes, images into `assets/`. Comments
   * become comments, tracked changes a draft of suggestions. One record. A job: progress comes as events.
   *
   * Problems: "import-again" where the story has every chapter of it, word for word, and `again` isn't set.
   */
  "import.into"(
    argument: PlannedManuscript & {
      project: ProjectId;
      place: ImportPlace;
      again?: boolean;
      /** Of the draft in which tracked changes wait; else it says the file's name and the day. */
      draftName?: string;
      job: string;
    },
  ): ImportedInto;
  /** Finds the chapters of the story that the plan's chapters are revisions of. As many as the plan has, in its order. */
  "import.match"(argument: PlannedManuscript & { project: ProjectId }): readonly ChapterMatch[];
  /**
   * Takes the plan as a new revision of chapters that the story has. Chapters without one are added, behind the one that comes
   * before them in the plan. A job: progress comes as events.
   *
   * Problems: "pairs-unfit" where `pairs` names a chapter twice, one that is none, or more or fewer than the plan has.
   */
  "import.revise"(
    argument: PlannedManuscript & {
      project: ProjectId;
      /** For each chapter of the plan, in its order, the story's chapter that it is a revision of; null adds it. */
      pairs: readonly (ItemId | null)[];
      /** Where a chapter is added that comes before all that have a match. */
      place: ImportPlace;
      as: RevisionKind;
      draftName?: string;
      job: string;
    },
  ): ImportedInto;
}

/** Behind an item of the book: a chapter, or a part; null is at the end of the book. */
export interface ImportPlace {
  readonly after: ItemId | null;
}

/**
 * "suggestions": the differences wait in a draft, to be taken or left one by one. "revision": the text becomes the manuscript's, in
 * one record by its author. What the manuscript itself suggests (tracked changes) waits in a draft in both.
 */
export type RevisionKind = "suggestions" | "revision";

export interface ChapterMatch {
  /** Of the plan. */
  readonly title: string;
  readonly words: number;
  /** The story's chapter; null where none is like it. */
  readonly own: ItemId | null;
  readonly ownTitle: string;
  /** How many of its passages the story's chapter has, too; from 0 to 1. */
  readonly likeness: number;
  /** Words that differ, with what the manuscript suggests; none where there is no difference. */
  readonly added: number;
  readonly removed: number;
  /** A draft of suggestions in which exactly this is waiting already. */
  readonly waitsIn: string | null;
}

export interface ImportedInto {
  /** Of what was added, and the words of all of it. */
  readonly report: ImportReport;
  /** What takes back the text's new revision (`text.takeBack`); null where no chapter that was there became another. */
  readonly record: string | null;
  /** Chapters that got a new revision, or suggestions. */
  readonly revised: readonly ItemId[];
  /** Chapters in which nothing is different, or what is different waits already. */
  readonly unchanged: readonly ItemId[];
  /** The draft in which suggestions wait; null where there are none. */
  readonly draft: { readonly id: DraftId; readonly name: string } | null;
  readonly comments: number;
  /** Sentences: what of the file did not come in. */
  readonly removed: readonly string[];
}
