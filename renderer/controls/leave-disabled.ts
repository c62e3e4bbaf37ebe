import type { RefObject } from "react";

/**
 * Goes on to another control when the one that had the focus was disabled or went away: what it did is done. A browser
 * would let go of the focus, and no key, not even Escape, would reach the pane any more.
 */
export function leaveDisabled(next: RefObject<HTMLElement | null>): void {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused.matches(":disabled")) next.current?.focus();
}
