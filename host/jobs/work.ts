import type { MadeFile } from "../../formats/book-writer.ts";
import type { ComparedBook } from "../../formats/comparison/compared-book.ts";
import { writeComparedDocx } from "../../formats/comparison/docx.ts";
import { writeComparedHtml } from "../../formats/comparison/html.ts";
import { writeComparedText } from "../../formats/comparison/text.ts";
import type { ManuscriptSource } from "../../formats/import/flow.ts";
import type { ImportedManuscript, SplitRule } from "../../formats/import/manuscript.ts";
import type { Check } from "../../formats/markup/book-text.ts";
import { pandocSource } from "../../formats/pandoc/source.ts";
import { planManuscript } from "../../formats/readers.ts";
import { writers } from "../../formats/writers.ts";
import type { Book, BookImage } from "../../story/book.ts";
import type { BookDetails } from "../../story/book-details.ts";
import type { BookPreview } from "../../story/book-preview.ts";
import { type ComparedChapter, type CopiedRange, type LinkedChapter, linkChapters } from "../../story/compare-book.ts";
import { compileBook } from "../../story/compile.ts";
import { nameOfFile } from "../../story/file-names.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import { type ExportFormat, isPandocFormat, type Preset } from "../../story/preset.ts";
import { assertNever, type Result, succeed } from "../../story/problem.ts";
import type { ChapterReview } from "../../story/review.ts";
import { analyseBook, type BookProse, type BookTexts } from "../../story/statistics/prose.ts";
import { type CameChapter, type SuggestedChapter, suggestChapter } from "../../story/suggested-chapter.ts";
import type { ComparisonFormat } from "../contract/history.ts";
import { withEbookFont } from "./ebook-font.ts";
import { type AuthorshipFinding, type AuthorshipOrder, findAuthorship } from "./find-authorship.ts";
import { findTape, type TapeOrder } from "./find-tape.ts";
import { findTimeline, type TimelineFinding, type TimelineOrder } from "./find-timeline.ts";
import { findWritten, type WrittenFinding, type WrittenOrder } from "./find-written.ts";
import { type FoundMatch, findMatches, type MatchOrder } from "./match-manuscript.ts";
import { makePreview, type PreviewMaterial } from "./preview-work.ts";

/** What takes long enough to be done in a worker, as data in and data out. */
export type Work =
  | { readonly kind: "plan"; readonly source: ManuscriptSource; readonly split: SplitRule }
  | {
      readonly kind: "write";
      readonly format: ExportFormat;
      readonly outline: Outline;
      readonly texts: ReadonlyMap<string, string>;
      readonly identifier: string;
      readonly modified: string;
      readonly details: BookDetails;
      readonly preset: Preset;
      readonly cover: BookImage | null;
      readonly images: readonly BookImage[];
      /** Comments and suggestions that go along, of the chapters that have any. */
      readonly reviews: ReadonlyMap<ItemId, ChapterReview>;
    }
  | ({ readonly kind: "match" } & MatchOrder)
  | { readonly kind: "suggest"; readonly chapters: readonly { readonly own: string; readonly came: CameChapter }[] }
  | ({ readonly kind: "preview" } & PreviewMaterial)
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
  readonly files: readonly MadeFile[];
  readonly checks: readonly Check[];
}

interface WorkValues {
  readonly plan: ImportedManuscript;
  readonly match: readonly FoundMatch[];
  readonly suggest: readonly SuggestedChapter[];
  readonly write: WrittenBook;
  readonly preview: BookPreview;
  readonly written: WrittenFinding;
  readonly timeline: TimelineFinding;
  readonly tape: Uint8Array;
  readonly authorship: AuthorshipFinding;
  readonly prose: BookProse;
  readonly "write comparison": Uint8Array;
  readonly "link chapters": readonly LinkedChapter[];
}

export type WorkValue<Kind extends Work["kind"]> = WorkValues[Kind];

export async function doWork(work: Work): Promise<Result<WorkValue<Work["kind"]>>> {
  switch (work.kind) {
    case "plan":
      return planManuscript(work.source, work.split);
    case "match":
      return succeed(findMatches(work));
    case "suggest":
      return succeed(work.chapters.map(({ own, came }) => suggestChapter(own, came)));
    case "write": {
      const { outline, identifier, modified, details, preset, cover, images, reviews } = work;
      const book = compileBook({
        outline,
        texts: (id) => work.texts.get(id) ?? "",
        identifier,
        modified,
        details,
        preset,
        cover,
        images,
        reviews,
      });
      const whole = await withEbookFont(work.format, book);
      return whole.ok ? writeBook(work.format, whole.value) : whole;
    }
    case "preview":
      return makePreview(work);
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

async function writeBook(format: ExportFormat, book: Book): Promise<Result<WrittenBook>> {
  // The host hands it to Pandoc: no worker starts a program.
  if (isPandocFormat(format))
    return succeed({
      files: [{ path: `${nameOfFile(book.title)}.${format}`, bytes: pandocSource(book, format) }],
      checks: [],
    });
  const writer = writers[format];
  const written = await writer.write(book);
  if (!written.ok) return written;
  return succeed({ files: written.value, checks: await writer.check(written.value, book) });
}
