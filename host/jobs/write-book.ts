import type { MadeFile } from "../../formats/book-writer.ts";
import type { Check } from "../../formats/markup/book-text.ts";
import type { PagesToRead, PageText } from "../../formats/pdf/page-words.ts";
import { writers } from "../../formats/writers.ts";
import { type BookSource, compileBook } from "../../story/compile.ts";
import { nameOfFile } from "../../story/file-names.ts";
import type { ItemId } from "../../story/ids.ts";
import { type ExportFormat, isPandocFormat } from "../../story/preset.ts";
import { type Result, succeed } from "../../story/problem.ts";
import { withEbookFont } from "./ebook-font.ts";
import { runWork } from "./run-work.ts";

/** What a book is made of, as data. */
export interface BookMaterial extends Omit<BookSource, "texts"> {
  readonly format: ExportFormat;
  readonly texts: ReadonlyMap<ItemId, string>;
}

export interface WrittenBook {
  readonly files: readonly MadeFile[];
  readonly checks: readonly Check[];
}

export async function writeBook({ format, texts, ...source }: BookMaterial): Promise<Result<WrittenBook>> {
  const compiled = compileBook({ ...source, texts: (id) => texts.get(id) ?? "" });
  const whole = await withEbookFont(format, compiled);
  if (!whole.ok) return whole;
  const book = whole.value;
  // The host hands it to Pandoc: no worker starts a program.
  if (isPandocFormat(format)) {
    const { pandocSource } = await import("../../formats/pandoc/source.ts");
    return succeed({
      files: [{ path: `${nameOfFile(book.title)}.${format}`, bytes: pandocSource(book, format) }],
      checks: [],
    });
  }
  const writer = writers[format];
  const written = await writer.write(book);
  if (!written.ok) return written;
  return succeed({ files: written.value, checks: await writer.check(written.value, book, readElsewhere) });
}

/** Its thread ends with the one that asked, also where that is cancelled. */
async function readElsewhere(pages: PagesToRead): Promise<readonly PageText[]> {
  const read = await runWork<"read pages">({ kind: "read pages", ...pages }, new AbortController().signal);
  if (!read.ok) throw new Error(read.problem.sentence);
  return read.value;
}
