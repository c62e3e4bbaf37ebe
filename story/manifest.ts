import { isSafeTextPath } from "./file-names.ts";
import { type ItemId, isItemId, isProjectId, type ProjectId } from "./ids.ts";
import { type FlatItem, nestItems, type RefusedItem } from "./manifest-items.ts";
import { readMatter } from "./matter.ts";
import type { Bookmark, Column, Outline, OutlineItem, SceneDetails } from "./outline.ts";
import { plainAnchor, readAnchor } from "./outline-scenes.ts";
import {
  hasText,
  readColumnValues,
  readInBook,
  readKind,
  readLanguage,
  readLine,
  readStatus,
  readTags,
  readTarget,
  readTitle,
} from "./outline-values.ts";
import { fail, type Problem, type Result, succeed } from "./problem.ts";

/** The name of the file, at the top of the project folder. */
export const manifestName = "project.redraft";

/** The format that is written. */
export const manifestFormat = 2;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface ManifestPerson {
  readonly id: string;
  readonly name: string;
}

/** What `project.redraft` says. */
export interface ManifestContent {
  readonly project: ProjectId;
  readonly outline: Outline;
  readonly people: readonly ManifestPerson[];
  /** Presets and choices that belong to the project; each shell reads the keys it knows and keeps the others. */
  readonly settings: { readonly [key: string]: Json };
}

export interface Manifest extends ManifestContent {
  /** Items that can't be used, with the reason; what is not among them is usable. */
  readonly refused: readonly RefusedItem[];
}

/**
 * Prints the file: keys in a fixed order, one item, person or setting a line, so that version control shows a moved
 * chapter as a moved line. What an item leaves empty is left out. The same content gives the same bytes.
 */
export function printManifest({ project, outline, people, settings }: ManifestContent): string {
  const items = [...outline.book, ...outline.notes, ...outline.trash].flatMap(printItem);
  const sortedSettings = Object.keys(settings)
    .sort()
    .map((key) => `${JSON.stringify(key)}: ${JSON.stringify(settings[key])}`);
  const lines = [
    `"format": ${manifestFormat}`,
    `"id": ${JSON.stringify(project)}`,
    `"title": ${JSON.stringify(outline.title)}`,
    `"author": ${JSON.stringify(outline.author)}`,
    `"language": ${JSON.stringify(outline.language)}`,
    `"columns": ${printLines(
      "[",
      outline.columns.map(({ id, name }) => JSON.stringify({ id, name })),
      "]",
    )}`,
    `"items": ${printLines("[", items, "]")}`,
    `"scenes": ${printLines("[", outline.scenes.map(printScene), "]")}`,
    `"bookmarks": ${printLines(
      "[",
      outline.bookmarks.map(({ id, anchor, name }) =>
        JSON.stringify({ id, anchor: plainAnchor(anchor), ...(name === "" ? {} : { name }) }),
      ),
      "]",
    )}`,
    `"people": ${printLines(
      "[",
      people.map(({ id, name }) => JSON.stringify({ id, name })),
      "]",
    )}`,
    `"settings": ${printLines("{", sortedSettings, "}")}`,
  ];
  return `{\n  ${lines.join(",\n  ")}\n}\n`;
}

/**
 * Reads the file. Fails with "manifest-broken" (not JSON, or not of this shape) or "manifest-newer" (written by a later
 * Redraft: the project can be opened read-only). Items that can't be used are `refused` by name.
 *
 * Format history, and what `migrations` does about it:
 *   1  The first. Items are one list in reading order, each with its parent: an item's id, "book", "notes" or "trash".
 *   2  Columns of the writer's own, what is said of scenes, bookmarks, archived items, titles that items had, front and back matter. All of it may be missing.
 */
