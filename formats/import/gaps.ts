import { isSceneBreak } from "./break-line.ts";
import { indentOf, type Layout } from "./layout.ts";
import { readBlock } from "./paragraphs.ts";

/** Lines [from, to) of one chapter. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** More blank lines than paragraphs have between them, before the block at `place`. */
interface Gap {
  readonly place: number;
  readonly blanks: number;
  /** "free" stands between prose and prose; "setOff" before or after verse, a quote, a letter; "note" at a footnote. */
  readonly use: "free" | "setOff" | "note";
}

interface Block extends Span {
  /** Blank lines before it; 0 after a row of marks, which is a break by itself. */
  readonly blanks: number;
}

const introduction = /[:：]\s*[—–-]{0,2}$|,\s*(?:—|--)$/u;
const footnote = /^\s+[*†‡§]|^[*†‡]{1,3}[\s(]|^\s*\[(?:\d{1,3}|[*†‡]|(?:foot)?notes?\b[^\]]*)\]/iu;
/** Blocks of a letter or a song that is introduced by a colon; what is longer is a chapter's own prose. */
const longestSetOff = 12;

/**
 * The blocks (by their first line) that a scene break of blank lines stands before. Around verse, quotes, footnotes and
 * what is introduced by a colon, wider spacing is layout; and a size of gap that a file shows around little else is
 * layout wherever it stands.
 */
export function findSceneGaps(lines: readonly string[], spans: readonly Span[], layout: Layout): ReadonlySet<number> {
  const gaps = spans.flatMap((span) => readGaps(lines, span, layout));
  const free = gaps.filter((gap) => gap.use === "free");
  const isLayout = (size: number): boolean => {
    const around = gaps.filter((gap) => gap.use === "setOff" && gap.blanks === size).length;
    const elsewhere = free.filter((gap) => gap.blanks === size).length;
    return around >= 3 && elsewhere * 3 <= around;
  };
  const layoutSizes = new Set([...new Set(free.map((gap) => gap.blanks))].filter(isLayout));
  return new Set(free.filter((gap) => !layoutSizes.has(gap.blanks)).map((gap) => gap.place));
}

function readGaps(lines: readonly string[], span: Span, layout: Layout): Gap[] {
  const blocks = readBlocks(lines, span);
  const gaps: Gap[] = [];
  /** The first block of what was introduced and set off, until the gap that ends it. */
  let opened = -1;
  blocks.forEach((block, at) => {
    const before = blocks[at - 1];
    if (before === undefined) return;
    if (block.blanks === 0) opened = -1;
    if (block.blanks <= layout.gap) return;
    const gap = { place: block.from, blanks: block.blanks };
    const closes = opened >= 0 && at - opened <= longestSetOff && !isLabel(lines, block);
    opened = introduction.test((lines[before.to - 1] ?? "").trimEnd()) ? at : -1;
    if (isNote(lines, before) || isNote(lines, block)) gaps.push({ ...gap, use: "note" });
    else if (closes || opened >= 0 || isSetOff(lines, before, layout) || isSetOff(lines, block, layout))
      gaps.push({ ...gap, use: "setOff" });
    else gaps.push({ ...gap, use: "free" });
  });
  return gaps;
}

function readBlocks(lines: readonly string[], span: Span): Block[] {
  const blocks: Block[] = [];
  let blanks = 0;
  let marked = false;
  let place = span.from;
  while (place < span.to) {
    const line = lines[place] ?? "";
    if (line.trim() === "") blanks++;
    if (isSceneBreak(line)) marked = true;
    if (line.trim() === "" || isSceneBreak(line)) {
      place++;
      continue;
    }
    let to = place + 1;
    while (to < span.to && (lines[to] ?? "").trim() !== "" && !isSceneBreak(lines[to] ?? "")) to++;
    blocks.push({ from: place, to, blanks: marked ? 0 : blanks });
    blanks = 0;
    marked = false;
    place = to;
  }
  return blocks;
}

/** A date or a name alone: what follows is the next entry of a diary, and a scene of its own. */
function isLabel(lines: readonly string[], block: Block): boolean {
  const line = (lines[block.from] ?? "").trim();
  return block.to - block.from === 1 && line.length < 32 && /^[\p{Lu}\p{N}].*[\p{L}\p{N}]$/u.test(line);
}

function isNote(lines: readonly string[], block: Block): boolean {
  return footnote.test(lines[block.from] ?? "");
}

/** Verse, a quote, a table, or lines that are set in; where a line is a paragraph, an indent says nothing. */
function isSetOff(lines: readonly string[], block: Block, layout: Layout): boolean {
  const own = lines.slice(block.from, block.to);
  const indent = Math.min(...own.map(indentOf)) - layout.indent;
  if (layout.wrapped && own.length > 1 && indent >= 1) return true;
  if (layout.wrapped && own.length === 1 && indent >= 2 && !layout.firstLineIndent) return true;
  return readBlock(own, layout, []).some((paragraph) => paragraph.quoted || paragraph.lines.length > 1);
}
