import { useEffect, useState } from "react";
import type { Outline } from "../../story/outline.ts";

/** Which rows are open, remembered per project. At first every part is open, and no chapter shows its scenes. */
export function useExpanded(project: string, outline: Outline) {
  const key = `redraft.expanded.${project}`;
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => {
    const stored = localStorage.getItem(key);
    if (stored) return new Set(JSON.parse(stored) as string[]);
    const open = [...outline.book, ...outline.notes].filter(({ kind }) => kind !== "chapter");
    return new Set([...open.map(({ id }) => id), "notes"]);
  });
  useEffect(() => localStorage.setItem(key, JSON.stringify([...expanded])), [key, expanded]);
  return [expanded, setExpanded] as const;
}

export function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The row of an item that may only be about to appear. */
export async function rowElement(pane: HTMLElement | null, key: string): Promise<HTMLElement | null> {
  for (let frame = 0; frame < 20; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const row = pane?.querySelector<HTMLElement>(`[role=treeitem][data-key="${key}"]`);
    if (row) return row;
  }
  return null;
}