export function parseManifest(text: string): Result<Manifest> {
  const raw = parseObject(text);
  if (raw === null) return broken("It is no JSON object.");
  const format = raw.format;
  if (typeof format !== "number" || !Number.isSafeInteger(format) || format < 1) {
    return broken("It doesn't say which format it has.");
  }
  if (format > manifestFormat) {
    return fail(
      "manifest-newer",
      `This story was last saved by a newer Redraft (format ${format}; this one reads up to ${manifestFormat}).`,
      "Update Redraft to write in it. Until then it opens read-only.",
    );
  }
  let current: Raw = raw;
  for (const migrate of migrations.slice(format - 1)) current = migrate(current);
  return readCurrent(current);
}

type Raw = { readonly [key: string]: unknown };

/** `migrations[0]` makes format 2 of format 1, and so on. */
const migrations: readonly ((raw: Raw) => Raw)[] = [(raw) => raw];

const rootNames = new Set(["book", "notes", "trash"]);

function readCurrent(raw: Raw): Result<Manifest> {
  if (!isProjectId(raw.id)) return broken("The story's id is missing or damaged.");
  if (!Array.isArray(raw.items)) return broken("Its list of chapters is missing.");
  if (!isPlainJson(raw.settings ?? {}, 0)) return broken("Its settings are nested too deeply.");
  const flat: FlatItem[] = [];
  const refused: RefusedItem[] = [];
  for (const entry of raw.items as unknown[]) {
    if (!isObject(entry)) return broken("Its list of chapters holds something that is no chapter.");
    const item = readEntry(entry);
    if ("problem" in item) refused.push(item);
    else flat.push(item);
  }
  const nested = nestItems(flat);
  return succeed({
    project: raw.id,
    outline: {
      title: readTitle(raw.title),
      author: readLine(raw.author),
      language: readLanguage(raw.language),
      ...nested.roots,
      columns: readColumnList(raw.columns),
      scenes: readSceneList(raw.scenes),
      bookmarks: readBookmarkList(raw.bookmarks),
    },
    people: readPeople(raw.people),
    settings: isObject(raw.settings) ? (raw.settings as { [key: string]: Json }) : {},
    refused: [...refused, ...nested.refused],
  });
}

function readEntry(entry: Raw): FlatItem | RefusedItem {
  const title = readTitle(entry.title);
  const named = { id: readLine(entry.id), title, file: typeof entry.file === "string" ? readLine(entry.file) : null };
  if (!isItemId(entry.id)) {
    const { problem } = fail("item-unnamed", `“${title}” has no usable id.`, "Import its file instead.");
    return { ...named, problem };
  }
  if (entry.kind !== readKind(entry.kind)) {
    const { problem } = fail("item-unknown-kind", `“${title}” is of no kind that Redraft knows.`, "Import its file.");
    return { ...named, problem };
  }
  if (hasText(entry.kind as OutlineItem["kind"]) && !isSafeTextPath(entry.file)) {
    const { problem } = fail(
      "file-unsafe",
      `“${title}” names the file “${named.file ?? ""}”, which is not a text inside the project's chapters or notes.`,
      "Move the file into the project's chapters folder and import it.",
    );
    return { ...named, problem };
  }
  const kind = readKind(entry.kind);
  return {
    id: entry.id,
    kind,
    title,
    file: hasText(kind) ? (entry.file as string) : null,
    synopsis: typeof entry.synopsis === "string" ? entry.synopsis.toWellFormed() : "",
    status: readStatus(entry.status),
    tags: readTags(entry.tags),
    pointOfView: readLine(entry.pointOfView),
    target: readTarget(entry.target),
    inBook: readInBook(kind, entry.inBook),
    archived: entry.archived === true,
    matter: kind === "chapter" ? readMatter(entry.matter) : null,
    formerTitles: readTags(entry.formerTitles),
    columns: readColumnValues(isObject(entry.columns) ? Object.entries(entry.columns) : []),
    parent: isItemId(entry.parent) || rootNames.has(entry.parent as string) ? (entry.parent as ItemId) : null,
  };
}

