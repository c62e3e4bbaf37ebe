import type { BookNode } from "../../story/book.ts";

/**
 * Under this name a file says how deep the headings of its parts and chapters go, and with that which headings title scenes: Pandoc's
 * word for the levels in a table of contents. In Markdown's front matter, and among the properties of a word processor's file.
 */
export const chapterLevelName = "toc-depth";

/** 1 where there are no parts. */
export function chapterLevelOf(nodes: readonly BookNode[]): number {
  return Math.max(0, ...nodes.map((node) => 1 + (node.kind === "part" ? chapterLevelOf(node.children) : 0)));
}

/** Null for what is no level. */
export function readChapterLevel(said: string): number | null {
  return /^[1-6]$/.test(said.trim()) ? Number(said) : null;
}
