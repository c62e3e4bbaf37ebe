import type { RefObject } from "react";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { useCommands } from "../commands/use-commands.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import type { OutlineCommand } from "./outline-menu.tsx";
import { findItem, isInTrash } from "./outline-rows.ts";

/** The outline's actions by name, on the row that has the focus, or else on the chapter whose page is open. */
export function useOutlineCommands(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly pane: RefObject<HTMLElement | null>;
  readonly current: OutlineItem | null;
  readonly run: (command: OutlineCommand, item: OutlineItem | null, anchor: Element) => void;
}): void {
  const { session, outline, pane, current, run } = props;
  const { isWritable } = session;

  const call = (command: OutlineCommand) => {
    const key = document.activeElement?.closest("[role=treeitem]")?.getAttribute("data-key");
    const item = (key ? findItem(outline, key) : null) ?? current;
    const row = item ? pane.current?.querySelector(`[role=treeitem][data-key="${item.id}"]`) : null;
    const anchor = row ?? pane.current;
    if (anchor) run(command, item, anchor);
  };
  const action = (command: OutlineCommand, isPossible: boolean) => ({
    run: () => call(command),
    isEnabled: isWritable && isPossible,
  });
  // Which row will have the focus then isn't known yet: an action that can't be done there does nothing.
  const isThere = current !== null && !isInTrash(outline, current.id);
  useCommands({
    "chapter.new": action("new chapter", true),
    "part.new": action("new part", true),
    "note.new": action("new note", true),
    "matter.new": action("add matter", true),
    "chapter.rename": action("rename", isThere),
    "chapter.duplicate": action("duplicate", isThere),
    "chapter.splitScenes": action("split scenes", isThere && current?.kind === "chapter"),
    "chapter.split": action("split", isThere),
    "chapter.join": action("join", isThere),
    "chapter.up": action("move up", isThere),
    "chapter.down": action("move down", isThere),
    "chapter.out": action("move out", isThere),
    "chapter.in": action("move in", isThere),
    "chapter.archive": action("archive", isThere),
    "chapter.trash": action("trash", isThere),
    "trash.empty": action("empty trash", outline.trash.length > 0),
    "trash.bringBack": action("bring back", true),
  });
}
