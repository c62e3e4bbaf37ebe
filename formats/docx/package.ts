import { strToU8, type Zippable, zipSync } from "fflate";
import { escapeAttribute, escapeText } from "../markup/escape.ts";

/** What the comparisons and the book in Word's format share: the package around the text (ECMA-376, part 2). */
export const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export interface Part {
  /** In the package: "word/styles.xml". */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Of a part that the document leads to; null for what leads to it by its own relationships. */
  readonly relation: { readonly id: string; readonly type: string } | null;
  /** null where the path's ending says it. */
  readonly contentType: string | null;
}

export function xml(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

/** A part of the document that is XML: `kind` is the end of both its relation's and its content's type. */
export function wordPart(id: string, kind: string, root: string, name = kind): Part {
  const relation = { id, type: `${office}/${kind}` };
  return { path: `word/${name}.xml`, content: xml(root), relation, contentType: `${word}.${kind}+xml` };
}

export function imagePart(id: string, path: string, bytes: Uint8Array): Part {
  return { path: `word/${path}`, content: bytes, relation: { id, type: `${office}/image` }, contentType: null };
}

export interface AboutDocument {
  readonly title: string;
  readonly description: string;
  readonly author?: string;
  /** BCP 47; "und" is not said. */
  readonly language?: string;
  /** ISO 8601, whole seconds. */
  readonly modified?: string;
}

/** An address outside of the package that the text leads to. */
export interface OutsideLink {
  readonly id: string;
  readonly address: string;
}

/** What the footnotes lead to: they are a part of their own, and know nothing of what the text leads to. */
export interface NotesRelations {
  readonly links: readonly OutsideLink[];
  readonly pictures: readonly Part[];
}

/** The earliest that a ZIP archive can say, from local parts: the same document gives the same bytes anywhere. */
const archived = new Date(1980, 0, 1);
const mediaTypes: Readonly<Record<string, string>> = { png: "image/png", jpg: "image/jpeg", gif: "image/gif" };

/** The document as a file, its parts in their order. */
export function packDocument(
  document: string,
  parts: readonly Part[],
  about: AboutDocument,
  links: readonly OutsideLink[] = [],
  inNotes: NotesRelations = { links: [], pictures: [] },
): Uint8Array {
  const files: Zippable = {};
  const put = (path: string, content: string | Uint8Array): void => {
    const bytes = typeof content === "string" ? strToU8(content) : content;
    files[path] = [bytes, { mtime: archived, level: /\.(?:png|jpg|gif)$/.test(path) ? 0 : 6 }];
  };
  put("[Content_Types].xml", xml(contentTypes(parts)));
  put("_rels/.rels", xml(packageRelations));
  put("docProps/core.xml", xml(coreProperties(about)));
  put("word/document.xml", xml(document));
  put("word/_rels/document.xml.rels", xml(partRelations(parts, links)));
  if (inNotes.links.length + inNotes.pictures.length > 0)
    put("word/_rels/footnotes.xml.rels", xml(partRelations(inNotes.pictures, inNotes.links)));
  for (const { path, content } of parts) put(path, content);
  return zipSync(files);
}

function contentTypes(parts: readonly Part[]): string {
  const endings = new Set(parts.filter(({ contentType }) => contentType === null).map(({ path }) => endingOf(path)));
  const defaults = [...endings].map((ending) => `<Default Extension="${ending}" ContentType="${mediaTypes[ending]}"/>`);
  const overrides = parts
    .filter(({ contentType }) => contentType !== null)
    .map(({ path, contentType }) => `<Override PartName="/${path}" ContentType="${contentType}"/>`);
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${defaults.join("")}<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${overrides.join("")}</Types>`;
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const packageRelations = `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${relations}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

function partRelations(parts: readonly Part[], links: readonly OutsideLink[]): string {
  const inside = parts.map(({ path, relation }) =>
    relation === null
      ? ""
      : `<Relationship Id="${relation.id}" Type="${relation.type}" Target="${path.replace(/^word\//, "")}"/>`,
  );
  const outside = links.map(
    ({ id, address }) =>
      `<Relationship Id="${id}" Type="${office}/hyperlink" Target="${escapeAttribute(address)}" TargetMode="External"/>`,
  );
  return `<Relationships xmlns="${relations}">${inside.join("")}${outside.join("")}</Relationships>`;
}

function coreProperties({ title, description, author = "", language = "und", modified }: AboutDocument): string {
  const said = [
    `<dc:title>${escapeText(title)}</dc:title>`,
    author === "" ? "" : `<dc:creator>${escapeText(author)}</dc:creator>`,
    description === "" ? "" : `<dc:description>${escapeText(description)}</dc:description>`,
    language === "und" ? "" : `<dc:language>${escapeText(language)}</dc:language>`,
    modified === undefined ? "" : dated("created", modified) + dated("modified", modified),
  ];
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${said.join("")}</cp:coreProperties>`;
}

function dated(what: string, time: string): string {
  return `<dcterms:${what} xsi:type="dcterms:W3CDTF">${escapeText(time)}</dcterms:${what}>`;
}
