import type { Book } from "../../story/book.ts";
import type { MadeFile } from "../book-writer.ts";
import { checkMarkup, checkSafe } from "../html/check.ts";
import { type Check, chapterPieces, checkWords, partPieces } from "../markup/book-text.ts";
import { decodeEntities, readMarkup, withoutTitlePage } from "../markup/read.ts";
import { inReadingOrder, type Section } from "../markup/sections.ts";
import { indexFile, layOutSite } from "./layout.ts";

/** Reads a written site back and holds it against the book that it was made of. */
export function checkSite(files: readonly MadeFile[], book: Book): Check[] {
  const layout = layOutSite(book);
  const decoder = new TextDecoder();
  const start = `${layout.folder}/`;
  const inFolder = new Map(
    files.map(({ path, bytes }) => [path.startsWith(start) ? path.slice(start.length) : path, bytes]),
  );
  const page = (name: string): string => decoder.decode(inFolder.get(name) ?? new Uint8Array());
  const names = [indexFile, ...layout.pages.map(({ file }) => file)];
  const pages = names.map(page);
  const pieces = [...layout.index, ...layout.pages.flatMap(({ sections }) => sections)].flatMap(piecesOf);
  const mains = pages.map((text) => text.slice(text.indexOf("<main>"), text.lastIndexOf("</main>")));
  return [
    checkMarkup(pages),
    checkLinks(names, pages, new Set(inFolder.keys())),
    checkContents(page(indexFile), inReadingOrder(layout.sections), layout.fileOf),
    checkSafe(pages, /^(?:#|[\w-]+\.(?:html|css)$|images\/[\w-]+\.\w+$)/i),
    checkWords(pieces, mains.map((main) => readMarkup(withoutTitlePage(main))).join("\n")),
  ];
}

/** No page is lost on the way from the first to the last, and nothing leads nowhere. */
function checkLinks(names: readonly string[], pages: readonly string[], files: ReadonlySet<string>): Check {
  for (const [place, text] of pages.entries()) {
    const next = /<a rel="next" href="([^"]+)"/.exec(text)?.[1] ?? null;
    if (next !== (names[place + 1] ?? null))
      return { name: "links", ok: false, detail: `${names[place]} does not lead on to the next page.` };
    const ids = new Set([...text.matchAll(/<[^>]*? id="([^"]+)"/g)].map(([, id = ""]) => id));
    for (const [, address = ""] of text.matchAll(/<[^>]*?\s(?:href|src)="([^"]+)"/g)) {
      const lost = address.startsWith("#") ? !ids.has(address.slice(1)) : !/^\w+:/.test(address) && !files.has(address);
      if (lost) return { name: "links", ok: false, detail: `${names[place]}: nothing is at ${address}.` };
    }
  }
  return { name: "links", ok: true, detail: `${pages.length} pages, each leads on to the next.` };
}

function checkContents(index: string, sections: readonly Section[], fileOf: ReadonlyMap<Section, string>): Check {
  const links = new Set(
    [...index.matchAll(/<li><a href="([^"]+)">([^<]*)<\/a>/g)].map(
      ([, file, title = ""]) => `${file} ${decodeEntities(title)}`,
    ),
  );
  const listed = sections.filter(({ isListed }) => isListed);
  const lost = listed.find((section) => !links.has(`${fileOf.get(section)} ${section.title}`));
  return {
    name: "navigation",
    ok: lost === undefined,
    detail: lost === undefined ? `${listed.length} entries.` : `Not in the table of contents: ${lost.title}.`,
  };
}

function piecesOf(section: Section): readonly string[] {
  if (section.kind === "part") return partPieces(section.part);
  return section.chapter === null ? [] : chapterPieces(section.chapter);
}
