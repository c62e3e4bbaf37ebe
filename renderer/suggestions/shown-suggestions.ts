import type { EditorView } from "@codemirror/view";
import type { SuggestedChange } from "../../host/contract/drafts.ts";
import type { ItemId } from "../../story/ids.ts";

/** What waits in a text that is on the screen. */
export interface ShownSuggestions {
  readonly item: ItemId;
  readonly view: EditorView;
  /** At least one, in the order of the text. */
  readonly changes: readonly SuggestedChange[];
  /** The one that the cursor is in. */
  readonly current: SuggestedChange | null;
}
