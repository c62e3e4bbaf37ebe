import type { Book } from "../../story/book.ts";
import type { MadeFile } from "../book-writer.ts";
import { bookPieces, type Check, checkWords } from "../markup/book-text.ts";
import { checkTitles } from "../markup/check-titles.ts";
import { readBack } from "./read-back.ts";

/** Reads a written LaTeX document back and holds it against the book that it was made of. */
export function checkLatex([text, ...images]: readonly MadeFile[], book: Book): Check[] {
  const source = new TextDecoder().decode(text?.bytes);
  const { problem, chapters } = readBack(source);
  const markup = { name: "markup", ok: problem === null, detail: problem ?? "All groups are closed." };
  const words = chapters.flatMap(({ title, text, notes }) => [
    title ?? "",
    text,
    ...[...notes].sort((a, b) => a.number - b.number).map((note) => note.text),
  ]);
  return [
    markup,
    checkImages(source, images),
    checkTitles(
      chapters.flatMap(({ title }) => (title === null ? [] : [title])),
      book,
    ),
    checkWords(bookPieces(book), words.join("\n")),
  ];
}

function checkImages(source: string, images: readonly MadeFile[]): Check {
  const named = new Set([...source.matchAll(/height=[\d.]+bp\]\{([^{}]+)\}/g)].map(([, path = ""]) => path));
  const made = new Set(images.map(({ path }) => path));
  const lost = [...named].find((path) => !made.has(path)) ?? [...made].find((path) => !named.has(path));
  return {
    name: "manifest",
    ok: lost === undefined,
    detail: lost === undefined ? `${made.size} items.` : `Not as listed: ${lost}.`,
  };
}
