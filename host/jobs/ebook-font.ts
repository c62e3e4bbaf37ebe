import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fontFolders } from "../../formats/pdf/shipped.ts";
import { type Book, type FontFace, fontFaces } from "../../story/book.ts";
import type { EbookFont, ExportFormat } from "../../story/preset.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";

/**
 * The book with the font that its preset wants an ebook to bring; other formats bring none.
 *
 * Problem: "font-absent", where a file of it can't be read.
 */
export async function withEbookFont(format: ExportFormat, book: Book): Promise<Result<Book>> {
  const family = book.preset.prose.ebookFont;
  if (format !== "epub" || family === null) return succeed(book);
  try {
    const faces = await Promise.all(
      fontFaces.map(async (face) => [face, new Uint8Array(await readFile(fileOf(family, face)))] as const),
    );
    return succeed({ ...book, font: { family, faces: new Map(faces) } });
  } catch {
    return fail(
      "font-absent",
      `The font ${family} is not where Redraft keeps its fonts.`,
      "Choose the reader’s own font in the preset meanwhile, or install Redraft anew.",
    );
  }
}

/** As the packages of Google's fonts call their files: "EBGaramond_400Regular_Italic.ttf". */
function fileOf(family: EbookFont, face: FontFace): string {
  const weight = face.startsWith("bold") ? "700Bold" : "400Regular";
  const name = face.endsWith("italic") ? `${weight}_Italic` : weight;
  return join(fontFolders[family], name, `${family.replaceAll(" ", "")}_${name}.ttf`);
}
