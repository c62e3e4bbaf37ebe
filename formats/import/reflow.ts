import { isSceneBreak } from "./break-line.ts";
import { plainToMarkdown } from "./escape.ts";
import { indentOf, type Layout } from "./layout.ts";
import { nextFull } from "./lines.ts";
import { type Paragraph, readBlock } from "./paragraphs.ts";

/**
 * Lines of a plain text → Markdown: hard-wrapped paragraphs joined, verse, letters, lists and tables with their lines
 * kept by a backslash at the end (CommonMark 0.31, section 6.7), indented prose as a quote, scene breaks as "***".
 *
 * @param scenes the first lines of the blocks that blank lines alone make a scene of, as `findSceneGaps` gives them
 */
export function reflow(
  lines: readonly string[],
  from: number,
  to: number,
  layout: Layout,
  scenes: ReadonlySet<number>,
): string {
  const pieces: string[] = [];
  let breakWaits = false;
  let lastQuoted = false;
  let lastIndent = -1;
  let place = from;
  while (place < to) {
    const line = lines[place] ?? "";
    if (line.trim() === "") {
      place++;
      continue;
    }
    if (isSceneBreak(line)) {
      breakWaits = true;
      place++;
      continue;
    }
    let end = place + 1;
    while (end < to && (lines[end] ?? "").trim() !== "" && !isSceneBreak(lines[end] ?? "")) end++;
    const following = nextFull(lines, end, to);
    const nextIndent = following === null ? -1 : indentOf(lines[following] ?? "");
    const paragraphs = readBlock(lines.slice(place, end), layout, [lastQuoted ? lastIndent : -1, nextIndent]);
    lastIndent = indentOf(lines[place] ?? "");
    if (scenes.has(place)) breakWaits = true;
    for (const paragraph of paragraphs) {
      if (pieces.length > 0)
        pieces.push(breakWaits ? "\n\n***\n\n" : lastQuoted && paragraph.quoted ? "\n>\n" : "\n\n");
      pieces.push(writeParagraph(paragraph));
      breakWaits = false;
      lastQuoted = paragraph.quoted;
    }
    place = end;
  }
  return pieces.length === 0 ? "" : `${pieces.join("")}\n`;
}

function writeParagraph(paragraph: Paragraph): string {
  const lines = plainToMarkdown(paragraph.lines.join("\n")).split("\n");
  return lines
    .map((line, place) => `${paragraph.quoted ? "> " : ""}${line}${place + 1 < lines.length ? "\\" : ""}`)
    .join("\n");
}
