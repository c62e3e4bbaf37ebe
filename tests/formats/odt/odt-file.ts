import { strToU8, type Zippable, zipSync } from "fflate";
import type { ReadFlow } from "../../../formats/import/flow.ts";
import { readOdt } from "../../../formats/odt/read.ts";

/** The parts of an OpenDocument text, each what stands inside of its element. */
export interface OdtParts {
  readonly text: string;
  readonly styles?: string;
  /** Automatic ones. */
  readonly automatic?: string;
  readonly changes?: string;
  readonly masters?: string;
  readonly meta?: string;
  readonly pictures?: Readonly<Record<string, Uint8Array>>;
}

const oasis = "urn:oasis:names:tc:opendocument:xmlns";
const names = [
  ...["office", "text", "table", "style", "meta"].map((name) => `xmlns:${name}="${oasis}:${name}:1.0"`),
  `xmlns:draw="${oasis}:drawing:1.0"`,
  `xmlns:fo="${oasis}:xsl-fo-compatible:1.0"`,
  `xmlns:svg="${oasis}:svg-compatible:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
  'office:version="1.3"',
].join(" ");
const declared = '<?xml version="1.0" encoding="UTF-8"?>';

function bodyOf({ text, changes }: OdtParts): string {
  const tracked = changes === undefined ? "" : `<text:tracked-changes>${changes}</text:tracked-changes>`;
  return `<office:body><office:text>${tracked}${text}</office:text></office:body>`;
}

/** As LibreOffice packs it (OpenDocument 1.3, part 2). */
export function odtFile(parts: OdtParts): Uint8Array {
  return zipSync(odtEntries(parts));
}

export function odtEntries(parts: OdtParts): Zippable {
  const root = (name: string, inside: string) =>
    strToU8(`${declared}<office:${name} ${names}>${inside}</office:${name}>`);
  const files: Zippable = {
    mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
    "content.xml": root(
      "document-content",
      `<office:automatic-styles>${parts.automatic ?? ""}</office:automatic-styles>${bodyOf(parts)}`,
    ),
    "styles.xml": root(
      "document-styles",
      `<office:styles>${parts.styles ?? ""}</office:styles><office:master-styles>${parts.masters ?? ""}</office:master-styles>`,
    ),
    "meta.xml": root("document-meta", `<office:meta>${parts.meta ?? ""}</office:meta>`),
    "META-INF/manifest.xml": strToU8(`<manifest:manifest xmlns:manifest="${oasis}:manifest:1.0"/>`),
  };
  for (const [name, bytes] of Object.entries(parts.pictures ?? {})) files[`Pictures/${name}`] = bytes;
  return files;
}

/** All in one file of XML. */
export function flatOdt(parts: OdtParts): Uint8Array {
  return strToU8(
    `${declared}<office:document ${names} office:mimetype="application/vnd.oasis.opendocument.text"><office:meta>${parts.meta ?? ""}</office:meta><office:styles>${parts.styles ?? ""}</office:styles><office:automatic-styles>${parts.automatic ?? ""}</office:automatic-styles><office:master-styles>${parts.masters ?? ""}</office:master-styles>${bodyOf(parts)}</office:document>`,
  );
}

export function par(inside: string, style = "Standard"): string {
  return `<text:p text:style-name="${style}">${inside}</text:p>`;
}

export function heading(inside: string, level = 1): string {
  return `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${inside}</text:h>`;
}

export function span(style: string, inside: string): string {
  return `<text:span text:style-name="${style}">${inside}</text:span>`;
}

/** `properties` are elements. */
export function style(name: string, properties = "", attributes = "", family = "paragraph"): string {
  return `<style:style style:name="${name}" style:family="${family}" ${attributes}>${properties}</style:style>`;
}

export function characters(name: string, attributes: string): string {
  return style(name, `<style:text-properties ${attributes}/>`, "", "text");
}

export function readParts(parts: OdtParts): ReadFlow {
  const read = readOdt(odtFile(parts));
  if (!read.ok) throw new Error(read.problem.sentence);
  return read.value;
}
