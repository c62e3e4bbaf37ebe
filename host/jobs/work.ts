import type { ComparedBook } from "../../formats/comparison/compared-book.ts";
import { writeComparedDocx } from "../../formats/comparison/docx.ts";
import { writeComparedHtml } from "../../formats/comparison/html.ts";
import { writeComparedText } from "../../formats/comparison/text.ts";
import { checkEpub } from "../../formats/epub/check.ts";
import { writeEpub } from "../../formats/epub/write.ts";
import { checkHtml } from "../../formats/html/check.ts";
import { writeHtml } from "../../formats/html/write.ts";
import { type MarkdownFile, planMarkdownFolder } from "../../formats/import/folder.ts";
import type { ImportedManuscript, ImportOptions } from "../../formats/import/manuscript.ts";
import { planImport } from "../../formats/import/plan.ts";
import { checkMarkdown } from "../../formats/markdown/check.ts";
import { writeMarkdown } from "../../formats/markdown/write.ts";
import { checkText } from "../../formats/text/check.ts";
import { decodeText } from "../../formats/text/decode.ts";
import { writeText } from "../../formats/text/write.ts";
import type { Book, BookImage } from "../../story/book.ts";
import { type ComparedChapter, type CopiedRange, type LinkedChapter, linkChapters } from "../../story/compare-book.ts";
import { compileBook } from "../../story/compile.ts";
import type { Outline } from "../../story/outline.ts";
import { assertNever, type Result, succeed } from "../../story/problem.ts";
import { analyseBook, type BookProse, type BookTexts } from "../../story/statistics/prose.ts";
import type { ExportFormat } from "../contract/contract.ts";
import type { ComparisonFormat } from "../contract/history.ts";
import { type AuthorshipFinding, type AuthorshipOrder, findAuthorship } from "./find-authorship.ts";
import { findTape, type TapeOrder } from "./find-tape.ts";
import { findTimeline, type TimelineFinding, type TimelineOrder } from "./find-timeline.ts";
import { findWritten, type WrittenFinding, type WrittenOrder } from "./find-written.ts";

/** What takes long enough to be done in a worker, as data in and data out. */
export type Work =
  | { readonly kind: "plan"; readonly bytes: Uint8Array; readonly options: Omit<ImportOptions, "format"> }
  | {
      readonly kind: "plan folder";
      readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
      readonly name: string;
    }
  | {
      readonly kind: "write";
      readonly format: ExportFormat;
      readonly outline: Outline;
      readonly texts: ReadonlyMap<string, string>;
      readonly identifier: string;
      readonly modified: string;
      readonly cover: BookImage | null;
      readonly images: readonly BookImage[];
    }
  | ({ readonly kind: "written" } & WrittenOrder)
  | ({ readonly kind: "timeline" } & TimelineOrder)
  | ({ readonly kind: "tape" } & TapeOrder)
  | ({ readonly kind: "authorship" } & AuthorshipOrder)
  | { readonly kind: "prose"; readonly book: BookTexts }
  | { readonly kind: "write comparison"; readonly format: ComparisonFormat; readonly book: ComparedBook }
  | {
      readonly kind: "link chapters";
      readonly chapters: readonly ComparedChapter[];
      readonly copied: readonly CopiedRange[];
    };

export interface WrittenBook {
  readonly bytes: Uint8Array;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
}

interface WorkValues {
  readonly plan: ImportedManuscript;
  readonly "plan folder": ImportedManuscript;
  readonly write: WrittenBook;
  readonly written: WrittenFinding;
  readonly timeline: TimelineFinding;
  readonly tape: Uint8Array;
  readonly authorship: AuthorshipFinding;
  readonly prose: BookProse;
  readonly "write comparison": Uint8Array;
  readonly "link chapters": readonly LinkedChapter[];
}

export type WorkValue<Kind extends Work["kind"]> = WorkValues[Kind];

export function doWork(work: Work): Result<WorkValue<Work["kind"]>> {
  switch (work.kind) {
    case "plan": {
      const decoded = decodeText(work.bytes);
      if (!decoded.ok) return decoded;
      const format = /\.(md|markdown|mdown)$/i.test(work.options.fileName) ? "markdown" : "text";
      return planImport(decoded.value.text, { ...work.options, format });
    }
    case "plan folder": {
      const files: MarkdownFile[] = [];
      for (const { path, bytes } of work.files) {
        const decoded = decodeText(bytes);
        if (decoded.ok) files.push({ path, text: decoded.value.text });
        else if (decoded.problem.code !== "file-empty") return decoded;
      }
      return planMarkdownFolder(files, work.name);
    }
    case "write": {
      const { outline, identifier, modified, cover, images } = work;
      const book = compileBook({
        outline,
        texts: (id) => work.texts.get(id) ?? "",
        identifier,
        modified,
        cover,
        images,
      });
      return writeBook(work.format, book);
    }
    case "written":
      return succeed(findWritten(work));
    case "timeline":
      return succeed(findTimeline(work));
    case "tape":
      return succeed(findTape(work));
    case "authorship":
      return succeed(findAuthorship(work));
    case "prose":
      return succeed(analyseBook(work.book));
    case "write comparison":
      return succeed(writeComparison(work.format, work.book));
    case "link chapters":
      return succeed(linkChapters(work.chapters, work.copied));
    default:
      return assertNever(work);
  }
}

function writeComparison(format: ComparisonFormat, book: ComparedBook): Uint8Array {
  switch (format) {
    case "html":
      return writeComparedHtml(book);
    case "docx":
      return writeComparedDocx(book);
    case "text":
      return new TextEncoder().encode(writeComparedText(book));
    default:
      return assertNever(format);
  }
}

function writeBook(format: ExportFormat, book: Book): Result<WrittenBook> {
  switch (format) {
    case "epub": {
      const written = writeEpub(book);
      return written.ok ? succeed({ bytes: written.value, checks: checkEpub(written.value, book) }) : written;
    }
    case "html": {
      const bytes = writeHtml(book);
      return succeed({ bytes, checks: checkHtml(bytes, book) });
    }
    case "markdown": {
      const bytes = writeMarkdown(book);
      return succeed({ bytes, checks: checkMarkdown(bytes, book) });
    }
    case "text": {
      const bytes = writeText(book);
      return succeed({ bytes, checks: checkText(bytes, book) });
    }
    default:
      return assertNever(format);
  }
}
