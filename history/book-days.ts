import type { OutlineItem } from "../story/outline.ts";
import { readOutline } from "../story/outline-document.ts";
import type { Day } from "../story/statistics/days.ts";
import { documentAt } from "./document-at.ts";
import type { ReplicaKey } from "./record.ts";
import { replicaOfRow, type Union } from "./union.ts";

export interface BookDay {
  readonly day: Day;
  /** The texts that were the book in the evening. */
  readonly items: readonly string[];
}

/** Which chapters were in the book at the end of each day on which the outline changed. */
export function bookDays(union: Union, dayOf: (seconds: number) => Day): readonly BookDay[] {
  const { records } = union;
  const lastOfDay = new Map<Day, number>();
  for (let row = 0; row < records.count; row++) {
    const { inserted, deleted } = records;
    const changes =
      inserted.starts[row] !== inserted.starts[row + 1] || deleted.starts[row] !== deleted.starts[row + 1];
    if (changes) lastOfDay.set(dayOf(records.wall[row] as number), row);
  }
  const version = new Map<ReplicaKey, number>();
  const days: BookDay[] = [];
  let next = 0;
  for (const [day, last] of [...lastOfDay].sort((a, b) => a[1] - b[1])) {
    for (; next <= last; next++) version.set(replicaOfRow(records, next), records.seq[next] as number);
    const document = documentAt(union, version);
    days.push({ day, items: chaptersOfBook(readOutline(document).book) });
    document.destroy();
  }
  return days;
}

/** Chapters that are in the book, in every part that is. */
export function chaptersOfBook(items: readonly OutlineItem[]): string[] {
  return items.flatMap(({ id, kind, inBook, children }) =>
    inBook ? [...(kind === "chapter" ? [id] : []), ...chaptersOfBook(children)] : [],
  );
}
