import type { RevisionSummary } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";

/** A revision that is being read, with the one before it (null for the first). */
export interface ChosenRevision {
  readonly chapter: ItemId;
  readonly revision: RevisionSummary;
  readonly before: RevisionSummary | null;
}