function printItem(item: OutlineItem): string[] {
  const line = JSON.stringify({
    id: item.id,
    kind: item.kind,
    title: item.title,
    parent: item.parent,
    ...(item.file === null ? {} : { file: item.file }),
    ...(item.synopsis === "" ? {} : { synopsis: item.synopsis }),
    ...(item.status === null ? {} : { status: item.status }),
    ...(item.tags.length === 0 ? {} : { tags: item.tags }),
    ...(item.pointOfView === "" ? {} : { pointOfView: item.pointOfView }),
    ...(item.target === null ? {} : { target: item.target }),
    ...(item.inBook === readInBook(item.kind, true) ? {} : { inBook: item.inBook }),
    ...(item.archived ? { archived: true } : {}),
    ...(item.matter === null ? {} : { matter: item.matter }),
    ...(item.formerTitles.length === 0 ? {} : { formerTitles: item.formerTitles }),
    ...(Object.keys(item.columns).length === 0 ? {} : { columns: item.columns }),
  });
  return [line, ...item.children.flatMap(printItem)];
}

function printScene({ id, anchor, synopsis, status, tags, pointOfView, columns }: SceneDetails): string {
  return JSON.stringify({
    id,
    anchor,
    ...(synopsis === "" ? {} : { synopsis }),
    ...(status === null ? {} : { status }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(pointOfView === "" ? {} : { pointOfView }),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
  });
}

/** Columns without doubles, in the order in which they were made, as the outline reads them. */
function readColumnList(value: unknown): readonly Column[] {
  const columns = new Map<ItemId, Column>();
  for (const entry of Array.isArray(value) ? (value as unknown[]) : []) {
    if (!isObject(entry) || !isItemId(entry.id) || columns.has(entry.id) || readLine(entry.name) === "") continue;
    columns.set(entry.id, { id: entry.id, name: readLine(entry.name) });
  }
  return [...columns.values()].sort(byId);
}

/** A scene that nothing holds to a text is none. */
function readSceneList(value: unknown): readonly SceneDetails[] {
  const scenes = new Map<ItemId, SceneDetails>();
  for (const entry of Array.isArray(value) ? (value as unknown[]) : []) {
    if (!isObject(entry) || !isItemId(entry.id) || scenes.has(entry.id)) continue;
    const anchor = readAnchor(entry.anchor);
    if (anchor === null) continue;
    scenes.set(entry.id, {
      id: entry.id,
      anchor,
      synopsis: typeof entry.synopsis === "string" ? entry.synopsis.toWellFormed() : "",
      status: readStatus(entry.status),
      tags: readTags(entry.tags),
      pointOfView: readLine(entry.pointOfView),
      columns: readColumnValues(isObject(entry.columns) ? Object.entries(entry.columns) : []),
    });
  }
  return [...scenes.values()].sort(byId);
}

function readBookmarkList(value: unknown): readonly Bookmark[] {
  const bookmarks = new Map<ItemId, Bookmark>();
  for (const entry of Array.isArray(value) ? (value as unknown[]) : []) {
    if (!isObject(entry) || !isItemId(entry.id) || bookmarks.has(entry.id)) continue;
    const anchor = readAnchor(entry.anchor);
    if (anchor) bookmarks.set(entry.id, { id: entry.id, anchor, name: readLine(entry.name) });
  }
  return [...bookmarks.values()].sort(byId);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function printLines(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? `${open}${close}` : `${open}\n    ${lines.join(",\n    ")}\n  ${close}`;
}

function readPeople(value: unknown): ManifestPerson[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((person: unknown) =>
    isObject(person) && readLine(person.id) !== "" ? [{ id: readLine(person.id), name: readLine(person.name) }] : [],
  );
}

function parseObject(text: string): Raw | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return isObject(value) ? value : null;
  } catch {
    // JSON.parse throws for what is no JSON; there is no other way to ask.
    return null;
  }
}

function isObject(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether JSON is shallow enough for every function that walks it by recursion. */
function isPlainJson(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth < 32 && Object.values(value).every((inner) => isPlainJson(inner, depth + 1));
}

function broken(why: string): { readonly ok: false; readonly problem: Problem } {
  return fail(
    "manifest-broken",
    `The file ${manifestName} can't be read. ${why}`,
    "Redraft can write it again from the story's history; the chapters are not touched.",
  );
}
