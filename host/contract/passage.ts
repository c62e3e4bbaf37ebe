import type { DraftId } from "../../story/drafts.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";

/** The history of a passage. */
export interface PassageCalls {
  /** Every form that a passage of a chapter has had, oldest first, also where it stood before. The last is how it is now. */
  "history.passage"(
    argument: PassagePlace & { project: ProjectId; chapter: ItemId; draft: DraftId | null },
  ): readonly PassageFormSummary[];
  /** The words of one form, and the ids that a copy of them names as its source, in their order. */
  "history.passageForm"(
    argument: PassagePlace & { project: ProjectId; chapter: ItemId; draft: DraftId | null; version: string },
  ): {
    readonly text: string;
    readonly ids: readonly CharacterRange[];
  };
}

/** From one character to another, both included, by their ids in the chapter's Y.Text. */
export interface PassagePlace {
  readonly first: CharacterId;
  readonly last: CharacterId;
}

export interface CharacterId {
  readonly client: number;
  readonly clock: number;
}

export interface CharacterRange extends CharacterId {
  readonly length: number;
}

export interface PassageFormSummary {
  /** Where it stood then, and between which characters. */
  readonly chapter: ItemId;
  readonly draft: DraftId | null;
  readonly place: PassagePlace;
  /** Names the text of that chapter then. */
  readonly version: string;
  /** ISO 8601: when the work that led to it began and ended. */
  readonly started: string;
  readonly time: string;
  readonly author: string;
  readonly origin: string;
  /** Empty where the passage had been taken away. */
  readonly text: string;
}
