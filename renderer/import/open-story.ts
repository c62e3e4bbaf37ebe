import type { DraftId } from "../../story/drafts.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";

/** The story that is open while something is imported. */
export interface OpenStory {
  readonly project: ProjectId;
  readonly outline: Outline;
  readonly isWritable: boolean;
  /** What was typed last goes to the host, which compares with it. */
  readonly flush: () => void;
  readonly onChapter: (chapter: ItemId) => void;
  /** Shows what is suggested in a draft. */
  readonly onDraft: (draft: DraftId) => void;
}
