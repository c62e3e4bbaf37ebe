import type { ImportedItem } from "./manuscript.ts";
import { findMarkdownHeadings } from "./markdown-headings.ts";

/** Of a heading inside of a chapter: it titles a scene (docs/project-format.md). */
const sceneLevel = 2;

/**
 * Chapters whose highest headings title their scenes, also where the file had them below parts and chapters: "###" becomes "##". One step
 * for all chapters, so that what stands above another stays above it.
 */
export function titleScenes(items: readonly ImportedItem[]): readonly ImportedItem[] {
  const highest = Math.min(...levelsIn(items));
  const lifted = highest - sceneLevel;
  return Number.isFinite(lifted) && lifted > 0 ? items.map((item) => lift(item, lifted)) : items;
}

/** A line as it stands in the file and as it may stand in a chapter are the same line. */
export function withoutLevel(line: string): string {
  return line.replace(/^ {0,3}#{2,6}(?=[ \t])/, "##");
}

function levelsIn(items: readonly ImportedItem[]): number[] {
  return items.flatMap((item) =>
    item.kind === "part" ? levelsIn(item.children) : headingsOf(item.text).map(({ level }) => level),
  );
}

function headingsOf(text: string) {
  if (!/^ {0,3}#{2}/m.test(text)) return [];
  const lines = text.split("\n");
  // A line under words is a heading of the first or the second level already.
  return findMarkdownHeadings(lines, 0, lines.length);
}

function lift(item: ImportedItem, lifted: number): ImportedItem {
  if (item.kind === "part") return { ...item, children: item.children.map((child) => lift(child, lifted)) };
  const headings = headingsOf(item.text);
  if (headings.length === 0) return item;
  const lines = item.text.split("\n");
  for (const { from } of headings) lines[from] = (lines[from] ?? "").replace("#".repeat(lifted), "");
  return { ...item, text: lines.join("\n") };
}
