import type { LinkedChapter } from "./compare-book.ts";
import type { ComparedText } from "./compared-text.ts";

/** Changes of one chapter, by their places in its comparison. */
export interface ChosenChanges {
  readonly compared: ComparedText;
  readonly changes: ReadonlySet<number>;
}

/**
 * What belongs to some changes of a chapter: a passage that moved between two chapters is one change, seen in both, and
 * what was changed in it stands in the chapter that it is in now.
 */
export function changesInBook(
  linked: ReadonlyMap<string, LinkedChapter>,
  chapter: string,
  chosen: readonly number[],
): Map<string, ChosenChanges> {
  const found = new Map<string, { compared: ComparedText; changes: Set<number> }>();
  const add = (id: string, change: number): void => {
    const compared = linked.get(id)?.compared;
    if (!compared?.changes[change]) return;
    const known = found.get(id);
    if (known) known.changes.add(change);
    else found.set(id, { compared, changes: new Set([change]) });
  };
  const own = linked.get(chapter);
  for (const change of chosen) {
    const move = own?.compared.changes[change]?.within ?? change;
    const passage = own?.compared.changes[move]?.moved;
    const there = own?.elsewhere.get(move);
    if (!there || passage?.goes !== "away" || move === change) {
      add(chapter, change);
      if (there && move === change) add(there.chapter, there.change);
      continue;
    }
    const part = passage.parts.findIndex((each) => each.change === change);
    const inner = linked.get(there.chapter)?.compared.changes[there.change]?.moved?.parts[part]?.change ?? null;
    if (inner !== null) add(there.chapter, inner);
  }
  return found;
}
