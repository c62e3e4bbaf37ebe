import { proseParser } from "../../story/markdown.ts";

/** How a character of prose looks: any of these together. */
export const look = { italic: 1, bold: 2, struck: 4, mark: 8 } as const;

const looks: ReadonlyMap<string, number> = new Map([
  ["Emphasis", look.italic],
  ["StrongEmphasis", look.bold],
  ["Strikethrough", look.struck],
  ["EmphasisMark", look.mark],
  ["StrikethroughMark", look.mark],
]);

/** For each UTF-16 unit of a Markdown text how it looks; `mark` is what only says so. */
export function looksOf(text: string): Uint8Array {
  const result = new Uint8Array(text.length);
  const cursor = proseParser.parse(text).cursor();
  do {
    const own = looks.get(cursor.name) ?? 0;
    if (own > 0) for (let at = cursor.from; at < cursor.to; at++) result[at] = (result[at] ?? 0) | own;
  } while (cursor.next());
  return result;
}
