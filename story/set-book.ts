import type { Block, Book, BookHeading, BookNode, Inline } from "./book.ts";
import type { BookDetails } from "./book-details.ts";
import { assertNever } from "./problem.ts";
import { setLine, setParagraph } from "./typography.ts";

/**
 * The book with the quotes, dashes and dots of its language, from its title to its last note; code and what is kept as it stands
 * are left alone.
 */
export function setBook(book: Book): Book {
  const { language } = book;
  return {
    ...book,
    title: setLine(book.title, language),
    author: setLine(book.author, language),
    details: setDetails(book.details, language),
    body: setNodes(book.body, language),
  };
}

function setNodes(nodes: readonly BookNode[], language: string): BookNode[] {
  return nodes.map((node) => {
    const title = setLine(node.title, language);
    if (node.kind === "part")
      return {
        ...node,
        title,
        heading: setHeading(node.heading, language),
        children: setNodes(node.children, language),
      };
    return {
      ...node,
      title,
      heading: node.heading === null ? null : setHeading(node.heading, language),
      scenes: node.scenes.map(({ blocks }) => ({ blocks: setBlocks(blocks, language) })),
      notes: node.notes.map(({ number, blocks }) => ({ number, blocks: setBlocks(blocks, language) })),
    };
  });
}

/** What a reader sees of the details; an address is left as it is written. */
function setDetails(details: BookDetails, language: string): BookDetails {
  const set = (line: string): string => setLine(line, language);
  return {
    ...details,
    subtitle: set(details.subtitle),
    series: set(details.series),
    publisher: set(details.publisher),
    rights: set(details.rights),
    description: set(details.description),
  };
}

function setHeading({ label, title }: BookHeading, language: string): BookHeading {
  const set = (line: string | null): string | null => (line === null ? null : setLine(line, language));
  return { label: set(label), title: set(title) };
}

export function setBlocks(blocks: readonly Block[], language: string): Block[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case "paragraph":
      case "heading":
        return { ...block, children: setInlines(block.children, language) };
      case "quote":
        return { ...block, children: setBlocks(block.children, language) };
      case "list":
        return { ...block, items: block.items.map((item) => setBlocks(item, language)) };
      case "preformatted":
        return block;
      default:
        return assertNever(block);
    }
  });
}

function setInlines(inlines: readonly Inline[], language: string): readonly Inline[] {
  const pieces: (string | null)[] = [];
  gather(inlines, pieces);
  const set = setParagraph(pieces, language);
  if (set.every((piece, place) => piece === pieces[place])) return inlines;
  return replace(inlines, set.values());
}

/** In the order in which they are read; `replace` takes as many. */
function gather(inlines: readonly Inline[], pieces: (string | null)[]): void {
  for (const inline of inlines) {
    if (inline.kind === "text") pieces.push(inline.text);
    else if (inline.kind === "lineBreak") pieces.push("\n");
    else if ("children" in inline) gather(inline.children, pieces);
    else pieces.push(null);
  }
}

function replace(inlines: readonly Inline[], pieces: Iterator<string | null>): Inline[] {
  return inlines.map((inline) => {
    if ("children" in inline) return { ...inline, children: replace(inline.children, pieces) };
    const piece: string | null = pieces.next().value;
    return inline.kind === "text" ? { kind: "text", text: piece ?? inline.text } : inline;
  });
}
