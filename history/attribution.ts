import type { DocumentName } from "./record.ts";

/** A stretch of a version's text that one record wrote. */
export interface Attribution {
  /** UTF-16 units. */
  readonly length: number;
  /** The row that brought the characters into the text. */
  readonly record: number;
  /** Where they were copied from, followed to the start; null where they were typed here. */
  readonly source: Source | null;
}

/** The first appearance of copied text. */
export interface Source {
  readonly document: DocumentName;
  readonly client: number;
  readonly clock: number;
  /** The row that wrote it; null where it was written in another document. */
  readonly record: number | null;
}

/** Adds to a list, joined to the last where it goes on with the same words by the same record. */
export function pushAttribution(list: Attribution[], next: Attribution): void {
  const last = list.at(-1);
  if (last !== undefined && last.record === next.record && continuesSource(last, next.source))
    list[list.length - 1] = { ...last, length: last.length + next.length };
  else list.push(next);
}

function continuesSource(last: Attribution, source: Source | null): boolean {
  if (last.source === null || source === null) return last.source === source;
  return (
    last.source.document === source.document &&
    last.source.client === source.client &&
    last.source.clock + last.length === source.clock &&
    last.source.record === source.record
  );
}
