import { strFromU8, type Unzipped, unzipSync } from "fflate";
import type { Book } from "../../story/book.ts";
import { bookPieces, type Check, checkWords } from "../markup/book-text.ts";
import { decodeEntities, findMalformed, readMarkup } from "../markup/read.ts";
import type { Section } from "../markup/sections.ts";
import { type Entry, layOutPages } from "./outline.ts";

/** Reads a written EPUB back and holds it against the book that it was made of. */
export function checkEpub(bytes: Uint8Array, book: Book): Check[] {
  let files: Unzipped;
  try {
    files = unzipSync(bytes);
  } catch {
    return [{ name: "archive", ok: false, detail: "The file can't be read back." }];
  }
  const texts = new Map<string, string>();
  for (const [path, content] of Object.entries(files)) {
    if (/\.(?:xhtml|opf|ncx|xml|svg)$/.test(path)) texts.set(path, strFromU8(content));
  }
  const opf = texts.get("EPUB/package.opf") ?? "";
  const { pages } = layOutPages(book);
  const made = new Set(pages.filter(({ section }) => isMade(section)).map(({ path }) => path)).add("cover.xhtml");
  const prose = readSpine(opf).filter((path) => !made.has(path));
  return [
    checkArchive(bytes, files),
    checkWellFormed(texts),
    checkManifest(opf, files),
    checkNavigation(texts.get("EPUB/nav.xhtml") ?? "", book),
    checkLinks(texts, files),
    checkWords(bookPieces(book), prose.map((path) => readMarkup(texts.get(`EPUB/${path}`) ?? "")).join("\n")),
  ];
}

/** Put in for the writer, with words that are not of the text. */
function isMade(section: Section): boolean {
  return section.kind === "title page" || (section.kind === "contents" && section.chapter === null);
}

/** A reader recognises the file by these bytes (OCF 3.3, section 4.2.2). */
function checkArchive(bytes: Uint8Array, files: Unzipped): Check {
  const start = strFromU8(bytes.subarray(30, 58), true);
  const stored = bytes[8] === 0 && bytes[9] === 0;
  const ok = stored && start === "mimetypeapplication/epub+zip";
  return { name: "archive", ok, detail: ok ? `${Object.keys(files).length} files.` : "The mimetype is not first." };
}

function checkWellFormed(texts: ReadonlyMap<string, string>): Check {
  for (const [path, text] of texts) {
    // A picture is the writer's own, and may be more than our reading knows.
    const problem = path.endsWith(".svg") ? null : findMalformed(text);
    if (problem) return { name: "markup", ok: false, detail: `${path}: ${problem}.` };
  }
  return { name: "markup", ok: true, detail: `${texts.size} documents, all well-formed.` };
}

function checkManifest(opf: string, files: Unzipped): Check {
  const named = [...opf.matchAll(/<item [^>]*href="([^"]+)"/g)].map(([, path = ""]) => `EPUB/${path}`);
  const missing = named.find((path) => files[path] === undefined);
  const known = new Set([...named, "mimetype", "META-INF/container.xml", "EPUB/package.opf"]);
  const stray = Object.keys(files).find((path) => !known.has(path));
  const ok = missing === undefined && stray === undefined && named.length > 0;
  return {
    name: "manifest",
    ok,
    detail: ok ? `${named.length} items.` : `Not as listed: ${missing ?? stray ?? "nothing"}.`,
  };
}

function checkNavigation(nav: string, book: Book): Check {
  const toc = nav.slice(0, nav.indexOf("</nav>"));
  const links = new Map<string, string>();
  for (const [, path = "", title = ""] of toc.matchAll(/<a href="([^"]+)">([^<]*)<\/a>/g))
    links.set(path, decodeEntities(title));
  const entries = flatten(layOutPages(book).entries);
  const lost = entries.find(({ path, title }) => links.get(path) !== title);
  const ok = lost === undefined;
  return {
    name: "navigation",
    ok,
    detail: ok ? `${entries.length} entries.` : `Not in the table of contents: ${lost.title}.`,
  };
}

/** Every link within the book, and every image, leads to what is there. */
function checkLinks(texts: ReadonlyMap<string, string>, files: Unzipped): Check {
  const ids = new Map<string, Set<string>>();
  for (const [path, text] of texts)
    ids.set(path, new Set([...text.matchAll(/<[^>]*? id="([^"]+)"/g)].map(([, id = ""]) => id)));
  let count = 0;
  for (const [path, text] of texts) {
    if (!path.endsWith(".xhtml")) continue;
    for (const [, address = ""] of text.matchAll(/<[^>]*? (?:href|src)="([^"]+)"/g)) {
      if (/^[a-z]+:/i.test(address)) continue;
      count++;
      const [file = "", id] = address.split("#");
      const target = file === "" ? path : resolve(path, file);
      if (files[target] === undefined || (id !== undefined && !ids.get(target)?.has(id)))
        return { name: "links", ok: false, detail: `${path}: nothing is at ${address}.` };
    }
  }
  return { name: "links", ok: true, detail: `${count} links, all lead somewhere.` };
}

function resolve(from: string, address: string): string {
  const steps = from.split("/").slice(0, -1);
  for (const step of address.split("/")) {
    if (step === "..") steps.pop();
    else steps.push(step);
  }
  return steps.join("/");
}

function flatten(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => [entry, ...flatten(entry.children)]);
}

function readSpine(opf: string): string[] {
  const paths = new Map<string, string>();
  for (const [, id = "", path = ""] of opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)) paths.set(id, path);
  return [...opf.matchAll(/<itemref idref="([^"]+)"/g)].map(([, id = ""]) => paths.get(id) ?? "");
}
