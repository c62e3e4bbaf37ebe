import type { FoundPlace } from "../../story/found-place.ts";
import type { ItemId } from "../../story/ids.ts";

/** Puts the cursor on the page. */
export interface CursorRequest {
  readonly item: ItemId;
  /** null leaves it where it is. */
  readonly at: number | null;
  /** A match to select and show; `at` is where it was when it was found. */
  readonly found?: FoundPlace;
  /** The keyboard stays where it is. */
  readonly isOnlyShown?: boolean;
  /** Told apart from an earlier request for the same place. */
  readonly n: number;
}
