import type { Book } from "../story/book.ts";
import { nameOfFile } from "../story/file-names.ts";
import type { OwnFormat } from "../story/preset.ts";
import { type Result, succeed } from "../story/problem.ts";
import { checkAo3 } from "./ao3/check.ts";
import { writeAo3 } from "./ao3/write.ts";
import type { BookWriter, MadeFile } from "./book-writer.ts";
import { chapterFiles } from "./chapter-files.ts";
import { checkEpub } from "./epub/check.ts";
import { checkFonts } from "./epub/check-fonts.ts";
import { writeEpub } from "./epub/write.ts";
import { checkHtml } from "./html/check.ts";
import { writeHtml } from "./html/write.ts";
import { checkLatex } from "./latex/check.ts";
import { writeLatex } from "./latex/write.ts";
import { checkMarkdown, readMarkdown } from "./markdown/check.ts";
import { writeMarkdown, writeNodes } from "./markdown/write.ts";
import type { Check } from "./markup/book-text.ts";
import { checkPictures, officeKinds, type PictureKinds, printedKinds } from "./markup/check-pictures.ts";
import { checkOdt } from "./odt/check.ts";
import { writeOdt } from "./odt/write.ts";
import { loadPdf } from "./pdf/load.ts";
import { checkRtf } from "./rtf/check.ts";
import { writeRtf } from "./rtf/write.ts";
import { checkSite } from "./site/check.ts";
import { writeSite } from "./site/write.ts";
import { checkText } from "./text/check.ts";
import { writeText, writeTextOf } from "./text/write.ts";

/** Every format that Redraft writes itself. A heavy writer is loaded when it is asked for. */
export const writers: { readonly [format in OwnFormat]: BookWriter } = {
  docx: withPictures(
    officeKinds,
    oneFile(
      "docx",
      async (book) => (await import("./docx/write.ts")).writeDocx(book),
      async (bytes, book) => (await import("./docx/check.ts")).checkDocx(bytes, book),
    ),
  ),
  epub: withPictures(
    null,
    oneFile("epub", writeEpub, async (bytes, book) => [...checkEpub(bytes, book), ...(await checkFonts(bytes, book))]),
  ),
  html: withPictures(
    null,
    oneFile("html", (book) => succeed(writeHtml(book)), checkHtml),
  ),
  site: withPictures(null, { write: (book) => succeed(writeSite(book)), check: checkSite }),
  ao3: { write: (book) => succeed(writeAo3(book)), check: checkAo3 },
  latex: withPictures(printedKinds, { write: (book) => succeed(writeLatex(book)), check: checkLatex }),
  markdown: oneOrChapters(
    oneFile("md", (book) => succeed(writeMarkdown(book)), checkMarkdown),
    chapterFiles({
      name: "Markdown",
      ending: "md",
      write: (nodes) => writeNodes(nodes).trimStart(),
      read: readMarkdown,
    }),
  ),
  odt: withPictures(
    officeKinds,
    oneFile("odt", (book) => succeed(writeOdt(book)), checkOdt),
  ),
  pdf: oneFile(
    "pdf",
    async (book) => {
      const pdf = await loadPdf();
      return pdf.ok ? pdf.value.writePdf(book) : pdf;
    },
    async (bytes, book) => {
      const pdf = await loadPdf();
      return pdf.ok ? pdf.value.checkPdf(bytes, book) : [];
    },
  ),
  rtf: withPictures(
    printedKinds,
    oneFile("rtf", (book) => succeed(writeRtf(book)), checkRtf),
  ),
  text: oneOrChapters(
    oneFile("txt", (book) => succeed(writeText(book, { wrap: book.preset.wrap ?? undefined })), checkText),
    chapterFiles({
      name: "text",
      ending: "txt",
      write: (nodes, book) => writeTextOf(nodes, { wrap: book.preset.wrap ?? undefined }),
      read: (text) => text,
    }),
  ),
};

/** One that shows images of these kinds, and says which ones of the book it only describes. */
function withPictures(kinds: PictureKinds, writer: BookWriter): BookWriter {
  return {
    write: (book) => writer.write(book),
    check: async (files, book) => [...(await writer.check(files, book)), ...checkPictures(book, kinds)],
  };
}

/** As the preset wants it. */
function oneOrChapters(one: BookWriter, chapters: BookWriter): BookWriter {
  const chosen = ({ preset }: Book): BookWriter => (preset.files === "chapters" ? chapters : one);
  return {
    write: (book) => chosen(book).write(book),
    check: (files, book) => chosen(book).check(files, book),
  };
}

/** A writer of a single file that is named as the book. */
function oneFile(
  ending: string,
  write: (book: Book) => Result<Uint8Array> | Promise<Result<Uint8Array>>,
  check: (bytes: Uint8Array, book: Book) => readonly Check[] | Promise<readonly Check[]>,
): BookWriter {
  return {
    async write(book) {
      const written = await write(book);
      return written.ok
        ? succeed<readonly MadeFile[]>([{ path: `${nameOfFile(book.title)}.${ending}`, bytes: written.value }])
        : written;
    },
    check: ([file], book) => check(file?.bytes ?? new Uint8Array(), book),
  };
}
