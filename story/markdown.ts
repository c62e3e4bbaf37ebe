import type { TreeCursor } from "@lezer/common";
import { parser as commonMark, type MarkdownConfig, Strikethrough } from "@lezer/markdown";
import type { Block, Inline } from "./book.ts";
import { decodeEntity } from "./entities.ts";
import { footnoteLabel, longestReference, referenceLength } from "./footnotes.ts";
import { InlineRun, type Mark, trimEnds } from "./inline-run.ts";
import { plainRuns } from "./plain-runs.ts";

const footnoteReferences: MarkdownConfig = {
  defineNodes: ["FootnoteReference"],
  parseInline: [
    {
      name: "FootnoteReference",
      before: "Link",
      parse(context, next, at) {
        const length =
          next === 91 ? referenceLength(context.slice(at, Math.min(context.end, at + longestReference))) : 0;
        return length > 0 ? context.addElement(context.elt("FootnoteReference", at, at + length)) : -1;
      },
    },
  ],
};

/**
 * The editor's grammar without blocks of HTML, so that a paragraph that begins with a tag is read like any other. A tag
 * is text, and reaches no export as markup.
 */
export const proseParser = commonMark.configure([
  Strikethrough,
  footnoteReferences,
  { remove: ["HTMLBlock"] },
  plainRuns,
]);

/** Deeper than anyone nests on purpose; below it the Markdown stands as it is. */
const deepestNesting = 60;

/** The number of the note that a label leads to; null where there is no such note. */
export type NumberOfNote = (label: string) => number | null;

/**
 * Reads prose. No word of it is lost: what is not understood stays as text. Scene breaks are no blocks (`findScenes`
 * finds them), and neither are the definitions of links that some link uses.
 *
 * @param text Markdown with `\n` line breaks
 * @param marks places to follow, in order: each comes out as an empty text where it is, or behind the syntax that it is in
 */
export function parseMarkdown(text: string, numberOf: NumberOfNote = () => null, marks: readonly Mark[] = []): Block[] {
  const tree = proseParser.parse(text);
  const addresses = findAddresses(text, () => tree.cursor());
  const reader: Reader = { text, addresses, numberOf, marks: marks.length === 0 ? none : { all: marks, next: 0 } };
  const cursor = tree.cursor();
  return readBlocks(reader, cursor, 0);
}

interface Reader {
  readonly text: string;
  /** Of link definitions that are used, by folded label. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly numberOf: NumberOfNote;
  readonly marks: MarkQueue;
}

interface MarkQueue {
  readonly all: readonly Mark[];
  /** The first that has not come out. */
  next: number;
}

const none: MarkQueue = { all: [], next: 0 };

/** A stretch of plain text, with the marks up to its end. */
function addStretch({ text, marks }: Reader, run: InlineRun, from: number, to: number): void {
  const source = text.slice(from, to);
  const first = marks.next;
  while (marks.next < marks.all.length && (marks.all[marks.next] as Mark).at <= to) marks.next++;
  if (first === marks.next) run.addText(source);
  else
    run.addText(
      source,
      marks.all.slice(first, marks.next).map(({ at, mark }) => ({ at: Math.max(0, at - from), mark })),
    );
}

/** The blocks inside the node that the cursor is on; the cursor comes back to it. */
function readBlocks(reader: Reader, cursor: TreeCursor, depth: number): Block[] {
  const blocks: Block[] = [];
  if (!cursor.firstChild()) return blocks;
  do {
    const block = readBlock(reader, cursor, depth);
    if (block !== null) blocks.push(block);
  } while (cursor.nextSibling());
  cursor.parent();
  return blocks;
}

function readBlock(reader: Reader, cursor: TreeCursor, depth: number): Block | null {
  const { name, from, to } = cursor;
  if (depth > deepestNesting) return asText(reader.text.slice(from, to));
  switch (name) {
    case "Paragraph":
      return { kind: "paragraph", children: readProse(reader, cursor, depth) };
    case "Blockquote":
      return { kind: "quote", children: readBlocks(reader, cursor, depth + 1) };
    case "BulletList":
    case "OrderedList":
      return readList(reader, cursor, name === "OrderedList", depth);
    case "FencedCode":
    case "CodeBlock":
      return { kind: "preformatted", text: readCode(reader, cursor) };
    case "LinkReference":
      return readDefinition(reader, cursor);
    case "HorizontalRule":
    case "QuoteMark":
    case "ListMark":
      return null;
  }
  const level = /^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1];
  if (level === undefined) return asText(reader.text.slice(from, to));
  const firstMark = reader.marks.next;
  const children = readProse(reader, cursor, depth);
  if (children.some((inline) => inline.kind !== "text" || inline.mark === undefined))
    return { kind: "heading", level: Number(level), children };
  // Without words there is no heading; its marks are the next block's.
  reader.marks.next = firstMark;
  return null;
}

