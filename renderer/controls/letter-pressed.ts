import type { KeyboardEvent } from "react";

/** The letter that was pressed by itself, as a key of a pane; null where it is written, or finds its way in a list. */
export function letterPressed(event: KeyboardEvent): string | null {
  if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || event.key.length !== 1) return null;
  const isTaken = (event.target as Element).closest("input, textarea, [role=listbox], [role=dialog]") !== null;
  return isTaken ? null : event.key.toLowerCase();
}
