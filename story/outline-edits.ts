import type * as Y from "yjs";
import type { BookDetails } from "./book-details.ts";
import { isSafeTextPath } from "./file-names.ts";
import { readDaily, readStoredGoal, writeDaily, writeGoal } from "./goal-document.ts";
import type { ItemId } from "./ids.ts";
import { type MatterRole, readMatter } from "./matter.ts";
import type { ItemKind, ItemParent, SceneAnchor } from "./outline.ts";
import { type BookmarkEdit, setBookmark } from "./outline-bookmarks.ts";
import { columnName, writeColumn } from "./outline-columns.ts";
import { type DescriptionEdit, describe, isDescription } from "./outline-descriptions.ts";
import {
  formerTitleKeyStart,
  isRemoved,
  itemsKey,
  readFormerTitles,
  readItems,
  type StoredItem,
  storyKey,
  writeFormerTitles,
} from "./outline-document.ts";
import { placeItem, refuseMove, writeNewItem } from "./outline-placing.ts";
import { plainAnchor, readAnchor, sceneMap, writeNewScene } from "./outline-scenes.ts";
import { homeOf, type ResolvedTree, resolveTree } from "./outline-tree.ts";
import {
  canonicalLanguage,
  hasText,
  readInBook,
  readLanguage,
  readLine,
  readTags,
  readTarget,
  readTitle,
} from "./outline-values.ts";
import type { Preset } from "./preset.ts";
import { readBookDetails, storedPreset, writeBookDetails, writePreset } from "./preset-document.ts";
import { assertNever, fail, type Problem, type Result, succeed } from "./problem.ts";
import { type Goal, isTarget, readGoal } from "./statistics/goal.ts";

/**
 * One thing a writer does to the outline. `after` is the sibling that it comes after; null is first. A scene's synopsis,
 * status, tags, point of view and columns are set as an item's are, by the scene's id.
 */
export type OutlineEdit =
  | {
      readonly kind: "create";
      readonly item: ItemId;
      readonly itemKind: ItemKind;
      readonly title: string;
      readonly parent: ItemParent;
      readonly after: ItemId | null;
      /** As `fileNameFor` makes it; null for parts and folders. */
      readonly file: string | null;
    }
  /** The title that it had goes on finding it in links, but for an undo, which `forgets` the one that was given up. */
  | { readonly kind: "rename"; readonly item: ItemId; readonly title: string; readonly forgets?: string | null }
  | { readonly kind: "setFormerTitles"; readonly item: ItemId; readonly titles: readonly string[] }
  | { readonly kind: "setFile"; readonly item: ItemId; readonly file: string }
  | { readonly kind: "setTarget"; readonly item: ItemId; readonly target: number | null }
  | { readonly kind: "setInBook"; readonly item: ItemId; readonly inBook: boolean }
  | { readonly kind: "setArchived"; readonly item: ItemId; readonly archived: boolean }
  /** What a chapter is that is none of the story; null makes it one again. */
  | { readonly kind: "setMatter"; readonly item: ItemId; readonly matter: MatterRole | null }
  /** Makes a column, gives it another name, or, with null, takes it out of sight; what it says stays. */
  | { readonly kind: "nameColumn"; readonly column: ItemId; readonly name: string | null }
  /** Begins what is said of a scene, or holds it to another stretch of text. */
  | { readonly kind: "anchorScene"; readonly scene: ItemId; readonly anchor: SceneAnchor }
  | BookmarkEdit
  | DescriptionEdit
  | { readonly kind: "move"; readonly item: ItemId; readonly parent: ItemParent; readonly after: ItemId | null }
  | { readonly kind: "trash"; readonly item: ItemId }
  /** Puts it back where it was taken from, or at the end of the book or notes if that place is in the trash too. */
  | { readonly kind: "untrash"; readonly item: ItemId }
  | { readonly kind: "setGoal"; readonly goal: Goal }
  /** Words a day, of one person in this story; null is no target. */
  | { readonly kind: "setDaily"; readonly person: string; readonly words: number | null }
  /** null takes the story's own preset out; a built-in one is again as it came. */
  | { readonly kind: "setPreset"; readonly id: string; readonly preset: Preset | null }
  | { readonly kind: "setDetails"; readonly details: BookDetails }
  /** Takes what is in the trash out of sight, and its file out of the folder. Its history stays. */
  | { readonly kind: "remove"; readonly item: ItemId }
  /** Puts what was removed into the trash again. */
  | { readonly kind: "bringBack"; readonly item: ItemId }
  /** Leaves alone what it does not name. */
  | { readonly kind: "setStory"; readonly title?: string; readonly author?: string; readonly language?: string };

