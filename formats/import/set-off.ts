import type { Head } from "./heads.ts";
import { takeLevels } from "./leveled.ts";
import { endOfBlock, joinTitle, nextFull } from "./lines.ts";

/** Blank lines above a title, at least; below it there are two. */
const above = 3;
const below = 2;
const longestTitle = 300;
/** Of the title page. */
const longestFront = 60;

interface Block {
  readonly from: number;
  readonly to: number;
  readonly blanks: number;
}

/**
 * Titles of a text whose blank lines say it, as ours do: nowhere in it are two together but below a title, and three or more but
 * above one, more of them above a part. Null where a single gap says otherwise: then they are only layout.
 */
export function findSetOff(lines: readonly string[], from: number, to: number): Head[] | null {
  const blocks = blocksOf(lines, from, to);
  const first = blocks.findIndex(({ blanks }) => blanks >= above);
  if (first < 1 || joinTitle(lines, from, blocks[first]?.from ?? to).split(" ").length > longestFront) return null;
  const titles: Block[] = [];
  for (const [place, block] of blocks.entries()) {
    const isTitle = block.blanks >= above;
    const isBelow = (blocks[place - 1]?.blanks ?? 0) >= above;
    if (isTitle) titles.push(block);
    else if (place > 0 && (block.blanks === below) !== isBelow) return null;
  }
  const sizes = [...new Set(titles.map(({ blanks }) => blanks))].sort((left, right) => right - left);
  if (sizes.some((size) => size % 2 === 0)) return null;
  const headings = titles.map((block) => {
    const text = joinTitle(lines, block.from, block.to);
    const level = 1 + sizes.indexOf(block.blanks);
    return { ...block, level, family: "shape" as const, word: "", number: null, bare: false, text };
  });
  const isWhole = headings.every(({ text }) => text.length <= longestTitle && /[\p{L}\p{N}]/u.test(text));
  return isWhole ? takeLevels(headings, lines, sizes.length) : null;
}

function blocksOf(lines: readonly string[], from: number, to: number): Block[] {
  const blocks: Block[] = [];
  let end = from;
  for (let at = nextFull(lines, from, to); at !== null; at = nextFull(lines, end, to)) {
    const blanks = at - end;
    end = endOfBlock(lines, at, to);
    blocks.push({ from: at, to: end, blanks });
  }
  return blocks;
}
