import { strFromU8, type Unzipped, unzipSync } from "fflate";
import type { Block, Book, BookChapter, BookNode } from "../../story/book.ts";
import { plainText } from "../../story/markdown.ts";
import { childOf, childrenOf, readXml, type XmlNode } from "../import/xml.ts";
import { type Check, checkWords, foldText } from "../markup/book-text.ts";
import { findMisplaced } from "./element-order.ts";
import { layOut } from "./layout.ts";
import { findLoose } from "./loose-ends.ts";
import { isNamedAsBook, openerLevel } from "./outline.ts";
import { type TextState, writtenText } from "./written-text.ts";

/** Reads a written Word document back and holds it against the book that it was made of. */
export function checkDocx(bytes: Uint8Array, book: Book): Check[] {
  let files: Unzipped;
  try {
    files = unzipSync(bytes);
  } catch {
    return [{ name: "archive", ok: false, detail: "The file can't be read back." }];
  }
  const parts = new Map<string, XmlNode>();
  for (const [path, content] of Object.entries(files)) {
    if (!/\.(?:xml|rels)$/.test(path)) continue;
    const bad = forbidden.exec(strFromU8(content));
    const read = readXml(content, {});
    if (bad || !read.ok) return [{ name: "markup", ok: false, detail: `${path} can't be read back.` }];
    parts.set(path, read.value);
  }
  const body = childOf(parts.get("word/document.xml"), "w:body");
  const notes = parts.get("word/footnotes.xml") ?? null;
  if (body === null) return [{ name: "markup", ok: false, detail: "The document has no text." }];
  return [
    { name: "markup", ok: true, detail: `${parts.size} parts, all well-formed.` },
    checkOrder(parts),
    checkLinks(files, parts),
    checkNavigation(body, book),
    checkText(body, notes, book, "before"),
    ...(book.reviewed === undefined ? [] : [checkReview(body, notes, parts, book)]),
  ];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for (XML 1.0, section 2.2).
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

function checkOrder(parts: ReadonlyMap<string, XmlNode>): Check {
  for (const [path, root] of parts) {
    const found = findMisplaced(root);
    if (found) return { name: "order", ok: false, detail: `${path}: ${found}.` };
  }
  return { name: "order", ok: true, detail: "Everything stands where Word wants it." };
}

function checkLinks(files: Unzipped, parts: ReadonlyMap<string, XmlNode>): Check {
  const found = findLoose(Object.keys(files), parts);
  return {
    name: "links",
    ok: found === null,
    detail: found ?? `${Object.keys(files).length} parts, all of them led to.`,
  };
}

function checkNavigation(body: XmlNode, book: Book): Check {
  const level = openerLevel(book);
  const headings = childrenOf(body, "w:p").flatMap((node) => {
    const style = childOf(childOf(node, "w:pPr"), "w:pStyle")?.attributes["w:val"] ?? "";
    const own = /^Heading(\d)$/.exec(style)?.[1];
    return own !== undefined && Number(own) <= level
      ? [foldText(writtenText({ name: "", attributes: {}, children: [node] }, "before"))]
      : [];
  });
  const titles = titlesOf(book.body, book);
  const lost = titles.findIndex((title, place) => foldText(title) !== headings[place] && foldText(title) !== "");
  const ok = lost < 0 && headings.length === titles.length;
  const detail = ok
    ? `${titles.length} headings.`
    : `Not among the headings: ${titles[lost]?.trim().slice(0, 60) ?? ""}.`;
  return { name: "navigation", ok, detail };
}

function checkText(body: XmlNode, notes: XmlNode | null, book: Book, state: TextState): Check {
  const checked = checkWords(piecesOf(book.body, book, state), writtenText(body, state));
  if (!checked.ok) return checked;
  const said = childrenOf(notes, "w:footnote").map((note) => ` ${foldText(writtenText(note, state))} `);
  for (const pieces of notesOf(book.body, book, state)) {
    const isThere = (text: string) => {
      let at = 0;
      return pieces.every((piece) => {
        const found = piece === "" ? at : text.indexOf(` ${piece} `, at);
        at = found + piece.length;
        return found >= 0;
      });
    };
    if (!said.some(isThere))
      return { name: "words", ok: false, detail: `A note is missing: “${pieces.join(" ").slice(0, 60)}”.` };
  }
  return checked;
}

function checkReview(body: XmlNode, notes: XmlNode | null, parts: ReadonlyMap<string, XmlNode>, book: Book): Check {
  const name = "suggestions and comments";
  const checked = checkText(body, notes, book, "after");
  if (!checked.ok) return { ...checked, name };
  const reviewed = [...(book.reviewed?.values() ?? [])];
  const wanted = reviewed.flatMap(({ comments }) =>
    comments.flatMap(({ text, replies }) => [text, ...replies.map((reply) => reply.text)]),
  );
  const written = childrenOf(parts.get("word/comments.xml"), "w:comment").map((node) =>
    foldText(writtenText(node, "after")),
  );
  const lost = wanted.findIndex((text, place) => foldText(text) !== written[place]);
  if (lost >= 0 || wanted.length !== written.length)
    return { name, ok: false, detail: `A comment is missing: “${wanted[lost]?.slice(0, 60) ?? ""}”.` };
  const suggestions = reviewed.reduce((sum, one) => sum + one.suggestions.length, 0);
  return { name, ok: true, detail: `${suggestions} suggestions, ${wanted.length} comments and answers.` };
}

function titlesOf(nodes: readonly BookNode[], book: Book): string[] {
  const layout = layOut(book);
  return nodes.flatMap((node) => {
    const inside = node.kind === "part" ? titlesOf(node.children, book) : [];
    const isTitled = node.heading !== null && !(node.kind === "chapter" && isNamedAsBook(node, book, layout));
    return isTitled ? [node.title, ...inside] : inside;
  });
}

/** The chapter as the document has it in that state. */
function inState(chapter: BookChapter, book: Book, state: TextState): BookChapter {
  const reviewed = book.reviewed?.get(chapter.id);
  return reviewed?.[state] ?? chapter;
}

function piecesOf(nodes: readonly BookNode[], book: Book, state: TextState): string[] {
  const layout = layOut(book);
  return nodes.flatMap((node) => {
    const isTitled = node.heading !== null && !(node.kind === "chapter" && isNamedAsBook(node, book, layout));
    const title = isTitled ? [node.title] : [];
    if (node.kind === "part") return [...title, ...piecesOf(node.children, book, state)];
    return [...title, ...inState(node, book, state).scenes.flatMap(({ blocks }) => blocks.flatMap(piecesOfBlock))];
  });
}

function notesOf(nodes: readonly BookNode[], book: Book, state: TextState): string[][] {
  return nodes.flatMap((node) =>
    node.kind === "part"
      ? notesOf(node.children, book, state)
      : inState(node, book, state).notes.map(({ blocks }) => blocks.flatMap(piecesOfBlock).map(foldText)),
  );
}

function piecesOfBlock(block: Block): string[] {
  if (block.kind === "quote") return block.children.flatMap(piecesOfBlock);
  if (block.kind === "list") return block.items.flatMap((item) => item.flatMap(piecesOfBlock));
  return [block.kind === "preformatted" ? block.text : plainText(block.children)];
}