export interface AppliedEdit {
  /** Undoes it. The inverse of creating is putting into the trash: no item is ever gone. */
  readonly inverse: OutlineEdit;
}

/**
 * Does the edit in one transaction. Refused with nothing changed: "item-unknown", "item-exists", "item-inside-itself",
 * "item-misplaced", "item-too-deep", "title-empty", "file-unsafe", "value-unfit", "not-in-trash", "not-removed".
 *
 * @param origin the transaction's origin, for whoever listens to the document
 */
export function applyOutlineEdit(doc: Y.Doc, edit: OutlineEdit, origin: unknown): Result<AppliedEdit> {
  return doc.transact((): Result<AppliedEdit> => {
    if (edit.kind === "setStory") return setStory(doc, edit);
    if (edit.kind === "setGoal") return setGoal(doc, edit.goal);
    if (edit.kind === "setDaily") return setDaily(doc, edit);
    if (edit.kind === "setPreset") {
      const inverse = { ...edit, preset: storedPreset(doc, edit.id) };
      writePreset(doc, edit.id, edit.preset);
      return succeed({ inverse });
    }
    if (edit.kind === "setDetails") {
      const inverse = { ...edit, details: readBookDetails(doc) };
      writeBookDetails(doc, edit.details);
      return succeed({ inverse });
    }
    if (edit.kind === "nameColumn") return nameColumn(doc, edit);
    if (edit.kind === "anchorScene") return anchorScene(doc, edit);
    if (edit.kind === "setBookmark") {
      const inverse = setBookmark(doc, edit);
      return inverse ? succeed({ inverse }) : fail(...unknownItem);
    }
    const scene = isDescription(edit) ? sceneMap(doc, edit.item) : null;
    if (scene !== null && isDescription(edit)) return succeed({ inverse: describe(scene, edit) });
    const tree = resolveTree(readItems(doc));
    if (edit.kind === "create") return create(doc, tree, edit);
    const item = tree.placed.get(edit.item)?.item;
    if (item === undefined) return fail(...unknownItem);
    const isGone = isRemoved(item) && isInTrash(tree, item.id);
    if (isGone !== (edit.kind === "bringBack"))
      return isGone
        ? fail(...unknownItem)
        : fail("not-removed", "That was not removed.", "Look for it in the outline.");
    if (isDescription(edit)) return succeed({ inverse: describe(item.map, edit) });
    switch (edit.kind) {
      case "rename": {
        const title = readLine(edit.title);
        if (title === "") return fail("title-empty", "A title can't be empty.", "Give it a word or two.");
        return rename(item, title, edit.forgets);
      }
      case "setFormerTitles": {
        const titles = readFormerTitles(item.map);
        writeFormerTitles(item.map, readTags(edit.titles));
        return succeed({ inverse: { ...edit, titles } });
      }
      case "setFile": {
        if (!hasText(item.kind) || !isSafeTextPath(edit.file)) return fail(...unsafeFile(edit.file));
        const old = item.map.get("file");
        return write(item.map, "file", edit.file, { ...edit, file: isSafeTextPath(old) ? old : edit.file });
      }
      case "setTarget": {
        if (edit.target !== null && readTarget(edit.target) === null) {
          return fail("value-unfit", "A target is a number of words above zero.", "Type a whole number, or none.");
        }
        return write(item.map, "target", edit.target, { ...edit, target: readTarget(item.map.get("target")) });
      }
      case "setInBook": {
        if (!readInBook(item.kind, true)) {
          return fail("item-misplaced", "Notes are never part of the book.", "Make a chapter of it first.");
        }
        return write(item.map, "inBook", edit.inBook, {
          ...edit,
          inBook: readInBook(item.kind, item.map.get("inBook")),
        });
      }
      case "setArchived":
        return write(item.map, "archived", edit.archived, { ...edit, archived: item.map.get("archived") === true });
      case "setMatter": {
        if (item.kind !== "chapter")
          return fail("item-misplaced", "Only a chapter can be front or back matter.", "Make a chapter of it first.");
        return write(item.map, "matter", edit.matter, { ...edit, matter: readMatter(item.map.get("matter")) });
      }
      case "move":
        return move(tree, item, edit.parent, edit.after);
      case "trash":
        return move(tree, item, "trash", tree.children.get("trash")?.at(-1)?.item.id ?? null);
      case "untrash":
        return untrash(tree, item);
      case "remove":
        if (!isInTrash(tree, item.id)) return fail(...notInTrash);
        return write(item.map, "removed", true, { kind: "bringBack", item: item.id });
      case "bringBack":
        return write(item.map, "removed", false, { kind: "remove", item: item.id });
      default:
        return assertNever(edit);
    }
  }, origin);
}

