import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import { renderScenes } from "../../formats/markup/blocks.ts";
import type { Block } from "../../story/book.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { plainText } from "../../story/markdown.ts";
import { directionOf } from "../../story/text-direction.ts";

/** What tells our own copy apart when it is pasted again: then the Markdown beside it is what is meant. */
const ownMark = "data-redraft";

export function isOwnCopy(html: string): boolean {
  return html.includes(`<div ${ownMark}`);
}

/** Prose as another program pastes it: emphasis, headings, lists and breaks, and no style of ours. Notes to oneself are left out. */
export function richText(markdown: string): string {
  const html = renderScenes(compileSelection(markdown), {
    titleLevel: 0,
    imageSource: () => null,
    direction: directionOf("en"),
  })
    .replace(/ (?:class|id|role|epub:type)="[^"]*"/g, "")
    .trim();
  // A few words within a paragraph are no paragraph where they are put.
  const only = /^<p[^>]*>([\s\S]*)<\/p>$/.exec(html)?.[1];
  const inside = only !== undefined && !only.includes("<p") && !markdown.includes("\n\n") ? only : html;
  return `<div ${ownMark}="">${inside}</div>`;
}

/** The words alone, a blank line between paragraphs. */
export function wordsAlone(markdown: string): string {
  const { scenes, notes } = compileSelection(markdown);
  return [...scenes.map(({ blocks }) => textOf(blocks)), ...notes.map(({ blocks }) => textOf(blocks))].join("\n\n");
}

function compileSelection(markdown: string) {
  return compileChapter("selection" as ItemId, "", markdown);
}

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block): string => {
      if (block.kind === "quote") return textOf(block.children);
      if (block.kind === "list") return block.items.map(textOf).join("\n");
      return block.kind === "preformatted" ? block.text.trimEnd() : plainText(block.children);
    })
    .join("\n\n");
}

const marked = /^(?:Strong)?Emphasis$|^Strikethrough$/;

/** The Markdown of a stretch, with the marks that it begins or ends in the middle of: half of an emphasis is emphasis, too. */
export function balancedMarkdown(state: EditorState, from: number, to: number): string {
  return marksOver(state, from, 1) + state.sliceDoc(from, to) + marksOver(state, to, -1);
}

/** @param side 1: what was opened before this place; -1: what is still open at it, the innermost first */
function marksOver(state: EditorState, at: number, side: 1 | -1): string {
  const marks: string[] = [];
  for (let node = syntaxTree(state).resolveInner(at, side); node.parent; node = node.parent) {
    const mark = node.firstChild;
    if (!marked.test(node.name) || !mark) continue;
    if (at >= mark.to && at <= node.to - (mark.to - mark.from)) marks.push(state.sliceDoc(mark.from, mark.to));
  }
  return (side > 0 ? marks.reverse() : marks).join("");
}
