import type { MarkdownConfig } from "@lezer/markdown";

/** What an inline mark of our grammar can begin with, or end at: backslash, entity, code, tag, emphasis, links, images, struck text. */
const marks = new Set([..."\\&`<_*[!]~"].map((mark) => mark.charCodeAt(0)));
const space = 32;
const lineEnd = 10;

/**
 * Steps over letters at once. The parser asks each of its inline rules about every character of a novel, nearly all of which can be none of
 * theirs. It adds no node: the tree is what it would be without.
 */
export const plainRuns: MarkdownConfig = {
  parseInline: [
    {
      name: "PlainRun",
      before: "Escape",
      parse(context, _, start) {
        const { text, offset } = context;
        let at = start - offset;
        while (at < text.length && !canBeMark(text, at)) at++;
        return at + offset > start ? at + offset : -1;
      },
    },
  ],
};

function canBeMark(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== space) return marks.has(unit);
  // A hard break is two spaces or more before the end of a line.
  const next = text.charCodeAt(at + 1);
  return next === space || next === lineEnd;
}
