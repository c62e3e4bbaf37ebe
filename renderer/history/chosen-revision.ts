import type { RevisionSummary, TakenPassageSummary } from "../../host/contract/history.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";

/**
 * A revision that is being read, with the one before it (null for the first); or a moment within one: `revision` then
 * ends just before `passage` was taken away.
 */
export interface ChosenRevision {
  readonly chapter: ItemId;
  /** Where it is one of a draft's; else left out. */
  readonly draft?: DraftId;
  readonly revision: RevisionSummary;
  /** Of its line in the list. */
  readonly key: string;
  /** The id of the revision in the list that it is, or is a moment of. */
  readonly listed: string;
  readonly passage: TakenPassageSummary | null;
  readonly before: RevisionSummary | null;
}
