import type { Book } from "../../story/book.ts";
import type { MadeFile } from "../book-writer.ts";
import { withSlashes } from "../html/document.ts";
import { bookPieces, type Check, chapterPieces, checkWords, partPieces } from "../markup/book-text.ts";
import { findMalformed, readMarkup } from "../markup/read.ts";
import { isKeptAttribute, keptTags } from "./archive-markup.ts";
import { layOutWork, wholeFile } from "./layout.ts";
import { checkLimits } from "./limits.ts";

/** Reads the written chapters back and holds them against the book that they were made of. */
export function checkAo3(files: readonly MadeFile[], book: Book): Check[] {
  const { folder, chapters } = layOutWork(book);
  const decoder = new TextDecoder();
  const read = (name: string): string =>
    decoder.decode(files.find(({ path }) => path === `${folder}/${name}`)?.bytes ?? new Uint8Array());
  const whole = read(wholeFile);
  const posted = chapters.map((chapter) => ({ ...chapter, markup: read(chapter.file) }));
  const all = [whole, ...posted.map(({ markup }) => markup)];
  const alone = posted.flatMap(({ parts, chapter }) => [
    ...parts.flatMap(partPieces),
    ...chapterPieces({ ...chapter, heading: null }),
  ]);
  const words = checkWords(bookPieces(book), readMarkup(whole));
  return [
    checkMarkup(all),
    checkTags(all),
    checkNotes(all),
    checkLimits(book, posted),
    words.ok
      ? { ...checkWords(alone, posted.map(({ markup }) => readMarkup(markup)).join("\n")), detail: words.detail }
      : words,
  ];
}

function checkMarkup(texts: readonly string[]): Check {
  for (const text of texts) {
    const problem = findMalformed(`<div>${withSlashes(text)}</div>`);
    if (problem !== null) return { name: "markup", ok: false, detail: `${problem}.` };
  }
  return { name: "markup", ok: true, detail: "All elements are closed." };
}

/** Nothing that the archive would take out without a word. */
function checkTags(texts: readonly string[]): Check {
  for (const text of texts)
    for (const [whole, tag = "", rest = ""] of text.matchAll(/<\/?([a-z][a-z0-9]*)([^>]*)>/gi)) {
      const names = [...rest.matchAll(/([\w:-]+)="[^"]*"/g)].map(([, name = ""]) => name);
      if (!keptTags.has(tag) || names.some((name) => !isKeptAttribute(tag, name)))
        return { name: "tags", ok: false, detail: `The archive does not keep ${whole.slice(0, 60)}.` };
    }
  return { name: "tags", ok: true, detail: "Only what the archive keeps." };
}

/** Every note is led to, and leads back. */
function checkNotes(texts: readonly string[]): Check {
  for (const text of texts) {
    const names = new Set([...text.matchAll(/<a [^>]*?name="([^"]+)"/g)].map(([, name = ""]) => name));
    const lost = [...text.matchAll(/<a [^>]*?href="#([^"]+)"/g)].find(([, name = ""]) => !names.has(name));
    if (lost) return { name: "links", ok: false, detail: `Nothing is at #${lost[1]}.` };
  }
  return { name: "links", ok: true, detail: "Every note is led to and leads back." };
}
