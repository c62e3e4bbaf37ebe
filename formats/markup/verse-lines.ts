import type { Inline } from "../../story/book.ts";

/** Cuts at line breaks, at any depth: emphasis over two lines becomes emphasis in each. */
export function splitLines(inlines: readonly Inline[]): Inline[][] {
  let last: Inline[] = [];
  const lines = [last];
  const begin = (): void => {
    last = [];
    lines.push(last);
  };
  for (const inline of inlines) {
    if (inline.kind === "lineBreak") begin();
    else if ("children" in inline)
      splitLines(inline.children).forEach((children, place) => {
        if (place > 0) begin();
        last.push({ ...inline, children });
      });
    else last.push(inline);
  }
  return lines;
}
