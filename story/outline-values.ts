import { isItemId } from "./ids.ts";
import { type ColumnValues, type ItemKind, type Status, statuses } from "./outline.ts";

// What stands in the outline's document, in a manifest or in an edit, made into what it should be: whatever a peer or
// another program wrote reads as a value of its kind, or as none.

/** One line of text without line breaks, tabs and other control characters, at most 1,000 characters. */
export function readLine(value: unknown): string {
  if (typeof value !== "string") return "";
  return value
    .slice(0, 1000)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
}

/** A BCP 47 tag in its usual spelling; "en" for what is none. */
export function readLanguage(value: unknown): string {
  return canonicalLanguage(value) ?? "en";
}

export function canonicalLanguage(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 100) return null;
  try {
    return Intl.getCanonicalLocales(value)[0] ?? null;
  } catch {
    // Intl throws for what is no language tag; there is no other way to ask.
    return null;
  }
}

/** Tags without blanks and doubles, in the order they were given, at most 100. */
export function readTags(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return [...new Set(value.slice(0, 100).map(readLine))].filter((tag) => tag !== "");
}

/** Whole words above zero, or null for no target. */
export function readTarget(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : null;
}

export function readStatus(value: unknown): Status | null {
  return statuses.find((status) => status === value) ?? null;
}

/** What an item or a scene says in the writer's own columns, blanks left out, by column. */
export function readColumnValues(entries: Iterable<readonly [string, unknown]>): ColumnValues {
  const values: [string, string][] = [];
  for (const [column, value] of entries) {
    const line = readLine(value);
    if (isItemId(column) && line !== "") values.push([column, line]);
  }
  return Object.fromEntries(values.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function readKind(value: unknown): ItemKind {
  return value === "part" || value === "folder" || value === "note" ? value : "chapter";
}

/** Notes and folders are never in the book, whatever is written there. */
export function readInBook(kind: ItemKind, value: unknown): boolean {
  return (kind === "part" || kind === "chapter") && value !== false;
}

export function readTitle(value: unknown): string {
  return readLine(value) || "Untitled";
}

/** Chapters and notes have a text and a file; parts and folders only hold others. */
export function hasText(kind: ItemKind): boolean {
  return kind === "chapter" || kind === "note";
}
