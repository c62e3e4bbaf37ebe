import { printedText } from "../printed-text.ts";
import { isSceneBreak } from "../scenes.ts";

/**
 * A chapter as it would be read aloud, a paragraph an entry: without the marks of emphasis, headings, quotes and breaks,
 * and without notes to oneself.
 * A whole library in a second: what a full parser would also find (tables, reference links) doesn't change a statistic.
 */
export function plainParagraphs(markdown: string): string[] {
  const paragraphs: string[] = [];
  for (const block of printedText(markdown).split(/\n[ \t]*\n+/)) {
    const lines = block.split("\n").filter((line) => !isSceneBreak(line, true));
    if (lines.length === 0) continue;
    // A paragraph of plain letters, which most are, is left alone.
    const text = lines.join(" ");
    const plain = /[*_`#>[\\~\-+]/.test(text) ? lines.map(withoutMarks).join(" ") : text;
    const tidy = plain.trim();
    if (tidy !== "") paragraphs.push(tidy);
  }
  return paragraphs;
}

function withoutMarks(line: string): string {
  return line
    .replace(/^[\s>]*(?:#{1,6}(?=\s)|[-+*](?=\s))?/u, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .replace(/(?<![\p{L}\p{N}\\])_+|(?<!\\)_+(?![\p{L}\p{N}])|(?<!\\)\*+|(?<!\\)~~|(?<!\\)`+/gu, "")
    .replace(/\\([!-/:-@[-`{-~])/gu, "$1")
    .trim();
}
