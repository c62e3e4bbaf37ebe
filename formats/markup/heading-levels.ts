import type { Block, BookChapter } from "../../story/book.ts";

/** The levels that a chapter uses, so that "##" alone stands right below the title. */
export function headingLevels({ scenes, notes }: BookChapter): number[] {
  const levels = new Set<number>();
  const collect = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === "heading") levels.add(block.level);
      else if (block.kind === "quote") collect(block.children);
      else if (block.kind === "list") block.items.forEach(collect);
    }
  };
  for (const { blocks } of [...scenes, ...notes]) collect(blocks);
  return [...levels].sort((a, b) => a - b);
}