/**
 * Does several edits in one transaction, all or none. The inverses undo them in the order in which they come back.
 *
 * @param origin as in `applyOutlineEdit`
 */
export function applyOutlineEdits(
  doc: Y.Doc,
  edits: readonly OutlineEdit[],
  origin: unknown,
): Result<readonly OutlineEdit[]> {
  return doc.transact((): Result<readonly OutlineEdit[]> => {
    const inverses: OutlineEdit[] = [];
    for (const edit of edits) {
      const applied = applyOutlineEdit(doc, edit, origin);
      if (applied.ok) {
        inverses.unshift(applied.value.inverse);
        continue;
      }
      for (const inverse of inverses) applyOutlineEdit(doc, inverse, origin);
      return applied;
    }
    return succeed(inverses);
  }, origin);
}

const unknownItem = ["item-unknown", "That part of the outline is not in this story.", "Reload the outline."] as const;
const notInTrash = [
  "not-in-trash",
  "This item is not in the trash.",
  "It is in the book or the notes; look for it there.",
] as const;

function nameColumn(doc: Y.Doc, edit: Extract<OutlineEdit, { kind: "nameColumn" }>): Result<AppliedEdit> {
  if (edit.name !== null && readLine(edit.name) === "")
    return fail("title-empty", "A column needs a name.", "Give it a word or two.");
  const before = columnName(doc, edit.column);
  writeColumn(doc, edit.column, edit.name);
  return succeed({ inverse: { ...edit, name: before } });
}

function anchorScene(doc: Y.Doc, edit: Extract<OutlineEdit, { kind: "anchorScene" }>): Result<AppliedEdit> {
  const map = sceneMap(doc, edit.scene);
  const before = map && readAnchor(map.get("anchor"));
  if (map) map.set("anchor", plainAnchor(edit.anchor));
  else writeNewScene(doc, edit.scene, edit.anchor);
  // What nothing is said of is not there for anybody: to begin it is not undone.
  return succeed({ inverse: { ...edit, anchor: before ?? edit.anchor } });
}

function write(map: Y.Map<unknown>, key: string, value: unknown, inverse: OutlineEdit): Result<AppliedEdit> {
  map.set(key, value);
  return succeed({ inverse });
}

function create(
  doc: Y.Doc,
  tree: ResolvedTree<StoredItem>,
  edit: Extract<OutlineEdit, { kind: "create" }>,
): Result<AppliedEdit> {
  const items = doc.getMap(itemsKey);
  if (items.has(edit.item)) return fail("item-exists", "This item is in the story already.", "Reload the outline.");
  const title = readLine(edit.title);
  if (title === "") return fail("title-empty", "A title can't be empty.", "Give it a word or two.");
  if (hasText(edit.itemKind) ? !isSafeTextPath(edit.file) : edit.file !== null) return fail(...unsafeFile(edit.file));
  const refusal = refuseMove(tree, { id: edit.item, kind: edit.itemKind }, edit.parent);
  if (refusal !== null) return { ok: false, problem: refusal };
  const map = writeNewItem(items, { id: edit.item, kind: edit.itemKind, title, file: edit.file });
  placeItem(tree, { id: edit.item, kind: edit.itemKind, map, edges: [] }, edit.parent, edit.after);
  return succeed({ inverse: { kind: "trash", item: edit.item } });
}

function rename(item: StoredItem, title: string, forgets: string | null | undefined): Result<AppliedEdit> {
  const before = readTitle(item.map.get("title"));
  const former = `${formerTitleKeyStart}${before}`;
  const isNew = forgets === undefined && hasText(item.kind) && before !== title && !item.map.has(former);
  if (isNew) item.map.set(former, true);
  if (typeof forgets === "string") item.map.delete(`${formerTitleKeyStart}${forgets}`);
  const undo = { kind: "rename" as const, item: item.id, title: before };
  return write(item.map, "title", title, forgets === undefined ? { ...undo, forgets: isNew ? before : null } : undo);
}

