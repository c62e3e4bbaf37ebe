import { type BookDay, bookDays } from "../../history/book-days.ts";
import type { Author, DocumentName, ReplicaKey } from "../../history/record.ts";
import type { LogSlice } from "../../history/slice.ts";
import type { IdRange } from "../../history/structs.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { type WrittenText, writtenWords } from "../../history/written-words.ts";
import { daysOf } from "../../story/statistics/days.ts";

/** Histories to be read for what was written in them. */
export interface WrittenOrder {
  readonly zone: string;
  readonly people: ReadonlyMap<ReplicaKey, Author>;
  readonly texts: readonly {
    readonly document: DocumentName;
    readonly slices: readonly LogSlice[];
    readonly lent: readonly IdRange[];
  }[];
  /** Of the outline; null where it is known already. */
  readonly outline: readonly LogSlice[] | null;
}

export interface WrittenFinding {
  readonly texts: ReadonlyMap<DocumentName, WrittenText>;
  readonly book: readonly BookDay[] | null;
}

export function findWritten({ zone, people, texts, outline }: WrittenOrder): WrittenFinding {
  const dayOf = daysOf(zone);
  return {
    texts: new Map(
      texts.map(({ document, slices, lent }) => [
        document,
        writtenWords(TextIndex.build(uniteSlices(slices)), { dayOf, people, lent }),
      ]),
    ),
    book: outline === null || outline.length === 0 ? null : bookDays(uniteSlices(outline), dayOf),
  };
}
