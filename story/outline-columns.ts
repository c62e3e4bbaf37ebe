import type * as Y from "yjs";
import { type ItemId, isItemId } from "./ids.ts";
import type { Column } from "./outline.ts";
import { readLine } from "./outline-values.ts";

export const columnsKey = "columns";
export const columnKeyStart = "column:";

/** The writer's own columns, in the order in which they were made. One that was removed keeps what it says, unseen. */
export function readColumns(doc: Y.Doc): readonly Column[] {
  const columns: Column[] = [];
  for (const [id, value] of doc.getMap(columnsKey)) {
    const { name, removed } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
    if (isItemId(id) && removed !== true && readLine(name) !== "") columns.push({ id, name: readLine(name) });
  }
  return columns.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The column's name, or null where there is none. */
export function columnName(doc: Y.Doc, column: ItemId): string | null {
  return readColumns(doc).find(({ id }) => id === column)?.name ?? null;
}

export function writeColumn(doc: Y.Doc, column: ItemId, name: string | null): void {
  const columns = doc.getMap(columnsKey);
  const before = columns.get(column) as { readonly name?: unknown } | undefined;
  columns.set(column, name === null ? { name: readLine(before?.name), removed: true } : { name: readLine(name) });
}

/** What the map of an item or a scene says in the columns. */
export function columnEntries(map: Y.Map<unknown>): (readonly [string, unknown])[] {
  return [...map.entries()]
    .filter(([key]) => key.startsWith(columnKeyStart))
    .map(([key, value]) => [key.slice(columnKeyStart.length), value]);
}
