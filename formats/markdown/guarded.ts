import type { Block, Inline } from "../../story/book.ts";
import { parseMarkdown, plainText } from "../../story/markdown.ts";
import { escapeLineStart } from "../import/escape.ts";
import { markInlines } from "./inlines.ts";

/**
 * A paragraph as Markdown in which every word reads as it is. Marks beside each other can mean something else than each by
 * itself: what is written is read again, and where a word would be gone or joined every sign is escaped, or the looks go.
 */
export function guardedParagraph(inlines: readonly Inline[]): string {
  return firstThatReads(inlines, "paragraph", lines);
}

/** The same for a heading, which is one line. */
export function guardedHeading(inlines: readonly Inline[], level: number): string {
  const marks = "#".repeat(Math.max(1, Math.min(6, level)));
  return firstThatReads(inlines, "heading", (markdown) => {
    const line = markdown.replace(/\\?\n/g, " ").trim();
    return `${marks} ${line.replace(/(#+)$/, "\\$1")}`;
  });
}

function firstThatReads(inlines: readonly Inline[], kind: Block["kind"], write: (markdown: string) => string): string {
  const marked = markInlines(inlines);
  const written = write(marked);
  if (plainly.test(marked) || readsAs(written, inlines, kind)) return written;
  const escaped = write(markInlines(inlines, { escapesAll: true }));
  if (readsAs(escaped, inlines, kind)) return escaped;
  return write(markInlines(withoutLooks(inlines), { escapesAll: true }));
}

/** One line in which no sign means anything, at most a list's number, which is escaped. */
const plainly = /^[\p{L}\p{N} .,;:?!'"“”‘’„‚«»—–…()-]*$/u;

function lines(markdown: string): string {
  return markdown.trim().split("\n").map(escapeLineStart).join("\n");
}

function readsAs(markdown: string, inlines: readonly Inline[], kind: Block["kind"]): boolean {
  const wanted = shown(inlines);
  const [block, ...more] = parseMarkdown(markdown, Number);
  if (block === undefined) return wanted === "";
  return more.length === 0 && block.kind === kind && shown(inlinesIn(block)) === wanted;
}

function inlinesIn(block: Block): readonly Inline[] {
  return block.kind === "paragraph" || block.kind === "heading" ? block.children : [];
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
