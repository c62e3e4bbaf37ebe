import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import type { OutlineActions } from "./outline-actions.ts";

/** What the panes that stand in the page's place are given. */
export interface OutlinePaneProps {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions;
  readonly current: ItemId | null;
  /** Opens a text, at a scene where one is meant. */
  readonly onOpen: (item: ItemId, at: number | null) => void;
  /** Shows the details of an item beside the pane. */
  readonly onChoose: (item: ItemId) => void;
}
