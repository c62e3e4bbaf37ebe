import { strFromU8 } from "fflate";
import type { Book } from "../story/book.ts";
import type { BookPreview } from "../story/book-preview.ts";
import { type ExportFormat, isPandocFormat } from "../story/preset.ts";
import { type Result, succeed } from "../story/problem.ts";
import { loadPdf } from "./pdf/load.ts";
import { screensOfEpub, screensOfFiles } from "./preview-screens.ts";
import { writers } from "./writers.ts";

/** What has pages is shown as the PDF of the same layout: no word processor is at hand that would break the lines of the others. */
const onPages: ReadonlySet<string> = new Set(["pdf", "docx", "odt", "rtf"]);

/** The book as the format's writer makes it, to be looked at instead of kept. */
export async function previewBook(format: ExportFormat, book: Book): Promise<Result<BookPreview>> {
  if (onPages.has(format)) {
    const pdf = await loadPdf();
    if (!pdf.ok) return pdf;
    const set = pdf.value.previewPdf(book);
    return set.ok ? succeed({ kind: "pages", ...set.value }) : set;
  }
  const written = await writers[isPandocFormat(format) ? "html" : format].write(book);
  if (!written.ok) return written;
  const [first] = written.value;
  const bytes = first?.bytes ?? new Uint8Array();
  if (first?.path.endsWith(".epub")) return succeed({ kind: "screens", screens: screensOfEpub(bytes) });
  const screens = screensOfFiles(written.value);
  return succeed(screens.length > 0 ? { kind: "screens", screens } : { kind: "text", text: strFromU8(bytes) });
}
