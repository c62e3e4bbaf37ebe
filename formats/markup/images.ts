import type { Block, Book, BookImage, BookNode, Inline } from "../../story/book.ts";

const signatures: readonly {
  /** -1 is any. */
  readonly bytes: readonly number[];
  readonly mediaType: string;
  readonly ending: string;
}[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], mediaType: "image/png", ending: "png" },
  { bytes: [0xff, 0xd8, 0xff], mediaType: "image/jpeg", ending: "jpg" },
  { bytes: [0x47, 0x49, 0x46, 0x38], mediaType: "image/gif", ending: "gif" },
  // A sound begins with "RIFF", too.
  {
    bytes: [0x52, 0x49, 0x46, 0x46, -1, -1, -1, -1, 0x57, 0x45, 0x42, 0x50],
    mediaType: "image/webp",
    ending: "webp",
  },
];

export interface UsableImage {
  readonly image: BookImage;
  /** What the bytes are, whatever the name says. */
  readonly mediaType: string;
  /** For a file name. */
  readonly ending: string;
}

/**
 * An image as a core media type of EPUB 3.3 (section 3.2), by its first bytes; null for what is broken, or an SVG that
 * runs scripts or reaches outside of the book.
 */
export function usableImage(image: BookImage): UsableImage | null {
  const known = signatures.find(({ bytes }) => bytes.every((byte, place) => byte < 0 || image.bytes[place] === byte));
  if (known) return { image, mediaType: known.mediaType, ending: known.ending };
  if (image.mediaType !== "image/svg+xml") return null;
  const source = new TextDecoder().decode(image.bytes);
  // A name may have any prefix, and an animation sets any attribute.
  const reaches =
    /<(?:[^\s<>/]+:)?(?:script|foreignObject)|\son\w+\s*=|href\s*=\s*["'](?!#|data:)|\ssrc\s*=|attributeName\s*=\s*["'][^"']*(?:href|on)|url\(\s*["']?(?!#)|@import|<!ENTITY|<!DOCTYPE/i;
  if (!/<svg[\s>]/.test(source) || reaches.test(source)) return null;
  return { image, mediaType: "image/svg+xml", ending: "svg" };
}

/** The book's usable images that the prose names, by address, in the order of the book's list. */
export function usedImages(book: Book): ReadonlyMap<string, UsableImage> {
  const named = namedImages(book);
  const used = new Map<string, UsableImage>();
  for (const image of book.images) {
    const usable = named.has(image.address) ? usableImage(image) : null;
    if (usable) used.set(image.address, usable);
  }
  return used;
}

/** All addresses of images that the prose names. */
export function namedImages(book: Book): ReadonlySet<string> {
  const named = new Set<string>();
  for (const node of book.body) collectNode(node, named);
  return named;
}

function collectNode(node: BookNode, named: Set<string>): void {
  if (node.kind === "part") for (const child of node.children) collectNode(child, named);
  else for (const { blocks } of [...node.scenes, ...node.notes]) collectBlocks(blocks, named);
}

function collectBlocks(blocks: readonly Block[], named: Set<string>): void {
  for (const block of blocks) {
    if (block.kind === "quote") collectBlocks(block.children, named);
    else if (block.kind === "list") for (const item of block.items) collectBlocks(item, named);
    else if (block.kind !== "preformatted") collectInlines(block.children, named);
  }
}

function collectInlines(inlines: readonly Inline[], named: Set<string>): void {
  for (const inline of inlines) {
    if (inline.kind === "image") named.add(inline.address);
    else if ("children" in inline) collectInlines(inline.children, named);
  }
}
