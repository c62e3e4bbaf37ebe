import type { DraftId } from "../../story/drafts.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";

/** What plays the writing back. */
export interface PlaybackCalls {
  /** A chapter's whole life as a file to fetch (`/file/<ticket>`), as history/tape-bytes.ts has it. */
  "history.tape"(argument: { project: ProjectId; chapter: ItemId; draft: DraftId | null }): { readonly ticket: string };
}
