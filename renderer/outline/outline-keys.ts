import type { KeyboardEvent } from "react";
import type { OutlineCommand } from "./outline-menu.tsx";

/** What a key means on a row of the outline; null is nothing. */
export function outlineKey(event: KeyboardEvent): OutlineCommand | "undo" | "redo" | null {
  const mod = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (mod && key === "z") return event.shiftKey ? "redo" : "undo";
  if (mod && key === "y") return "redo";
  if (mod && key === "d" && !event.shiftKey && !event.altKey) return "duplicate";
  if (event.altKey) return arrows[event.key] ?? null;
  if (event.key === "F2") return "rename";
  return event.key === "Delete" ? "trash" : null;
}

const arrows: Readonly<Record<string, OutlineCommand>> = {
  ArrowUp: "move up",
  ArrowDown: "move down",
  ArrowLeft: "move out",
  ArrowRight: "move in",
};
