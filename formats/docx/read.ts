import { fail, type Result, succeed } from "../../story/problem.ts";
import type { ManuscriptReader, ReadFlow } from "../import/flow.ts";
import type { SetAside } from "../import/manuscript.ts";
import { planFlow } from "../import/plan-flow.ts";
import { authorSaid, oneLine, titleSaid } from "../import/styled/about.ts";
import type { StyledParagraph } from "../import/styled/document.ts";
import { flowOf } from "../import/styled/flow.ts";
import { ImageShelf } from "../import/styled/image-shelf.ts";
import { sayRemoved } from "../import/styled/removed.ts";
import { childOf, childrenOf, textOf, type XmlNode } from "../import/xml.ts";
import { chapterLevelName, readChapterLevel } from "../markup/chapter-level.ts";
import { type DocxReading, readBody } from "./read-body.ts";
import { readComments } from "./read-comments.ts";
import { readHeaders } from "./read-headers.ts";
import { readNumbering } from "./read-numbering.ts";
import { type DocxPackage, openDocx } from "./read-package.ts";
import { readStyles } from "./read-styles.ts";

export const docx: ManuscriptReader = {
  name: "a Word document",
  fits: ({ name, files, isFolder }) => {
    if (isFolder) return false;
    const [first, second, third, fourth] = files[0]?.bytes ?? [];
    const isOle = first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0;
    return isOle || /\.(?:docx|docm|dotx|dotm)$/i.test(name);
  },
  plan({ name, files }, split) {
    const read = readDocx(files[0]?.bytes ?? new Uint8Array());
    return read.ok ? planFlow(read.value, name, split) : read;
  },
};

/**
 * Reads a Word document (ECMA-376; Word 2007 and later, LibreOffice, Google Docs, Pages) as it was before its tracked changes.
 *
 * Problems: those of `openDocx`, and "file-empty" where there is not a word.
 */
export function readDocx(bytes: Uint8Array): Result<ReadFlow> {
  const opened = openDocx(bytes);
  if (!opened.ok) return opened;
  const file = opened.value;
  const reading: DocxReading = {
    package: file,
    styles: readStyles(file.related("styles")),
    countItem: readNumbering(file.related("numbering")),
    shelf: new ImageShelf(),
    hidden: [],
    seen: { tables: 0, textBoxes: 0, symbols: 0, embedded: 0 },
  };
  const body = childOf(file.document, "w:body");
  const paragraphs = readBody(body?.children ?? [], reading, file.relations, "");
  const notes = new Map([...readNotes(file, reading, "footnote"), ...readNotes(file, reading, "endnote")]);
  const headers = readHeaders(file);
  const setAside: SetAside[] = headers === "" ? [] : [{ kind: "headers and footers", text: headers }];
  if (reading.hidden.length > 0) setAside.push({ kind: "what is not in the book", text: reading.hidden.join("\n") });
  const flow = flowOf({
    ...aboutOf(file),
    chapterLevel: chapterLevelIn(file.related("settings")),
    language: aboutOf(file).language || reading.styles.language,
    paragraphs,
    notes,
    comments: readComments(file.related("comments"), file.related("commentsExtended")),
    images: reading.shelf.images,
    setAside,
    removed: sayRemoved({ ...reading.seen, images: reading.shelf.lost }),
  });
  if (!/\S/.test(flow.markdown) && flow.suggestions.length === 0 && flow.setAside.length === 0) {
    return fail("file-empty", "This file has no text in it.", "Choose another file.");
  }
  return succeed(flow);
}

function readNotes(
  file: DocxPackage,
  reading: DocxReading,
  kind: "footnote" | "endnote",
): [string, StyledParagraph[]][] {
  const relation = [...file.relations.values()].find(({ type }) => type === `${kind}s`);
  const root = relation ? file.part(relation.target) : null;
  if (!relation || !root) return [];
  const relations = file.relationsOf(relation.target);
  return childrenOf(root, `w:${kind}`)
    .filter(({ attributes }) => !/^(?:separator|continuation)/i.test(attributes["w:type"] ?? ""))
    .map((node) => [`${kind} ${node.attributes["w:id"] ?? ""}`, readBody(node.children, reading, relations, "inner ")]);
}

/** Core properties (OPC, ECMA-376 part 2, section 11); what a program says of itself is nobody's name. */
function aboutOf(file: DocxPackage): { title: string; author: string; language: string } {
  const core = corePart(file);
  const said = (name: string) => textOf(childOf(core, name));
  return {
    title: titleSaid(said("dc:title")),
    author: authorSaid(said("dc:creator")),
    language: oneLine(said("dc:language")),
  };
}

function chapterLevelIn(settings: XmlNode | null): number | null {
  const said = childrenOf(childOf(settings, "w:docVars"), "w:docVar");
  const own = said.find(({ attributes }) => attributes["w:name"] === chapterLevelName);
  return readChapterLevel(own?.attributes["w:val"] ?? "");
}

function corePart(file: DocxPackage): XmlNode | null {
  const relation = [...file.relationsOf("").values()].find(({ type }) => type === "core-properties");
  return file.part(relation?.target ?? "docProps/core.xml");
}
