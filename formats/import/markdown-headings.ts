import { nextFence } from "../../story/scenes.ts";
import type { Head } from "./heads.ts";

export interface MarkdownHeading extends Head {
  /** 1 to 6. */
  readonly level: number;
}

/** ATX and setext headings outside of fences (CommonMark 0.31, sections 4.2, 4.3, 4.5). A lone "#" is a scene break. */
export function findMarkdownHeadings(lines: readonly string[], from: number, to: number): MarkdownHeading[] {
  const headings: MarkdownHeading[] = [];
  let fenced: string | null = null;
  for (let place = from; place < to; place++) {
    const line = lines[place] ?? "";
    const wasFenced = fenced !== null;
    fenced = nextFence(line, fenced);
    if (wasFenced || fenced !== null) continue;
    const match = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(line);
    if (match) {
      const text = (match[2] ?? "").replace(/[ \t]+#+[ \t]*$/, "");
      if (/[\p{L}\p{N}]/u.test(text)) headings.push(heading(place, place + 1, (match[1] ?? "").length, text));
      continue;
    }
    const under = /^ {0,3}(=+|-{2,})[ \t]*$/.exec(lines[place + 1] ?? "");
    const alone = place === from || (lines[place - 1] ?? "").trim() === "";
    if (under && place + 1 < to && alone && /^ {0,3}[^\s>#*+=-].*\p{L}/u.test(line)) {
      headings.push(heading(place, place + 2, under[1]?.startsWith("=") ? 1 : 2, line));
      place++;
    }
  }
  return headings;
}

/** A heading's Markdown → the text that it shows. */
export function plainHeading(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(?<![\\\p{L}\p{N}])(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=[^\s\\])\1(?![\p{L}\p{N}])/gu, "$2")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\s*\{[#.][^}]*\}\s*$/, "")
    .trim();
}

function heading(from: number, to: number, level: number, text: string): MarkdownHeading {
  return { from, to, level, family: "markdown", word: "", number: null, bare: false, text: text.trim() };
}
