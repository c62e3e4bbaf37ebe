import { type Day, weekStart } from "./days.ts";

/** Words that came and words that went. */
export interface Change {
  readonly added: number;
  readonly removed: number;
}

/** What was done to one text on one day by one person. */
export interface ItemChange extends Change {
  readonly item: string;
  readonly person: string;
}

export interface WrittenDay {
  readonly day: Day;
  /** Only texts to which something was done. */
  readonly changes: readonly ItemChange[];
}

export const unchanged: Change = { added: 0, removed: 0 };

export function netOf({ added, removed }: Change): number {
  return added - removed;
}

export function addUp(changes: Iterable<Change>): Change {
  let added = 0;
  let removed = 0;
  for (const change of changes) {
    added += change.added;
    removed += change.removed;
  }
  return { added, removed };
}

/** Everything that was done from one day to another, both among them; by one person, where one is named. */
export function changesBetween(
  days: readonly WrittenDay[],
  from: Day,
  to: Day,
  person: string | null = null,
): readonly ItemChange[] {
  return days
    .filter(({ day }) => from <= day && day <= to)
    .flatMap(({ changes }) => changes)
    .filter((change) => person === null || change.person === person);
}

export function changesOfWeek(
  days: readonly WrittenDay[],
  today: Day,
  person: string | null = null,
): readonly ItemChange[] {
  return changesBetween(days, weekStart(today), today, person);
}

/** The same by text, each once. */
export function byItem(changes: readonly ItemChange[]): ReadonlyMap<string, Change> {
  const items = new Map<string, Change>();
  for (const change of changes) items.set(change.item, addUp([items.get(change.item) ?? unchanged, change]));
  return items;
}

/** A text's words at the end of the days on which they changed, ascending. */
export type Lengths = readonly { readonly day: Day; readonly words: number }[];

/**
 * The book's words at the end of every day on which they changed: of the texts that were in it on that day.
 *
 * @param contents from which day on which texts were the book, ascending
 */
export function wordsOverTime(
  lengths: ReadonlyMap<string, Lengths>,
  contents: readonly { readonly day: Day; readonly items: readonly string[] }[],
): Lengths {
  const changes = new Map<Day, [string, number][]>();
  const changesOn = (day: Day): [string, number][] => {
    const known = changes.get(day) ?? [];
    changes.set(day, known);
    return known;
  };
  for (const [item, list] of lengths) for (const { day, words } of list) changesOn(day).push([item, words]);
  const books = new Map(contents.map(({ day, items }) => [day, new Set(items)]));
  for (const day of books.keys()) changesOn(day);
  const words = new Map<string, number>();
  const curve: { day: Day; words: number }[] = [];
  let book: ReadonlySet<string> = new Set(contents[0]?.items ?? []);
  for (const day of [...changes.keys()].sort()) {
    for (const [item, length] of changesOn(day)) words.set(item, length);
    book = books.get(day) ?? book;
    let sum = 0;
    for (const item of book) sum += words.get(item) ?? 0;
    if (sum !== curve.at(-1)?.words) curve.push({ day, words: sum });
  }
  return curve;
}
