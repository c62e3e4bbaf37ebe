import type { InlineContext, MarkdownConfig } from "@lezer/markdown";
import { longestReference, referenceLength } from "../../story/footnotes.ts";
import { findLinks } from "../../story/story-links.ts";
import { findNotes, type Stretch } from "../../story/writer-notes.ts";

/**
 * A paragraph that is longer shows its marks as they stand: whatever is typed in it, the parser reads all of it again, which takes
 * a millisecond for every three thousand characters. In UTF-16 units.
 */
const longestParagraph = 40_000;

const percent = 37;
const bracket = 91;

/**
 * Notes to oneself, links to chapters and footnotes' numbers, to Markdown's parser: what stands in them is no emphasis, and opens
 * none. Where they are is decided by the story's own rules, as it is for the book.
 */
export const proseGrammar: MarkdownConfig = {
  defineNodes: ["WriterNote", "StoryLink", "FootnoteReference"],
  parseBlock: [
    {
      name: "EndlessParagraph",
      before: "LinkReference",
      leaf: () => ({
        nextLine: () => false,
        finish(context, { content, start }) {
          if (content.length <= longestParagraph) return false;
          context.addElement(context.elt("Paragraph", start, start + content.length));
          return true;
        },
      }),
    },
  ],
  parseInline: [
    {
      // One for all: each is asked at every character.
      name: "StoryMarks",
      before: "Link",
      parse: (context, next, at) => {
        if (next === percent) return add("WriterNote", context, at, notesOf(context));
        if (next !== bracket) return -1;
        const link = add("StoryLink", context, at, linksOf(context));
        return link >= 0 ? link : addReference(context, at);
      },
    },
  ],
};

function addReference(context: InlineContext, at: number): number {
  const length = referenceLength(context.slice(at, Math.min(context.end, at + longestReference)));
  return length > 0 ? context.addElement(context.elt("FootnoteReference", at, at + length)) : -1;
}

const notesOf = eachOnce(findNotes);
const linksOf = eachOnce(findLinks);

/** A paragraph is read once, however many marks it has. */
function eachOnce(find: (text: string) => readonly Stretch[]): (context: InlineContext) => readonly Stretch[] {
  const found = new WeakMap<InlineContext, readonly Stretch[]>();
  return (context) => {
    const known = found.get(context) ?? find(context.slice(context.offset, context.end));
    found.set(context, known);
    return known;
  };
}

function add(node: string, context: InlineContext, at: number, found: readonly Stretch[]): number {
  const stretch = found.find(({ from }) => from + context.offset === at);
  return stretch ? context.addElement(context.elt(node, at, stretch.to + context.offset)) : -1;
}
