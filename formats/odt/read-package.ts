import { fail, type Result, succeed } from "../../story/problem.ts";
import { type Archive, looksLikeArchive, openArchive } from "../import/archive.ts";
import { saysLocked, sayWhatItIs } from "../import/wrong-file.ts";
import { childOf, type Prefixes, readXml, type XmlNode } from "../import/xml.ts";

const oasis = "urn:oasis:names:tc:opendocument:xmlns";

/** The names of OpenDocument 1.3 (part 3), as all programs write them. */
const prefixes: Prefixes = {
  [`${oasis}:office:1.0`]: "office",
  [`${oasis}:text:1.0`]: "text",
  [`${oasis}:table:1.0`]: "table",
  [`${oasis}:drawing:1.0`]: "draw",
  [`${oasis}:style:1.0`]: "style",
  [`${oasis}:xsl-fo-compatible:1.0`]: "fo",
  [`${oasis}:svg-compatible:1.0`]: "svg",
  [`${oasis}:meta:1.0`]: "meta",
  "http://www.w3.org/1999/xlink": "xlink",
  "http://purl.org/dc/elements/1.1/": "dc",
  "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
};

/** An OpenDocument text, packed or flat. What is broken or missing, and isn't the text itself, is as if it weren't there. */
export interface OdtPackage {
  /** `office:text`. */
  readonly text: XmlNode;
  /** Roots that hold styles, the document's own before those that it has by the way. */
  readonly roots: readonly XmlNode[];
  /** `office:meta`. */
  readonly meta: XmlNode | null;
  bytes(name: string): Uint8Array | null;
}

/**
 * Problems: "file-empty", "odt-other", "odt-without-text", "docx-locked", those of `sayWhatItIs`, `openArchive` and `readXml`.
 */
export function openOdt(bytes: Uint8Array): Result<OdtPackage> {
  if (bytes.length === 0) return fail("file-empty", "This file has no text in it.", "Choose another file.");
  if (isFlat(bytes)) {
    const read = readXml(bytes, prefixes);
    return read.ok ? packageOf([read.value], read.value, () => null) : read;
  }
  if (!looksLikeArchive(bytes)) return sayWhatItIs(bytes, noText());
  const opened = openArchive(bytes);
  if (!opened.ok) return opened;
  const archive = opened.value;
  if (isLocked(archive)) return saysLocked();
  const content = partOf(archive, "content.xml");
  if (content === null) return withoutText();
  if (!content.ok) return content;
  const part = (name: string) => {
    const read = partOf(archive, name);
    return read?.ok ? [read.value] : [];
  };
  return packageOf([...part("styles.xml"), content.value], part("meta.xml")[0] ?? null, (name) => {
    const read = archive.get(name.replace(/^\.\//, ""))?.();
    return read?.ok ? read.value : null;
  });
}

/** Whether bytes begin as an OpenDocument text does, packed or flat, whatever its name. */
export function isOdt(bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 100));
  return head.includes("mimetypeapplication/vnd.oasis.opendocument.text") || isFlat(bytes);
}

function isFlat(bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096)).replaceAll("\0", "");
  return (
    /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml|office:document\b)/.test(head) &&
    head.includes(`${oasis}:office:1.0`)
  );
}

function packageOf(
  roots: readonly XmlNode[],
  meta: XmlNode | null,
  bytes: (name: string) => Uint8Array | null,
): Result<OdtPackage> {
  const text = childOf(childOf(roots.at(-1), "office:body"), "office:text");
  return text ? succeed({ text, roots, meta: childOf(meta, "office:meta"), bytes }) : withoutText();
}

function partOf(archive: Archive, name: string): Result<XmlNode> | null {
  const read = archive.get(name)?.();
  if (!read) return null;
  return read.ok ? readXml(read.value, prefixes) : read;
}

/** OpenDocument 1.3, part 2, section 3.4.1: who encrypts a part says so in the manifest. */
function isLocked(archive: Archive): boolean {
  const manifest = archive.get("META-INF/manifest.xml")?.();
  return manifest?.ok === true && /<(?:\w+:)?encryption-data\b/.test(new TextDecoder().decode(manifest.value));
}

function withoutText() {
  return fail(
    "odt-without-text",
    "This file is no OpenDocument text: the part that holds the text is missing.",
    "Open it in the program that made it, and save it as ODT or DOCX.",
  );
}

function noText() {
  return fail(
    "odt-other",
    "This file is no OpenDocument text, or it is damaged.",
    "Open it in the program that made it, and save it as ODT or DOCX.",
  );
}
