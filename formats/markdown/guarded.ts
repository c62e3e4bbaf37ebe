import type { Inline } from "../../story/book.ts";
import { parseMarkdown, plainText } from "../../story/markdown.ts";
import { escapeLineStart } from "../import/escape.ts";
import { markInlines } from "./inlines.ts";

/**
 * A paragraph as Markdown in which every word reads as it is. Marks beside each other can mean something else than each by
 * itself: what is written is read again, and where a word would be gone or joined every sign is escaped, or the looks go.
 */
export function guardedInlines(inlines: readonly Inline[]): string {
  const written = lines(markInlines(inlines));
  if (plainly.test(written) || readsAs(written, inlines)) return written;
  const escaped = lines(markInlines(inlines, { escapesAll: true }));
  if (readsAs(escaped, inlines)) return escaped;
  return lines(markInlines(withoutLooks(inlines), { escapesAll: true }));
}

/** One line in which no sign means anything, at most a list's number, which is escaped. */
const plainly = /^[\p{L}\p{N} .,;:?!'"“”‘’„‚«»—–…()-]*$/u;

function lines(markdown: string): string {
  return markdown.trim().split("\n").map(escapeLineStart).join("\n");
}

function readsAs(markdown: string, inlines: readonly Inline[]): boolean {
  const wanted = shown(inlines);
  const [block, ...more] = parseMarkdown(markdown, Number);
  if (block === undefined) return wanted === "";
  return more.length === 0 && block.kind === "paragraph" && shown(block.children) === wanted;
}

function shown(inlines: readonly Inline[]): string {
  const text = plainText(
    inlines,
    (number) => `[^${number}]`,
    ({ address, description }) => ` ${description} ${address} `,
  );
  return text.replace(/\s+/g, " ").trim();
}

/** Links and looks gone, notes, images and line breaks there. */
function withoutLooks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if ("children" in inline) return withoutLooks(inline.children);
    return inline.kind === "code" ? [{ kind: "text", text: inline.text }] : [inline];
  });
}