function move(
  tree: ResolvedTree<StoredItem>,
  item: StoredItem,
  parent: ItemParent,
  after: ItemId | null,
): Result<AppliedEdit> {
  const refusal: Problem | null = refuseMove(tree, item, parent);
  if (refusal !== null) return { ok: false, problem: refusal };
  const inverse = whereItIs(tree, item);
  // What somebody took out of the trash while it was emptied must not vanish when it is put there again.
  if (parent === "trash") forgetRemoval(tree, item);
  placeItem(tree, item, parent, after);
  return succeed({ inverse });
}

function forgetRemoval(tree: ResolvedTree<StoredItem>, item: StoredItem): void {
  if (isRemoved(item)) item.map.delete("removed");
  for (const child of tree.children.get(item.id) ?? []) forgetRemoval(tree, child.item);
}

/** The move that brings the item to the place it has now. */
function whereItIs(tree: ResolvedTree<StoredItem>, item: StoredItem): OutlineEdit {
  const parent = tree.placed.get(item.id)?.parent ?? homeOf(item.kind);
  const siblings = tree.children.get(parent) ?? [];
  const index = siblings.findIndex((sibling) => sibling.item.id === item.id);
  return { kind: "move", item: item.id, parent, after: siblings[index - 1]?.item.id ?? null };
}

function untrash(tree: ResolvedTree<StoredItem>, item: StoredItem): Result<AppliedEdit> {
  if (!isInTrash(tree, item.id)) return fail(...notInTrash);
  const inverse = whereItIs(tree, item);
  const earlier = item.edges
    .filter(({ parent }) => parent !== "trash" && !isInTrash(tree, parent) && refuseMove(tree, item, parent) === null)
    .sort((a, b) => b.n - a.n)[0];
  if (earlier !== undefined) {
    placeItem(tree, item, earlier.parent, "where it was");
  } else {
    const home = homeOf(item.kind);
    placeItem(tree, item, home, tree.children.get(home)?.at(-1)?.item.id ?? null);
  }
  return succeed({ inverse });
}

function isInTrash(tree: ResolvedTree<StoredItem>, place: ItemParent): boolean {
  let here: ItemParent | undefined = place;
  while (here !== undefined && here !== "trash") here = tree.placed.get(here as ItemId)?.parent;
  return here === "trash";
}

function setStory(doc: Y.Doc, edit: Extract<OutlineEdit, { kind: "setStory" }>): Result<AppliedEdit> {
  const story = doc.getMap(storyKey);
  const title = edit.title === undefined ? undefined : readLine(edit.title);
  if (title === "") return fail("title-empty", "A title can't be empty.", "Give it a word or two.");
  const language = edit.language === undefined ? undefined : canonicalLanguage(edit.language);
  if (language === null) {
    return fail("value-unfit", `“${edit.language}” names no language.`, "Use a code like “en” or “pt-BR”.");
  }
  const inverse = {
    kind: "setStory" as const,
    ...(title === undefined ? {} : { title: readTitle(story.get("title")) }),
    ...(edit.author === undefined ? {} : { author: readLine(story.get("author")) }),
    ...(language === undefined ? {} : { language: readLanguage(story.get("language")) }),
  };
  if (title !== undefined) story.set("title", title);
  if (edit.author !== undefined) story.set("author", readLine(edit.author));
  if (language !== undefined) story.set("language", language);
  return succeed({ inverse });
}

function setGoal(doc: Y.Doc, wanted: Goal): Result<AppliedEdit> {
  const goal = readGoal(wanted);
  if (goal.words !== wanted.words || goal.by !== wanted.by) {
    return fail("value-unfit", "A goal is a number of words above zero, and a day.", "Type a whole number and a date.");
  }
  const inverse = { kind: "setGoal" as const, goal: readStoredGoal(doc) };
  writeGoal(doc, goal);
  return succeed({ inverse });
}

function setDaily(doc: Y.Doc, edit: Extract<OutlineEdit, { kind: "setDaily" }>): Result<AppliedEdit> {
  const person = readLine(edit.person);
  if (person === "" || (edit.words !== null && !isTarget(edit.words))) {
    return fail("value-unfit", "A target is a number of words above zero.", "Type a whole number, or none.");
  }
  const inverse = { ...edit, words: readDaily(doc, person) };
  writeDaily(doc, person, edit.words);
  return succeed({ inverse });
}

function unsafeFile(file: string | null): [string, string, string] {
  return [
    "file-unsafe",
    `“${file ?? "nothing"}” is no place for this text inside the project.`,
    "Use a name in chapters/ or notes/ that ends in .md; parts and folders have none.",
  ];
}
