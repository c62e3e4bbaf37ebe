import { strFromU8, type Unzipped, unzipSync } from "fflate";
import type { Book } from "../../story/book.ts";
import { bookPieces, type Check, checkWords } from "../markup/book-text.ts";
import { checkTitles } from "../markup/check-titles.ts";
import { decodeEntities, findMalformed } from "../markup/read.ts";
import { mimetype } from "./write-package.ts";

/** Reads a written OpenDocument text back and holds it against the book that it was made of. */
export function checkOdt(bytes: Uint8Array, book: Book): Check[] {
  let files: Unzipped;
  try {
    files = unzipSync(bytes);
  } catch {
    return [{ name: "archive", ok: false, detail: "The file can't be read back." }];
  }
  const text = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
  const content = text("content.xml");
  return [
    checkArchive(bytes, files),
    checkMarkup(text, content),
    checkManifest(text("META-INF/manifest.xml"), files),
    checkTitles(headingsOf(content), book),
    checkWords(bookPieces(book), readText(content)),
  ];
}

/** A program recognises the file by these bytes (OpenDocument 1.3, part 2, section 3.3). */
function checkArchive(bytes: Uint8Array, files: Unzipped): Check {
  const start = strFromU8(bytes.subarray(30, 38 + mimetype.length), true);
  const ok = bytes[8] === 0 && bytes[9] === 0 && start === `mimetype${mimetype}`;
  return { name: "archive", ok, detail: ok ? `${Object.keys(files).length} files.` : "The mimetype is not first." };
}

/** All is closed, and every style that the text names is there. */
function checkMarkup(text: (path: string) => string, content: string): Check {
  const paths = ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"];
  for (const path of paths) {
    const problem = findMalformed(text(path));
    if (problem) return { name: "markup", ok: false, detail: `${path}: ${problem}.` };
  }
  const styles = text("styles.xml") + content;
  const defined = new Set([...styles.matchAll(/ style:name="([^"]+)"/g)].map(([, name = ""]) => name));
  const used = new Set(
    [...styles.matchAll(/ (?:text:style-name|style:parent-style-name|style:master-page-name)="([^"]+)"/g)].map(
      ([, name = ""]) => name,
    ),
  );
  const lost = [...used].find((name) => !defined.has(name));
  return {
    name: "markup",
    ok: lost === undefined,
    detail: lost === undefined ? `${paths.length} documents, all well-formed.` : `There is no style “${lost}”.`,
  };
}

function checkManifest(manifest: string, files: Unzipped): Check {
  const named = [...manifest.matchAll(/full-path="([^"]+)"/g)].map(([, path = ""]) => path);
  const known = new Set([...named, "mimetype", "META-INF/manifest.xml"]);
  const missing = named.find((path) => path !== "/" && files[path] === undefined);
  const stray = Object.keys(files).find((path) => !known.has(path));
  const ok = missing === undefined && stray === undefined && named.includes("content.xml");
  return {
    name: "manifest",
    ok,
    detail: ok ? `${named.length} items.` : `Not as listed: ${missing ?? stray ?? "nothing"}.`,
  };
}

/** The titles of parts and chapters, in the file's own order. */
function headingsOf(content: string): string[] {
  return [...content.matchAll(/<text:h [^>]*>(<text:bookmark text:name="run-\d+"\/>)?([\s\S]*?)<\/text:h>/g)]
    .filter(([, mark]) => mark !== undefined)
    .map(([, , inside = ""]) => plain(inside));
}

/** Set by us around the text: a table of contents, a title page, the end of a manuscript. */
const aroundText =
  /<text:table-of-content [\s\S]*?<\/text:table-of-content>|<text:p text:style-name="(?:Series|Title|Subtitle|Byline|Imprint|Contact|The_20_End)">[\s\S]*?<\/text:p>/g;

/** The text, chapter by chapter, each with its notes behind it. */
function readText(content: string): string {
  const body = content.slice(content.indexOf("<office:text>")).replace(aroundText, "");
  return body
    .split(/(?=<text:bookmark text:name="(?:run|page)-)/)
    .map((chapter) => {
      const notes: { number: number; text: string }[] = [];
      const text = chapter.replace(
        /<text:note text:id="note-(\d+)"[^>]*><text:note-citation>\d+<\/text:note-citation><text:note-body>([\s\S]*?)<\/text:note-body><\/text:note>/g,
        (_, number: string, inside: string) => {
          const parts = inside.split(/<text:bookmark text:name="note-(\d+)"\/><text:span [^>]*>\d+\*<\/text:span>/);
          notes.push({ number: Number(number), text: parts[0] ?? "" });
          for (let at = 1; at < parts.length; at += 2)
            notes.push({ number: Number(parts[at]), text: parts[at + 1] ?? "" });
          return ` ${number} `;
        },
      );
      const told = notes.sort((a, b) => a.number - b.number).map((note) => plain(note.text));
      return [plain(text), ...told].join(" ");
    })
    .join(" ");
}

const inline = /^<\/?(?:text:(?:span|a|bookmark)|draw:(?:frame|image)|svg:desc)[\s/>]/;

function plain(markup: string): string {
  return decodeEntities(
    markup
      .replace(/<text:note-ref [^>]*text:ref-name="note-(\d+)"[^>]*>\d+<\/text:note-ref>/g, " $1 ")
      .replace(/<text:span text:style-name="Nested_20_Note">(\d+)\*<\/text:span>/g, " $1 ")
      .replace(/<[^>]*>/g, (tag) => (inline.test(tag) ? "" : " ")),
  );
}
