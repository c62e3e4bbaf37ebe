import type { Book } from "../story/book.ts";
import { nameOfFile } from "../story/file-names.ts";
import type { OwnFormat } from "../story/preset.ts";
import { type Result, succeed } from "../story/problem.ts";
import type { BookWriter, MadeFile } from "./book-writer.ts";
import { chapterFiles } from "./chapter-files.ts";
import { checkMarkdown, readMarkdown } from "./markdown/check.ts";
import { writeMarkdown, writeNodes } from "./markdown/write.ts";
import type { Check } from "./markup/book-text.ts";
import { checkPictures, officeKinds, type PictureKinds, printedKinds } from "./markup/check-pictures.ts";
import { loadPdf } from "./pdf/load.ts";
import type { PageReading } from "./pdf/page-words.ts";
import { checkText } from "./text/check.ts";
import { writeText, writeTextOf } from "./text/write.ts";

/**
 * Every format that Redraft writes itself. Its writer and its check are loaded when they are asked for: a thread that writes one format
 * begins sooner by what it doesn't read of the others.
 */
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
    oneFile(
      "epub",
      async (book) => (await import("./epub/write.ts")).writeEpub(book),
      async (bytes, book) => [
        ...(await import("./epub/check.ts")).checkEpub(bytes, book),
        ...(await (await import("./epub/check-fonts.ts")).checkFonts(bytes, book)),
      ],
    ),
  ),
  html: withPictures(
    null,
    oneFile(
      "html",
      async (book) => succeed((await import("./html/write.ts")).writeHtml(book)),
      async (bytes, book) => (await import("./html/check.ts")).checkHtml(bytes, book),
    ),
  ),
  site: withPictures(null, {
    write: async (book) => succeed((await import("./site/write.ts")).writeSite(book)),
    check: async (files, book) => (await import("./site/check.ts")).checkSite(files, book),
  }),
  ao3: {
    write: async (book) => succeed((await import("./ao3/write.ts")).writeAo3(book)),
    check: async (files, book) => (await import("./ao3/check.ts")).checkAo3(files, book),
  },
  latex: withPictures(printedKinds, {
    write: async (book) => succeed((await import("./latex/write.ts")).writeLatex(book)),
    check: async (files, book) => (await import("./latex/check.ts")).checkLatex(files, book),
  }),
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
    oneFile(
      "odt",
      async (book) => succeed((await import("./odt/write.ts")).writeOdt(book)),
      async (bytes, book) => (await import("./odt/check.ts")).checkOdt(bytes, book),
    ),
  ),
  pdf: oneFile(
    "pdf",
    async (book) => {
      const pdf = await loadPdf();
      return pdf.ok ? pdf.value.writePdf(book) : pdf;
    },
    async (bytes, book, elsewhere) => {
      const pdf = await loadPdf();
      return pdf.ok ? pdf.value.checkPdf(bytes, book, elsewhere) : [];
    },
  ),
  rtf: withPictures(
    printedKinds,
    oneFile(
      "rtf",
      async (book) => succeed((await import("./rtf/write.ts")).writeRtf(book)),
      async (bytes, book) => (await import("./rtf/check.ts")).checkRtf(bytes, book),
    ),
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
  check: (bytes: Uint8Array, book: Book, elsewhere?: PageReading) => readonly Check[] | Promise<readonly Check[]>,
): BookWriter {
  return {
    async write(book) {
      const written = await write(book);
      return written.ok
        ? succeed<readonly MadeFile[]>([{ path: `${nameOfFile(book.title)}.${ending}`, bytes: written.value }])
        : written;
    },
    check: ([file], book, elsewhere) => check(file?.bytes ?? new Uint8Array(), book, elsewhere),
  };
}
