import { strToU8, type Zippable, zipSync } from "fflate";
import { expect } from "vitest";
import { readDocx } from "../../../formats/docx/read.ts";
import type { ReadFlow } from "../../../formats/import/flow.ts";
import type { ImportedManuscript } from "../../../formats/import/manuscript.ts";
import { planManuscript } from "../../../formats/readers.ts";

/** The parts of a Word document, each what stands inside of its root. */
export interface WordParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly headers?: readonly string[];
  readonly core?: string;
  /** By their names in "word/media/". */
  readonly media?: Readonly<Record<string, Uint8Array>>;
  /** Addresses outside, by the id of the relation. */
  readonly links?: Readonly<Record<string, string>>;
}

const office = "http://schemas.openxmlformats.org";
const related = `${office}/officeDocument/2006/relationships`;
const names = [
  `xmlns:w="${office}/wordprocessingml/2006/main"`,
  `xmlns:r="${related}"`,
  `xmlns:a="${office}/drawingml/2006/main"`,
  `xmlns:wp="${office}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:pic="${office}/drawingml/2006/picture"`,
  `xmlns:mc="${office}/markup-compatibility/2006"`,
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(" ");
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A Word document as Word packs it (ECMA-376 parts 1 and 2). */
export function wordFile(parts: WordParts): Uint8Array {
  return zipSync(wordEntries(parts));
}

export function wordEntries(parts: WordParts): Zippable {
  const files: Zippable = {};
  const relations: string[] = [];
  const add = (type: string, name: string, root: string, inside: string | undefined) => {
    if (inside === undefined) return;
    files[`word/${name}`] = strToU8(`${declared}<${root} ${names}>${inside}</${root}>`);
    relations.push(`<Relationship Id="rel-${name}" Type="${related}/${type}" Target="${name}"/>`);
  };
  add("styles", "styles.xml", "w:styles", parts.styles);
  add("numbering", "numbering.xml", "w:numbering", parts.numbering);
  add("footnotes", "footnotes.xml", "w:footnotes", parts.footnotes);
  add("endnotes", "endnotes.xml", "w:endnotes", parts.endnotes);
  add("comments", "comments.xml", "w:comments", parts.comments);
  add("commentsExtended", "commentsExtended.xml", "w15:commentsEx", parts.commentsExtended);
  (parts.headers ?? []).forEach((inside, place) => {
    add("header", `header${place}.xml`, "w:hdr", inside);
  });
  for (const [name, bytes] of Object.entries(parts.media ?? {})) {
    files[`word/media/${name}`] = bytes;
    relations.push(`<Relationship Id="${name}" Type="${related}/image" Target="media/${name}"/>`);
  }
  for (const [id, address] of Object.entries(parts.links ?? {}))
    relations.push(`<Relationship Id="${id}" Type="${related}/hyperlink" Target="${address}" TargetMode="External"/>`);
  files["word/document.xml"] = strToU8(
    `${declared}<w:document ${names}><w:body>${parts.body}<w:sectPr/></w:body></w:document>`,
  );
  files["word/_rels/document.xml.rels"] = relationsPart(relations);
  files["_rels/.rels"] = relationsPart([
    `<Relationship Id="a" Type="${related}/officeDocument" Target="word/document.xml"/>`,
  ]);
  files["[Content_Types].xml"] = strToU8(
    `${declared}<Types xmlns="${office}/package/2006/content-types">${contentTypes(Object.keys(files))}</Types>`,
  );
  if (parts.core !== undefined)
    files["docProps/core.xml"] = strToU8(
      `${declared}<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${parts.core}</cp:coreProperties>`,
    );
  return files;
}

/** ECMA-376 part 2, section 10.1.2: other programs read nothing whose type isn't said. */
function contentTypes(names: readonly string[]): string {
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const defaults = [
    "rels:application/vnd.openxmlformats-package.relationships+xml",
    "xml:application/xml",
    "png:image/png",
  ];
  const overrides = names.filter((name) => /^word\/\w+\.xml$/.test(name));
  return [
    ...defaults.map((said) => {
      const [ending, type] = said.split(":");
      return `<Default Extension="${ending}" ContentType="${type}"/>`;
    }),
    ...overrides.map((name) => {
      const kind = name.slice(5, -4).replace(/\d+$/, "");
      return `<Override PartName="/${name}" ContentType="${word}.${kind === "document" ? "document.main" : kind}+xml"/>`;
    }),
  ].join("");
}

function relationsPart(relations: readonly string[]): Uint8Array {
  return strToU8(
    `${declared}<Relationships xmlns="${office}/package/2006/relationships">${relations.join("")}</Relationships>`,
  );
}

export function run(text: string, properties = ""): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of runs, or of one text where there is no mark in it. */
export function par(inside: string, properties = ""): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside.includes("<") ? inside : run(inside)}</w:p>`;
}

export function styled(style: string, inside: string): string {
  return par(inside, `<w:pStyle w:val="${style}"/>`);
}

/** Of paragraphs, where `type` doesn't say "character". */
export function style(id: string, name: string, inside = "", type = "paragraph"): string {
  return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;
}

export function readWord(parts: WordParts): ReadFlow {
  const read = readDocx(wordFile(parts));
  if (!read.ok) throw new Error(read.problem.sentence);
  return read.value;
}

/** Plans the import of a file that must succeed, and holds its account. */
export async function planFile(bytes: Uint8Array, name = "story.docx"): Promise<ImportedManuscript> {
  const planned = await planManuscript({ name, files: [{ path: name, bytes }], isFolder: false }, { kind: "auto" });
  if (!planned.ok) throw new Error(`${planned.problem.code}: ${planned.problem.sentence}`);
  const { source, chapters, titles, setAside } = planned.value.words;
  expect(chapters + titles + setAside).toBe(source);
  return planned.value;
}

/** A flow's Markdown with all its suggestions taken. */
export function accepted({ markdown, suggestions }: Pick<ReadFlow, "markdown" | "suggestions">): string {
  return [...suggestions]
    .sort((left, right) => right.from - left.from || right.to - left.to)
    .reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), markdown);
}
