import type { Block } from "../../../story/book.ts";
import type { Container, ParagraphRole } from "./document.ts";

interface Leaf {
  readonly role: ParagraphRole;
  readonly blocks: readonly Block[];
}

/** Paragraphs in quotes and lists as the blocks that they make together. */
export function nestedBlocks(leaves: readonly Leaf[]): Block[] {
  return blocksAt(leaves, 0);
}

function blocksAt(leaves: readonly Leaf[], depth: number): Block[] {
  const blocks: Block[] = [];
  for (let place = 0; place < leaves.length; ) {
    const container = containerOf(leaves[place], depth);
    if (container === null) {
      blocks.push(...(leaves[place]?.blocks ?? []));
      place++;
      continue;
    }
    const end = endOf(leaves, place, depth, (other) => other.key === container.key);
    const inside = blocksAt(leaves.slice(place, end), depth + 1);
    if (container.kind === "quote") blocks.push({ kind: "quote", children: inside });
    else {
      const previous = leaves[place - 1];
      const above = previous ? containerOf(previous, depth) : null;
      const open = blocks.at(-1);
      const goesOn = above?.kind === "item" && above.list === container.list && open?.kind === "list";
      if (goesOn) blocks[blocks.length - 1] = { ...open, items: [...open.items, inside] };
      else {
        const { ordered, number } = container;
        blocks.push({ kind: "list", ordered, start: Math.max(0, number), items: [inside] });
      }
    }
    place = end;
  }
  return blocks;
}

function endOf(leaves: readonly Leaf[], from: number, depth: number, isSame: (other: Container) => boolean): number {
  let end = from + 1;
  while (end < leaves.length) {
    const other = containerOf(leaves[end], depth);
    if (other === null || !isSame(other)) break;
    end++;
  }
  return end;
}

function containerOf(leaf: Leaf | undefined, depth: number): Container | null {
  return leaf?.role.kind === "inside" ? (leaf.role.within[depth] ?? null) : null;
}
