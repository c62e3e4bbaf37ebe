import type { Doc } from "yjs";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { readOutline, readRemoved } from "../../story/outline-document.ts";

/** The outline as it is read once after each change of it. */
export interface WholeOutline {
  readonly whole: Outline;
  readonly items: ReadonlyMap<string, OutlineItem>;
  readonly removed: readonly OutlineItem[];
}

export function readWholeOutline(doc: Doc): WholeOutline {
  const whole = readOutline(doc);
  const all = walkOutline([...whole.book, ...whole.notes, ...whole.trash]);
  return { whole, items: new Map([...all].map((item) => [item.id, item])), removed: readRemoved(doc) };
}
