import type { ComparedBook } from "../../formats/comparison/compared-book.ts";
import type { ManuscriptSource } from "../../formats/import/flow.ts";
import type { ImportedManuscript, SplitRule } from "../../formats/import/manuscript.ts";
import type { PagesToRead, PageText } from "../../formats/pdf/page-words.ts";
import type { BookPreview } from "../../story/book-preview.ts";
import type { ComparedChapter, CopiedRange, LinkedChapter } from "../../story/compare-book.ts";
import { assertNever, type Result, succeed } from "../../story/problem.ts";
import type { BookProse, BookTexts } from "../../story/statistics/prose.ts";
import type { CameChapter, SuggestedChapter } from "../../story/suggested-chapter.ts";
import type { ComparisonFormat } from "../contract/history.ts";
import type { AuthorshipFinding, AuthorshipOrder } from "./find-authorship.ts";
import type { TapeOrder } from "./find-tape.ts";
import type { TimelineFinding, TimelineOrder } from "./find-timeline.ts";
import type { WrittenFinding, WrittenOrder } from "./find-written.ts";
import type { FoundMatch, MatchOrder } from "./match-manuscript.ts";
import type { BookMaterial, WrittenBook } from "./write-book.ts";

/** What takes long enough to be done in a worker, as data in and data out. */
export type Work =
  | { readonly kind: "plan"; readonly source: ManuscriptSource; readonly split: SplitRule }
  | ({ readonly kind: "write" } & BookMaterial)
  | ({ readonly kind: "read pages" } & PagesToRead)
  | ({ readonly kind: "match" } & MatchOrder)
  | { readonly kind: "suggest"; readonly chapters: readonly { readonly own: string; readonly came: CameChapter }[] }
  | ({ readonly kind: "preview" } & BookMaterial)
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

interface WorkValues {
  readonly plan: ImportedManuscript;
  readonly match: readonly FoundMatch[];
  readonly suggest: readonly SuggestedChapter[];
  readonly write: WrittenBook;
  readonly "read pages": readonly PageText[];
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

/** A worker does one thing and ends: it loads what that takes, and nothing of the rest. */
export async function doWork(work: Work): Promise<Result<WorkValue<Work["kind"]>>> {
  switch (work.kind) {
    case "plan":
      return (await import("../../formats/readers.ts")).planManuscript(work.source, work.split);
    case "match":
      return succeed((await import("./match-manuscript.ts")).findMatches(work));
    case "suggest": {
      const { suggestChapter } = await import("../../story/suggested-chapter.ts");
      return succeed(work.chapters.map(({ own, came }) => suggestChapter(own, came)));
    }
    case "write":
      return (await import("./write-book.ts")).writeBook(work);
    case "read pages":
      return succeed(await (await import("../../formats/pdf/page-words.ts")).readPages(work));
    case "preview":
      return (await import("./preview-work.ts")).makePreview(work);
    case "written":
      return succeed((await import("./find-written.ts")).findWritten(work));
    case "timeline":
      return succeed((await import("./find-timeline.ts")).findTimeline(work));
    case "tape":
      return succeed((await import("./find-tape.ts")).findTape(work));
    case "authorship":
      return succeed((await import("./find-authorship.ts")).findAuthorship(work));
    case "prose":
      return succeed((await import("../../story/statistics/prose.ts")).analyseBook(work.book));
    case "write comparison":
      return succeed((await import("./write-comparison.ts")).writeComparison(work.format, work.book));
    case "link chapters":
      return succeed((await import("../../story/compare-book.ts")).linkChapters(work.chapters, work.copied));
    default:
      return assertNever(work);
  }
}
