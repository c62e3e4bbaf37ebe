import * as Y from "yjs";
import { isSafeTextPath } from "./file-names.ts";
import { readDaily, readStoredGoal, writeDaily, writeGoal } from "./goal-document.ts";
import type { ItemId } from "./ids.ts";
import type { ItemKind, ItemParent, Status } from "./outline.ts";
import {
  canonicalLanguage,
  hasText,
  itemsKey,
  readInBook,
  readItems,
  readLanguage,
  readLine,
  readStatus,
  readTags,
  readTarget,
  readTitle,
  type StoredItem,
  storyKey,
} from "./outline-document.ts";
import { placeItem, refuseMove, writeNewItem } from "./outline-placing.ts";
import { homeOf, type ResolvedTree, resolveTree } from "./outline-tree.ts";
import { assertNever, fail, type Problem, type Result, succeed } from "./problem.ts";
import { replaceText } from "./replace-text.ts";
import { type Goal, isTarget, readGoal } from "./statistics/goal.ts";

/** One thing a writer does to the outline. `after` is the sibling that it comes after; null is first. */
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
  | { readonly kind: "rename"; readonly item: ItemId; readonly title: string }
  | { readonly kind: "setFile"; readonly item: ItemId; readonly file: string }
  | { readonly kind: "setSynopsis"; readonly item: ItemId; readonly synopsis: string }
  | { readonly kind: "setStatus"; readonly item: ItemId; readonly status: Status | null }
  | { readonly kind: "setTags"; readonly item: ItemId; readonly tags: readonly string[] }
  | { readonly kind: "setPointOfView"; readonly item: ItemId; readonly pointOfView: string }
  | { readonly kind: "setTarget"; readonly item: ItemId; readonly target: number | null }
  | { readonly kind: "setInBook"; readonly item: ItemId; readonly inBook: boolean }
  | { readonly kind: "move"; readonly item: ItemId; readonly parent: ItemParent; readonly after: ItemId | null }
  | { readonly kind: "trash"; readonly item: ItemId }
  /** Puts it back where it was taken from, or at the end of the book or notes if that place is in the trash too. */
  | { readonly kind: "untrash"; readonly item: ItemId }
  | { readonly kind: "setGoal"; readonly goal: Goal }
  /** Words a day, of one person in this story; null is no target. */
  | { readonly kind: "setDaily"; readonly person: string; readonly words: number | null }
  /** Leaves alone what it does not name. */
  | { readonly kind: "setStory"; readonly title?: string; readonly author?: string; readonly language?: string };

export interface AppliedEdit {
  /** Undoes it. The inverse of creating is putting into the trash: no item is ever gone. */
  readonly inverse: OutlineEdit;
}

/**
 * Does the edit in one transaction. Refused with nothing changed: "item-unknown", "item-exists", "item-inside-itself",
 * "item-misplaced", "item-too-deep", "title-empty", "file-unsafe", "value-unfit", "not-in-trash".
 *
 * @param origin the transaction's origin, for whoever listens to the document
 */
export function applyOutlineEdit(doc: Y.Doc, edit: OutlineEdit, origin: unknown): Result<AppliedEdit> {
  return doc.transact((): Result<AppliedEdit> => {
    if (edit.kind === "setStory") return setStory(doc, edit);
    if (edit.kind === "setGoal") return setGoal(doc, edit.goal);
    if (edit.kind === "setDaily") return setDaily(doc, edit);
    const tree = resolveTree(readItems(doc));
    if (edit.kind === "create") return create(doc, tree, edit);
    const item = tree.placed.get(edit.item)?.item;
    if (item === undefined) {
      return fail("item-unknown", "That part of the outline is not in this story.", "Reload the outline.");
    }
    switch (edit.kind) {
      case "rename": {
        const title = readLine(edit.title);
        if (title === "") return fail("title-empty", "A title can't be empty.", "Give it a word or two.");
        const inverse = { ...edit, title: readTitle(item.map.get("title")) };
        return write(item, "title", title, inverse);
      }
      case "setFile": {
        if (!hasText(item.kind) || !isSafeTextPath(edit.file)) return fail(...unsafeFile(edit.file));
        const old = item.map.get("file");
        return write(item, "file", edit.file, { ...edit, file: isSafeTextPath(old) ? old : edit.file });
      }
      case "setSynopsis":
        return setSynopsis(item, edit);
      case "setStatus":
        return write(item, "status", readStatus(edit.status), { ...edit, status: readStatus(item.map.get("status")) });
      case "setTags":
        return write(item, "tags", [...readTags(edit.tags)], { ...edit, tags: readTags(item.map.get("tags")) });
      case "setPointOfView": {
        const inverse = { ...edit, pointOfView: readLine(item.map.get("pointOfView")) };
        return write(item, "pointOfView", readLine(edit.pointOfView), inverse);
      }
      case "setTarget": {
        if (edit.target !== null && readTarget(edit.target) === null) {
          return fail("value-unfit", "A target is a number of words above zero.", "Type a whole number, or none.");
        }
        return write(item, "target", edit.target, { ...edit, target: readTarget(item.map.get("target")) });
      }
      case "setInBook": {
        if (!readInBook(item.kind, true)) {
          return fail("item-misplaced", "Notes are never part of the book.", "Make a chapter of it first.");
        }
        return write(item, "inBook", edit.inBook, { ...edit, inBook: readInBook(item.kind, item.map.get("inBook")) });
      }
      case "move":
        return move(tree, item, edit.parent, edit.after);
      case "trash":
        return move(tree, item, "trash", tree.children.get("trash")?.at(-1)?.item.id ?? null);
      case "untrash":
        return untrash(tree, item);
      default:
        return assertNever(edit);
    }
  }, origin);
}

function write(item: StoredItem, key: string, value: unknown, inverse: OutlineEdit): Result<AppliedEdit> {
  item.map.set(key, value);
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

function move(
  tree: ResolvedTree<StoredItem>,
  item: StoredItem,
  parent: ItemParent,
  after: ItemId | null,
): Result<AppliedEdit> {
  const refusal: Problem | null = refuseMove(tree, item, parent);
  if (refusal !== null) return { ok: false, problem: refusal };
  const inverse = whereItIs(tree, item);
  placeItem(tree, item, parent, after);
  return succeed({ inverse });
}

/** The move that brings the item to the place it has now. */
function whereItIs(tree: ResolvedTree<StoredItem>, item: StoredItem): OutlineEdit {
  const parent = tree.placed.get(item.id)?.parent ?? homeOf(item.kind);
  const siblings = tree.children.get(parent) ?? [];
  const index = siblings.findIndex((sibling) => sibling.item.id === item.id);
  return { kind: "move", item: item.id, parent, after: siblings[index - 1]?.item.id ?? null };
}

function untrash(tree: ResolvedTree<StoredItem>, item: StoredItem): Result<AppliedEdit> {
  if (!isInTrash(tree, item.id)) {
    return fail("not-in-trash", "This item is not in the trash.", "It is in the book or the notes; look for it there.");
  }
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

function setSynopsis(item: StoredItem, edit: Extract<OutlineEdit, { kind: "setSynopsis" }>): Result<AppliedEdit> {
  const stored = item.map.get("synopsis");
  const text = stored instanceof Y.Text ? stored : new Y.Text();
  if (text !== stored) item.map.set("synopsis", text);
  const inverse = { ...edit, synopsis: text.toString() };
  replaceText(text, edit.synopsis.toWellFormed().replace(/\r\n?/g, "\n"));
  return succeed({ inverse });
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