/** All of a paragraph or a heading, with the marks at its end. */
function readProse(reader: Reader, cursor: TreeCursor, depth: number): Inline[] {
  const { marks } = reader;
  const inlines = readInlines(reader, cursor, cursor.from, cursor.to, depth);
  const first = marks.next;
  while (marks.next < marks.all.length && (marks.all[marks.next] as Mark).at <= cursor.to) marks.next++;
  for (const { mark } of marks.all.slice(first, marks.next)) inlines.push({ kind: "text", text: "", mark });
  return trimEnds(inlines);
}

function asText(text: string): Block {
  return { kind: "paragraph", children: [{ kind: "text", text: text.replace(/\s+/g, " ").trim() }] };
}

function readList(reader: Reader, cursor: TreeCursor, ordered: boolean, depth: number): Block {
  const items: Block[][] = [];
  let start = 1;
  if (cursor.firstChild()) {
    do {
      if (cursor.name !== "ListItem") continue;
      if (ordered && items.length === 0)
        start = Number.parseInt(reader.text.slice(cursor.from, cursor.from + 9), 10) || 0;
      items.push(readBlocks(reader, cursor, depth + 1));
    } while (cursor.nextSibling());
    cursor.parent();
  }
  return { kind: "list", ordered, start, items };
}

function readCode(reader: Reader, cursor: TreeCursor): string {
  let text = "";
  if (cursor.firstChild()) {
    do {
      // What follows the opening fence is a word of the writer's too.
      if (cursor.name === "CodeInfo") text += `${reader.text.slice(cursor.from, cursor.to)}\n`;
      if (cursor.name === "CodeText") text += reader.text.slice(cursor.from, cursor.to);
    } while (cursor.nextSibling());
    cursor.parent();
  }
  return text;
}

function readDefinition(reader: Reader, cursor: TreeCursor): Block | null {
  const definition = reader.text.slice(cursor.from, cursor.to);
  const label = /^\[([^\]]*)\]/.exec(definition)?.[1] ?? "";
  // Unused, it is more likely prose with brackets: "[Aside]: silence".
  return reader.addresses.has(foldLabel(label)) ? null : asText(definition);
}

/** Text and marks of a block or an inline; gathers what lies between the cursor's children. */
function readInlines(reader: Reader, cursor: TreeCursor, from: number, to: number, depth: number): Inline[] {
  const run = new InlineRun();
  let at = from;
  if (cursor.firstChild()) {
    do {
      if (cursor.from < from || cursor.to > to) continue;
      addStretch(reader, run, at, cursor.from);
      at = cursor.to;
      readInline(reader, cursor, run, depth + 1);
    } while (cursor.nextSibling());
    cursor.parent();
  }
  if (at < to) addStretch(reader, run, at, to);
  return run.finish();
}

function readInline(reader: Reader, cursor: TreeCursor, run: InlineRun, depth: number): void {
  const { name, from, to } = cursor;
  const source = reader.text.slice(from, to);
  if (depth > deepestNesting) {
    run.addText(source);
    return;
  }
  switch (name) {
    case "Emphasis":
      run.add({ kind: "emphasis", children: readInlines(reader, cursor, from, to, depth) });
      break;
    case "StrongEmphasis":
      run.add({ kind: "strong", children: readInlines(reader, cursor, from, to, depth) });
      break;
    case "Strikethrough":
      run.add({ kind: "struck", children: readInlines(reader, cursor, from, to, depth) });
      break;
    case "InlineCode":
      run.add({ kind: "code", text: source.replace(/^`+|`+$/g, "").replace(/\s*\n[\s>]*/g, " ") });
      break;
    case "Link":
    case "Image":
      readLink(reader, cursor, run, depth);
      break;
    case "Autolink": {
      const address = source.replace(/^<|>$/g, "");
      const target = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `mailto:${address}`;
      run.add({ kind: "link", address: target, children: [{ kind: "text", text: address }] });
      break;
    }
    case "FootnoteReference": {
      const number = reader.numberOf(footnoteLabel(source));
      if (number === null) run.addText(source);
      else run.add({ kind: "noteReference", number });
      break;
    }
    case "Escape":
      run.addText(source.slice(1));
      break;
    case "Entity":
      run.addText(decodeEntity(source));
      break;
    case "HardBreak":
      run.addBreak();
      break;
    case "HeaderMark":
    case "EmphasisMark":
    case "StrikethroughMark":
    case "CodeMark":
    case "LinkMark":
      break;
    case "QuoteMark":
      run.startLine();
      break;
    default:
      run.addText(source);
      break;
  }
}

