import type { OutlineItem } from "../../story/outline.ts";
import type { OutlineCommand } from "./outline-menu.tsx";
import { nextChapter } from "./outline-rows.ts";
import { type OutlineScreen, targetsOf } from "./outline-run.ts";
import { joinable, moveTogether } from "./outline-selection.ts";

const directions = ["up", "down", "out", "in"] as const;
const writing: readonly OutlineCommand[] = [
  "new chapter",
  "new part",
  "new note",
  "new folder",
  "add matter",
  "templates",
  "rename",
  "duplicate",
  "split",
  "split scenes",
  "join",
  "in book",
  "archive",
  "unarchive",
  "trash",
  "restore",
  "empty trash",
  "bring back",
  ...directions.map((direction) => `move ${direction}` as const),
];

/** What can't be done to this row, or to all that are chosen with it. */
export function disabledCommands(screen: OutlineScreen, item: OutlineItem | null): ReadonlySet<OutlineCommand> {
  const { session, outline, actions, current } = screen;
  if (!session.isWritable) return new Set(writing);
  const disabled = new Set<OutlineCommand>();
  if (outline.trash.length === 0) disabled.add("empty trash");
  if (actions.removed.length === 0) disabled.add("bring back");
  if (!item) return disabled;
  const items = targetsOf(screen, item);
  const isOne = items.length === 1;
  if (item.id !== current || !isOne) disabled.add("split");
  if (!isOne) disabled.add("rename");
  if (!isOne || (session.counts.value?.items[item.id]?.scenes.length ?? 0) < 2) disabled.add("split scenes");
  if (isOne ? !nextChapter(outline, item.id) : !joinable(outline, items)) disabled.add("join");
  for (const direction of directions) if (!moveTogether(outline, items, direction)) disabled.add(`move ${direction}`);
  return disabled;
}
