import { fail, type Result, succeed } from "../../story/problem.ts";
import { type Archive, looksLikeArchive, openArchive } from "../import/archive.ts";
import { sayWhatItIs } from "../import/wrong-file.ts";
import { childrenOf, type Prefixes, readXml, type XmlNode } from "../import/xml.ts";

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const strict = "http://purl.oclc.org/ooxml";

/** The names of ECMA-376 as Word writes them, whichever of its editions a file follows. */
export const officePrefixes: Prefixes = {
  [word]: "w",
  [`${strict}/wordprocessingml/main`]: "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  [`${strict}/officeDocument/relationships`]: "r",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
  [`${strict}/drawingml/wordprocessingDrawing`]: "wp",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  [`${strict}/drawingml/main`]: "a",
  "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
  [`${strict}/drawingml/picture`]: "pic",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  [`${strict}/officeDocument/math`]: "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
  "urn:schemas-microsoft-com:vml": "v",
  "urn:schemas-microsoft-com:office:office": "o",
  "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
  "http://purl.org/dc/elements/1.1/": "dc",
};

export interface Relation {
  /** The last word of its type: "image", "footnotes", "hyperlink". */
  readonly type: string;
  /** A part's name, or an address where it is outside. */
  readonly target: string;
  readonly outside: boolean;
}

/** A Word document's parts by their names. What is broken or missing, and isn't the text itself, is as if it weren't there. */
export interface DocxPackage {
  readonly document: XmlNode;
  /** Of the document's own relations, by id. */
  readonly relations: ReadonlyMap<string, Relation>;
  part(name: string): XmlNode | null;
  /** The first part that the document relates to in that way. */
  related(type: string): XmlNode | null;
  bytes(name: string): Uint8Array | null;
  relationsOf(name: string): ReadonlyMap<string, Relation>;
}

/**
 * Problems: "file-empty", "docx-locked", "docx-old", "docx-other", "docx-without-text", those of `openArchive` and `readXml`.
 */
export function openDocx(bytes: Uint8Array): Result<DocxPackage> {
  if (bytes.length === 0) return fail("file-empty", "This file has no text in it.", "Choose another file.");
  if (!looksLikeArchive(bytes)) return sayWhatItIs(bytes, noDocument());
  const opened = openArchive(bytes);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const part = (name: string): XmlNode | null => {
    const read = partOf(archive, name);
    return read?.ok ? read.value : null;
  };
  const relationsOf = (name: string) => readRelations(part(relationsName(name)), name);
  const main = [...relationsOf("").values()].find(({ type }) => type === "officeDocument")?.target;
  const name = main && archive.has(main) ? main : "word/document.xml";
  const document = partOf(archive, name);
  if (document === null) {
    return fail(
      "docx-without-text",
      "This file is no Word document: the part that holds the text is missing.",
      "Open it in the program that made it, and save it as DOCX.",
    );
  }
  if (!document.ok) return document;
  const relations = relationsOf(name);
  return succeed({
    document: document.value,
    relations,
    part,
    related(type) {
      const found = [...relations.values()].find((relation) => relation.type === type && !relation.outside);
      return found ? part(found.target) : null;
    },
    bytes(entry) {
      const read = archive.get(entry)?.();
      return read?.ok ? read.value : null;
    },
    relationsOf,
  });
}

function partOf(archive: Archive, name: string): Result<XmlNode> | null {
  const read = archive.get(name)?.();
  if (!read) return null;
  return read.ok ? readXml(read.value, officePrefixes) : read;
}

function relationsName(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

function readRelations(node: XmlNode | null, part: string): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  for (const { attributes } of childrenOf(node, "rel:Relationship")) {
    const { Id = "", Type = "", Target = "", TargetMode = "" } = attributes;
    const outside = TargetMode === "External";
    relations.set(Id, {
      type: Type.slice(Type.lastIndexOf("/") + 1),
      target: outside ? Target : partName(part, Target),
      outside,
    });
  }
  return relations;
}

/** A part's name from another one's place (OPC, ECMA-376 part 2, section 8.3); it only ever names an entry. */
function partName(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function noDocument() {
  return fail(
    "docx-other",
    "This file is no Word document, or it is damaged.",
    "Open it in the program that made it, and save it as DOCX.",
  );
}
