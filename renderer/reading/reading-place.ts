import type { ItemId, ProjectId } from "../../story/ids.ts";

/** Where one was in the book: a chapter, and how far into the words that a reader sees. */
export interface ReadingPlace {
  readonly section: string;
  readonly at: number;
}

/** Where the text's cursor stands. */
export interface CursorPlace {
  readonly item: ItemId | null;
  readonly at: number | null;
}

interface Remembered {
  readonly place: ReadingPlace;
  /** Where the cursor stood then: who has moved it since wants to read there. */
  readonly cursor: CursorPlace;
}

export function rememberReading(project: ProjectId, place: ReadingPlace, cursor: CursorPlace): void {
  localStorage.setItem(storageKey(project), JSON.stringify({ place, cursor } satisfies Remembered));
}

/** null begins where the cursor is. */
export function rememberedReading(project: ProjectId, cursor: CursorPlace): ReadingPlace | null {
  try {
    const remembered = JSON.parse(localStorage.getItem(storageKey(project)) ?? "null") as Remembered | null;
    const isSame = remembered?.cursor.item === cursor.item && remembered.cursor.at === cursor.at;
    return isSame ? remembered.place : null;
  } catch {
    return null;
  }
}

function storageKey(project: ProjectId): string {
  return `redraft.reading.${project}`;
}
