import { fail, type Result, succeed } from "../../story/problem.ts";
import { pathFrom } from "../html/page.ts";
import { type Archive, openArchive } from "../import/archive.ts";
import type { ManuscriptSource } from "../import/flow.ts";
import { childOf, childrenOf, type Prefixes, readXml, textOf, type XmlNode } from "../import/xml.ts";

const prefixes: Prefixes = {
  "urn:oasis:names:tc:opendocument:xmlns:container": "",
  "http://www.idpf.org/2007/opf": "",
  "http://purl.org/dc/elements/1.1/": "dc",
  "http://www.daisy.org/z3986/2005/ncx/": "",
  "http://www.w3.org/2001/04/xmlenc#": "enc",
};

/** A file that the package lists; its path is from the root of the archive. */
export interface ManifestEntry {
  readonly path: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

export interface EpubPackage {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** In reading order, each once, also those whose file is missing. */
  readonly spine: readonly ManifestEntry[];
  /** Pages that are not in the reading order. */
  readonly unlisted: readonly ManifestEntry[];
  readonly navigation: ManifestEntry | null;
  readonly ncx: ManifestEntry | null;
  readonly cover: ManifestEntry | null;
  /** What the guide of EPUB 2 calls a place ("path" or "path#id"). */
  readonly guide: ReadonlyMap<string, string>;
  bytes(path: string): Uint8Array | null;
}

/**
 * The package of an EPUB 2 or 3 (EPUB 3.3, sections 4 and 5), packed or as a folder. What isn't the text itself is as if it were
 * not there where it is broken.
 *
 * Problems: "epub-locked", "epub-other", "xml-broken", those of `openArchive`.
 */
export function openEpub(source: ManuscriptSource): Result<EpubPackage> {
  const archive = archiveOf(source);
  if (!archive.ok) return archive;
  const bytes = (path: string): Uint8Array | null => {
    const read = archive.value.get(path)?.();
    return read?.ok ? read.value : null;
  };
  const xml = (path: string): XmlNode | null => {
    const found = bytes(path);
    const read = found ? readXml(found, prefixes) : null;
    return read?.ok ? read.value : null;
  };
  if (isLocked(xml("META-INF/encryption.xml"), archive.value)) {
    return fail(
      "epub-locked",
      "This file is protected by a shop: its text can't be read.",
      "Ask the shop for a copy without protection, or import the manuscript that it was made from.",
    );
  }
  const path = rootOf(xml("META-INF/container.xml"), archive.value);
  const content = path === null ? null : bytes(path);
  if (path === null || content === null) return noEpub();
  const root = readXml(content, prefixes);
  if (!root.ok) return root;
  const manifest = readManifest(root.value, path);
  const spine = childOf(root.value, "spine");
  const items = [...manifest.values()];
  const listed = readSpine(spine, manifest);
  const metadata = childOf(root.value, "metadata");
  const coverId = metas(metadata).find(({ attributes }) => attributes.name === "cover")?.attributes.content ?? "";
  return succeed({
    title: saidIn(metadata, "dc:title")[0] ?? "",
    author: authorsOf(metadata).join(", "),
    language: saidIn(metadata, "dc:language")[0] ?? "",
    spine: listed,
    unlisted: items.filter(
      ({ path, mediaType }) => pageType.test(mediaType) && !listed.some((page) => page.path === path),
    ),
    navigation: items.find(({ properties }) => properties.includes("nav")) ?? null,
    ncx:
      manifest.get(spine?.attributes.toc ?? "") ??
      items.find(({ mediaType }) => mediaType === "application/x-dtbncx+xml") ??
      null,
    cover: items.find(({ properties }) => properties.includes("cover-image")) ?? manifest.get(coverId) ?? null,
    guide: readGuide(root.value, path),
    bytes,
  });
}

/** Whether an archive, or a folder, says that it is one. */
export function looksLikeEpub({ name, files, isFolder }: ManuscriptSource): boolean {
  if (isFolder) return files.some(({ path }) => /^(?:[^/]+\/)?META-INF\/container\.xml$/.test(path));
  const head = new TextDecoder("latin1").decode(files[0]?.bytes.subarray(0, 80));
  return /\.epub$/i.test(name) || (head.startsWith("PK") && head.includes("mimetypeapplication/epub+zip"));
}

/** Labels and places of toc.ncx, which readers of EPUB 2 have (OPF 2.0.1, section 2.4.1). */
export function readNcx(content: Uint8Array): XmlNode | null {
  const read = readXml(content, prefixes);
  return read.ok ? childOf(read.value, "navMap") : null;
}

function archiveOf({ files, isFolder }: ManuscriptSource): Result<Archive> {
  const [file] = files;
  if (!isFolder) {
    if (!file || file.bytes.length === 0)
      return fail("file-empty", "This file has no text in it.", "Choose another file.");
    return file.bytes[0] === 0x50 && file.bytes[1] === 0x4b ? openArchive(file.bytes) : noEpub();
  }
  const container = files.find(({ path }) => path.endsWith("META-INF/container.xml"))?.path ?? "";
  const root = container.slice(0, -"META-INF/container.xml".length);
  return succeed(
    new Map(
      files
        .filter(({ path }) => path.startsWith(root))
        .map(({ path, bytes }) => [path.slice(root.length), () => succeed(bytes)] as const),
    ),
  );
}

function rootOf(container: XmlNode | null, archive: Archive): string | null {
  const files = childrenOf(childOf(container, "rootfiles"), "rootfile");
  const said = files.map(({ attributes }) => (attributes["full-path"] ?? "").replace(/^\/+/, ""));
  return said.find((path) => archive.has(path)) ?? [...archive.keys()].find((path) => /\.opf$/i.test(path)) ?? null;
}

/** Fonts may be made unreadable without a shop's lock (EPUB 3.3, section 4.4). */
const fontAlgorithms = /^(?:http:\/\/www\.idpf\.org\/2008\/embedding|http:\/\/ns\.adobe\.com\/pdf\/enc#RC)$/;

function isLocked(encryption: XmlNode | null, archive: Archive): boolean {
  if (archive.has("META-INF/sinf.xml") || archive.has("META-INF/rights.xml")) return true;
  return childrenOf(encryption, "enc:EncryptedData").some(
    (data) => !fontAlgorithms.test(childOf(data, "enc:EncryptionMethod")?.attributes.Algorithm ?? ""),
  );
}

function readManifest(root: XmlNode, path: string): ReadonlyMap<string, ManifestEntry> {
  const entries = new Map<string, ManifestEntry>();
  for (const { attributes } of childrenOf(childOf(root, "manifest"), "item")) {
    const href = attributes.href ?? "";
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
    entries.set(attributes.id ?? "", {
      path: pathFrom(path, href),
      mediaType: attributes["media-type"] ?? "",
      properties: (attributes.properties ?? "").split(/\s+/),
    });
  }
  return entries;
}

const pageType = /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document)$/;

/** A page that is listed twice is read where it is first; one that the manifest lacks is there by its id, as missing. */
function readSpine(spine: XmlNode | null, manifest: ReadonlyMap<string, ManifestEntry>): readonly ManifestEntry[] {
  const listed = new Map<string, ManifestEntry>();
  for (const { attributes } of childrenOf(spine, "itemref")) {
    const id = attributes.idref ?? "";
    const entry = manifest.get(id) ?? { path: id, mediaType: "", properties: [] };
    if (!listed.has(entry.path)) listed.set(entry.path, entry);
  }
  return [...listed.values()];
}

function readGuide(root: XmlNode, path: string): ReadonlyMap<string, string> {
  const guide = new Map<string, string>();
  for (const { attributes } of childrenOf(childOf(root, "guide"), "reference")) {
    const [href = "", id = ""] = (attributes.href ?? "").split("#");
    guide.set(`${pathFrom(path, href)}${id === "" ? "" : `#${id}`}`, (attributes.type ?? "").toLowerCase());
  }
  return guide;
}

function metas(metadata: XmlNode | null): XmlNode[] {
  return childrenOf(metadata, "meta");
}

function saidIn(metadata: XmlNode | null, name: string): string[] {
  return childrenOf(metadata, name)
    .map((node) => textOf(node).replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
}

/** Those who wrote it; who drew, translated or published it is none of them. */
function authorsOf(metadata: XmlNode | null): string[] {
  const roles = new Map(
    metas(metadata)
      .filter(({ attributes }) => attributes.property === "role")
      .map((node) => [(node.attributes.refines ?? "").slice(1), textOf(node).trim()] as const),
  );
  const names = childrenOf(metadata, "dc:creator").flatMap((node) => {
    const role = roles.get(node.attributes.id ?? "-") ?? node.attributes["opf:role"] ?? node.attributes.role ?? "aut";
    const name = textOf(node).replace(/\s+/g, " ").trim();
    return name === "" || !/^aut$/i.test(role) ? [] : [name];
  });
  const known = names.filter((name) => !/^(?:unknown|unbekannt|calibre.*|anonymous author)$/i.test(name));
  return [...new Set(known)];
}

function noEpub() {
  return fail(
    "epub-other",
    "This file is no EPUB, or it is damaged: nothing in it says where its text is.",
    "Take another copy of it, or import the manuscript that it was made from.",
  );
}
