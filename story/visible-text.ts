import type { TreeCursor } from "@lezer/common";
import { decodeEntity } from "./entities.ts";
import { proseParser } from "./markdown.ts";
import { maskUnprinted } from "./printed-text.ts";

/** What a reader sees of a text, and where in the Markdown each character of it stands. */
export interface VisibleText {
  readonly text: string;
  /** UTF-16 offset in the Markdown of each unit of `text`; ascending. */
  readonly places: readonly number[];
}

/** They say how something looks, or where it leads, and are no words. */
const unseen: ReadonlySet<string> = new Set([
  "EmphasisMark",
  "StrikethroughMark",
  "HeaderMark",
  "QuoteMark",
  "ListMark",
  "LinkMark",
  "LinkLabel",
  "LinkTitle",
  "LinkReference",
  "CodeMark",
  "FootnoteReference",
  "HorizontalRule",
]);

const blocks = /^(?:Paragraph|(?:ATX|Setext)Heading\d|ListItem|Blockquote|FencedCode|CodeBlock)$/;

/** Stands for what no reader sees, so that all else stands where it stood: it joins words, as if nothing were there. */
const filler = "\u2060";

/** Parts paragraphs, headings and items; a line's end inside of one is only a blank. */
export const blockEnd = "\u2029";

/** Prose without its marks. @param text Markdown with `\n` line breaks */
export function visibleText(text: string): VisibleText {
  const markdown = maskUnprinted(text, filler);
  const hasDefinitions = markdown.includes("]:");
  const places: number[] = [];
  let shownText = "";
  const add = (shown: string, from: number, isOneSign = false): void => {
    for (let at = 0; at < shown.length; at++) {
      if (shown[at] === filler) continue;
      shownText += shown.charAt(at);
      places.push(isOneSign ? from : from + at);
    }
  };
  const gather = (cursor: TreeCursor, isLink: boolean): void => {
    const { from, to } = cursor;
    let at = from;
    // Brackets without a target are the writer's: "[sic]".
    const isBare = isLink && !hasDefinitions && !leadsSomewhere(cursor);
    if (cursor.firstChild()) {
      do {
        add(markdown.slice(at, cursor.from), at);
        at = cursor.to;
        const { name } = cursor;
        if (name === "LinkMark" && isBare) {
          add(markdown.slice(cursor.from, cursor.to), cursor.from);
          continue;
        }
        if (unseen.has(name) || (isLink && name === "URL")) continue;
        if (name === "Escape") add(markdown.slice(cursor.from + 1, cursor.to), cursor.from + 1);
        else if (name === "Entity") add(decodeEntity(markdown.slice(cursor.from, cursor.to)), cursor.from, true);
        else if (name === "HardBreak") add("\n", cursor.from);
        else {
          gather(cursor, name === "Link" || name === "Image");
          if (blocks.test(name)) add(blockEnd, cursor.to);
        }
      } while (cursor.nextSibling());
      cursor.parent();
    }
    add(markdown.slice(at, to), at);
  };
  gather(proseParser.parse(markdown).cursor(), false);
  return { text: shownText, places };
}

/** Of a link or an image: an address or a label stands behind its brackets. */
function leadsSomewhere(cursor: TreeCursor): boolean {
  const { node } = cursor;
  return node.getChildren("LinkMark").length > 2 || node.getChild("LinkLabel") !== null;
}