function readLink(reader: Reader, cursor: TreeCursor, run: InlineRun, depth: number): void {
  const { name, to } = cursor;
  const parts = linkParts(reader.text, cursor);
  const address =
    parts.address ?? reader.addresses.get(foldLabel(parts.label ?? reader.text.slice(parts.from, parts.to)));
  if (address === undefined) {
    // Brackets without a target are the writer's: "[sic]".
    const inside = readInlines(reader, cursor, parts.from, parts.to, depth);
    run.addText(name === "Image" ? "![" : "[");
    for (const inline of inside) run.add(inline);
    run.addText(reader.text.slice(parts.to, to));
    return;
  }
  if (name === "Link")
    run.add({ kind: "link", address, children: readInlines(reader, cursor, parts.from, parts.to, depth) });
  else {
    const description = readInlines({ ...reader, marks: none }, cursor, parts.from, parts.to, depth);
    run.add({ kind: "image", address, description: plainText(description) });
  }
}

/** Where the shown text of a link lies, and where it leads. */
function linkParts(
  text: string,
  cursor: TreeCursor,
): { from: number; to: number; address: string | undefined; label: string | undefined } {
  const parts = { from: cursor.from, to: cursor.to, address: undefined, label: undefined } as ReturnType<
    typeof linkParts
  >;
  let marks = 0;
  if (!cursor.firstChild()) return parts;
  do {
    if (cursor.name === "LinkMark") {
      marks++;
      if (marks === 1) parts.from = cursor.to;
      if (marks === 2) parts.to = cursor.from;
      if (marks === 3) parts.address ??= "";
    } else if (marks >= 2 && cursor.name === "URL") {
      parts.address = text.slice(cursor.from, cursor.to).replace(/^<|>$/g, "");
    } else if (marks >= 2 && cursor.name === "LinkLabel") {
      const label = text.slice(cursor.from + 1, cursor.to - 1);
      if (label !== "") parts.label = label;
    }
  } while (cursor.nextSibling());
  cursor.parent();
  return parts;
}

/** Definitions ("[whale]: https://…") that a link in the text uses. */
function findAddresses(text: string, open: () => TreeCursor): Map<string, string> {
  const used = new Map<string, string>();
  if (!text.includes("]:")) return used;
  const defined = new Map<string, string>();
  const labels = new Set<string>();
  const cursor = open();
  do {
    if (cursor.name === "LinkReference") {
      const match = /^\[([^\]]*)\]:\s*(<[^>]*>|\S+)/.exec(text.slice(cursor.from, cursor.to));
      const label = foldLabel(match?.[1] ?? "");
      if (label !== "" && !defined.has(label)) defined.set(label, (match?.[2] ?? "").replace(/^<|>$/g, ""));
    } else if (cursor.name === "Link" || cursor.name === "Image") {
      const parts = linkParts(text, cursor);
      if (parts.address === undefined) labels.add(foldLabel(parts.label ?? text.slice(parts.from, parts.to)));
    }
  } while (cursor.next());
  for (const [label, address] of defined) if (labels.has(label)) used.set(label, address);
  return used;
}

function foldLabel(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase();
}

/**
 * The text without its marks: for a title, an image's description, a search.
 * @param note what stands for the reference to a note
 * @param image what stands for an image; its description, if nothing is said
 */
export function plainText(
  inlines: readonly Inline[],
  note: (number: number) => string = () => "",
  image: (image: Extract<Inline, { kind: "image" }>) => string = ({ description }) => description,
): string {
  let text = "";
  for (const inline of inlines) {
    if (inline.kind === "text" || inline.kind === "code") text += inline.text;
    else if (inline.kind === "lineBreak") text += " ";
    else if (inline.kind === "image") text += image(inline);
    else if (inline.kind === "noteReference") text += note(inline.number);
    else text += plainText(inline.children, note, image);
  }
  return text;
}
