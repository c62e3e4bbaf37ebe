import { strFromU8, type Unzipped, unzipSync } from "fflate";
import type { Book } from "../../story/book.ts";
import { bookPieces, type Check, checkWords } from "../markup/book-text.ts";
import { decodeEntities, findMalformed, readMarkup } from "../markup/read.ts";
import { layOutPages } from "./outline.ts";

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
    if (/\.(?:xhtml|opf|ncx|xml)$/.test(path)) texts.set(path, strFromU8(content));
  }
  const opf = texts.get("EPUB/package.opf") ?? "";
  const spine = readSpine(opf);
  const prose = spine.filter((path) => path.startsWith("text/")).map((path) => texts.get(`EPUB/${path}`) ?? "");
  return [
    checkArchive(bytes, files),
    checkWellFormed(texts),
    checkManifest(opf, files),
    checkNavigation(texts.get("EPUB/nav.xhtml") ?? "", book),
    checkWords(bookPieces(book), prose.map(readMarkup).join("\n")),
  ];
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
    const problem = findMalformed(text);
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
  const { pages } = layOutPages(book);
  const lost = pages.find((page) => links.get(page.path) !== page.title);
  const ok = lost === undefined;
  return {
    name: "navigation",
    ok,
    detail: ok ? `${pages.length} entries.` : `Not in the table of contents: ${lost.title}.`,
  };
}

function readSpine(opf: string): string[] {
  const paths = new Map<string, string>();
  for (const [, id = "", path = ""] of opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)) paths.set(id, path);
  return [...opf.matchAll(/<itemref idref="([^"]+)"/g)].map(([, id = ""]) => paths.get(id) ?? "");
}
