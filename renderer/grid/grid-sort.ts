import { type Column, statuses } from "../../story/outline.ts";
import { type Field, fieldText } from "../outline/describe-line.ts";
import type { OutlineLine } from "../outline/outline-lines.ts";

export type GridColumn = Field | "words";

export interface GridSort {
  readonly column: GridColumn;
  readonly direction: "ascending" | "descending";
}

/** In the order of a column, what says nothing there last; null is the order of the book. */
export function sortLines(
  lines: readonly OutlineLine[],
  sort: GridSort | null,
  language: string,
): readonly OutlineLine[] {
  if (!sort) return lines;
  const { column } = sort;
  const sign = sort.direction === "ascending" ? 1 : -1;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const isEmpty = (line: OutlineLine) => (column === "words" ? line.words === 0 : fieldText(line, column) === "");
  const order = (a: OutlineLine, b: OutlineLine): number => {
    if (column === "words") return a.words - b.words;
    if (column === "target") return (a.target ?? 0) - (b.target ?? 0);
    if (column === "status") return statusPlace(a) - statusPlace(b);
    return compare(fieldText(a, column), fieldText(b, column));
  };
  // Parts hold what is sorted: they would stand among it as if they were chapters.
  return lines
    .filter(({ kind }) => kind !== "part")
    .sort((a, b) => Number(isEmpty(a)) - Number(isEmpty(b)) || sign * order(a, b));
}

function statusPlace({ status }: OutlineLine): number {
  return status === null ? -1 : statuses.indexOf(status);
}

/** The grid as a table of cells, as it is shown: for a spreadsheet. */
export function gridCells(
  lines: readonly OutlineLine[],
  heads: readonly { readonly column: GridColumn; readonly name: string }[],
): readonly (readonly (string | number)[])[] {
  const cell = (line: OutlineLine, column: GridColumn): string | number => {
    if (column === "words") return line.words;
    return column === "target" ? (line.target ?? "") : fieldText(line, column);
  };
  return [heads.map(({ name }) => name), ...lines.map((line) => heads.map(({ column }) => cell(line, column)))];
}

export function ownColumns(
  columns: readonly Column[],
): readonly { readonly column: GridColumn; readonly name: string }[] {
  return columns.map(({ id, name }) => ({ column: `column:${id}` as const, name }));
}
