import { strFromU8, unzipSync } from "fflate";
import type { Book } from "../../story/book.ts";
import type { Check } from "../markup/book-text.ts";
import { textOf } from "./fonts.ts";

/** Of an EPUB that brings its font: which of its letters are not in it, so that the reader's own font has to show them. */
export async function checkFonts(bytes: Uint8Array, { preset }: Book): Promise<readonly Check[]> {
  const family = preset.prose.ebookFont;
  if (family === null) return [];
  const { Blob, Face } = await import("harfbuzzjs");
  const files = Object.entries(unzipSync(bytes));
  const fonts = files.filter(([path]) => path.endsWith(".ttf")).map(([, font]) => font);
  const size = Math.ceil(fonts.reduce((sum, font) => sum + font.length, 0) / 1024);
  const had = fonts.map((font) => new Set(new Face(new Blob(font.slice().buffer)).collectUnicodes()));
  const letters = new Set(
    files.flatMap(([path, page]) => (path.endsWith(".xhtml") ? [...textOf(strFromU8(page))] : [])),
  );
  const lacking = [...letters].filter(
    (letter) => /[^\s\p{C}]/u.test(letter) && !had.every((face) => face.has(letter.codePointAt(0) ?? 0)),
  );
  const said =
    fonts.length === 0
      ? "The font is not in the file."
      : lacking.length === 0
        ? `${family} with every letter of the book, ${size} KB.`
        : `Not in ${family}, so in the reader’s own font: ${lacking.slice(0, mostShown).join(" ")}.`;
  return [{ name: "fonts", ok: fonts.length > 0, warns: lacking.length > 0, detail: said }];
}

const mostShown = 20;
