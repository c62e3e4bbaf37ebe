import { type Outline, type OutlineItem, walkOutline } from "./outline.ts";

/** Titles are one where only capitals and blanks differ. */
export function foldTitle(title: string): string {
  return title.normalize("NFC").replace(/\s+/gu, " ").trim().toLowerCase();
}

const known = new WeakMap<Outline, ReadonlyMap<string, OutlineItem>>();

/**
 * Where links lead, by folded title: to the first chapter or note that has it, in the book before the notes before the trash; and
 * else to one that had it once, so that a link goes on leading there when the writer has thought of another title.
 */
export function linkTargets(outline: Outline): ReadonlyMap<string, OutlineItem> {
  const found = known.get(outline);
  if (found) return found;
  const targets = new Map<string, OutlineItem>();
  const texts = [...walkOutline([...outline.book, ...outline.notes, ...outline.trash])].filter(
    ({ file }) => file !== null,
  );
  const add = (title: string, item: OutlineItem): void => {
    const folded = foldTitle(title);
    if (!targets.has(folded)) targets.set(folded, item);
  };
  for (const item of texts) add(item.title, item);
  for (const item of texts) for (const title of item.formerTitles) add(title, item);
  known.set(outline, targets);
  return targets;
}

export function linkTarget(outline: Outline, title: string): OutlineItem | null {
  return linkTargets(outline).get(foldTitle(title)) ?? null;
}

/** Can a link name it? Brackets and bars are the link's own. */
export function isLinkable(title: string): boolean {
  return title.length <= 300 && !/[[\]|\n]/.test(title);
}
