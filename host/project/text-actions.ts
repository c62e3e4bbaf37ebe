import * as Y from "yjs";
import { type Author, type DocumentName, textDocument } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import type { Version } from "../../history/version.ts";
import { versionToObject } from "../../history/version.ts";
import { cutChapter, isCutGap } from "../../story/chapter-cut.ts";
import { wordEdits } from "../../story/compare.ts";
import { fileNameFor } from "../../story/file-names.ts";
import { createItemId, type ItemId } from "../../story/ids.ts";
import type { MatterRole } from "../../story/matter.ts";
import type { ItemKind, ItemParent, OutlineItem } from "../../story/outline.ts";
import { applyOutlineEdit, applyOutlineEdits, type OutlineEdit } from "../../story/outline-edits.ts";
import { hasText } from "../../story/outline-values.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { RelativePosition } from "../contract/contract.ts";
import { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { carryHeld, idsOf, insertCopy } from "./copying.ts";
import { allCurrentAnchors, type CurrentAnchor, heldTexts } from "./held-scenes.ts";
import { itemOfDocument } from "./mirroring.ts";
import { takenFiles } from "./new-files.ts";
import type { Project } from "./project.ts";

/** Makes a part, chapter, folder or note, with a file of its own where it has text: empty, or what it begins with. */
export async function createItem(
  project: Project,
  made: {
    readonly kind: ItemKind;
    readonly title: string;
    readonly parent: ItemParent;
    readonly after: ItemId | null;
    readonly text?: string;
    readonly matter?: MatterRole | null;
  },
  author: Author | null,
): Promise<Result<{ readonly item: ItemId }>> {
  const edit = newItemEdit(project, await takenFiles(project), made.kind, made.title, made.parent, made.after);
  const action = new Action("typed", author, null);
  let refused: Result<{ readonly item: ItemId }> | null = null;
  project.act(action, () => {
    const edits: OutlineEdit[] = [edit];
    if (made.matter) edits.push({ kind: "setMatter", item: edit.item, matter: made.matter });
    const applied = applyOutlineEdits(project.outlineDocument.doc, edits, action);
    if (!applied.ok) refused = applied;
  });
  if (refused) return refused;
  const name = textDocument(edit.item);
  if (hasText(made.kind)) {
    const document = project.begin(name);
    project.mirroring.newFiles.add(edit.item);
    const begun = new Action("typed", author, null);
    const text = made.text ?? "";
    if (text !== "") project.act(begun, () => document.doc.transact(() => document.text.insert(0, text), begun));
  }
  return succeed({ item: edit.item });
}

export function newItemEdit(
  project: Project,
  taken: readonly string[],
  kind: ItemKind,
  title: string,
  parent: ItemParent,
  after: ItemId | null,
): OutlineEdit & { readonly kind: "create" } {
  const folder = kind === "note" ? "notes" : "chapters";
  return {
    kind: "create",
    item: createItemId(project.now(), Math.random),
    itemKind: kind,
    title,
    parent,
    after,
    file: hasText(kind) ? fileNameFor(title, taken, folder) : null,
  };
}

export interface SplitDone {
  readonly chapter: ItemId;
  /** The blanks, and the scene break, at the cut, which neither side has: joined with them again the text is what it was. */
  readonly gap: string;
}

/**
 * Moves what stands after a place of a chapter into a new chapter after it, or back into the one that it was joined
 * from. One record: whole or not at all.
 */
export async function splitChapter(
  project: Project,
  order: {
    readonly chapter: ItemId;
    readonly at: RelativePosition;
    readonly title: string;
    readonly into: ItemId | null;
  },
  author: Author | null,
): Promise<Result<SplitDone>> {
  const chapter = findText(project, order.chapter);
  if (!chapter.ok) return chapter;
  const into = order.into === null ? null : (project.item(order.into) ?? project.removedItem(order.into));
  const names = [order.chapter, ...(into ? [into.id] : [])].map(textDocument);
  return project.using(names, async ([first, second]) => {
    if (!first) throw new Error("The first of the documents that were asked for is there.");
    const ids = await project.history(first.name);
    const taken = await takenFiles(project);
    const anchors = await allCurrentAnchors(project, order.chapter);
    return splitOpen(project, { ...order, chapter: chapter.value, into }, author, {
      first,
      second,
      index: ids?.index,
      taken,
      anchors,
    });
  });
}

function splitOpen(
  project: Project,
  order: {
    readonly chapter: OutlineItem;
    readonly at: RelativePosition;
    readonly title: string;
    readonly into: OutlineItem | null;
  },
  author: Author | null,
  found: {
    readonly first: LiveDocument;
    readonly second: LiveDocument | undefined;
    readonly index: TextIndex | undefined;
    readonly taken: readonly string[];
    readonly anchors: readonly CurrentAnchor[];
  },
): Result<SplitDone> {
  const { first, second, index, taken } = found;
  const { chapter, into } = order;
  // From here on nothing is waited for: what is read now is what is moved.
  const place = absolute(first, order.at);
  if (place === null)
    return fail("place-unknown", "That place in the chapter is not known.", "Put the cursor there and try again.");
  const text = first.text.toString();
  const position = wholeCharacter(text, place);
  const { end, begin } = cutChapter(text, position);
  const edit = newItemEdit(project, taken, chapter.kind, order.title, chapter.parent, chapter.id);
  const action = new Action("split", author, { to: into?.id ?? edit.item });
  let refused: Result<never> | null = null;
  project.act(action, () => {
    const outline = project.outlineDocument.doc;
    if (into && project.removedItem(into.id)) applyOutlineEdit(outline, { kind: "bringBack", item: into.id }, action);
    const placed = applyOutlineEdit(outline, into ? { kind: "untrash", item: into.id } : edit, action);
    if (!placed.ok) {
      refused = placed;
      return;
    }
    const target = second ?? project.begin(textDocument(edit.item));
    if (into)
      applyOutlineEdit(outline, { kind: "move", item: into.id, parent: chapter.parent, after: chapter.id }, action);
    const sources = idsOf(index, text, begin, text.length);
    const at = target.text.length;
    const held = heldTexts(first, found.anchors);
    insertCopy(target, at, text.slice(begin), first.name, sources, action);
    carryHeld(project, held, { from: begin, to: text.length }, target, at, action);
    first.doc.transact(() => first.text.delete(end, text.length - end), action);
  });
  return refused ?? succeed({ chapter: into?.id ?? edit.item, gap: text.slice(end, begin) });
}

/**
 * Appends the second chapter to the first and puts the emptied second into the trash. Between them stands what a split
 * has taken away there, and else a blank line. `remove` takes the second out of sight: a split that is undone had made it.
 */
export async function joinChapters(
  project: Project,
  order: {
    readonly first: ItemId;
    readonly second: ItemId;
    readonly gap: string | null;
    readonly remove: boolean;
  },
  author: Author | null,
): Promise<Result<{ readonly at: RelativePosition }>> {
  const one = findText(project, order.first);
  const two = findText(project, order.second);
  if (!one.ok) return one;
  if (!two.ok) return two;
  if (order.first === order.second)
    return fail("join-itself", "A chapter can't be joined with itself.", "Choose the one after it.");
  return project.using([textDocument(order.first), textDocument(order.second)], async ([first, second]) => {
    if (!first || !second) throw new Error("The documents that were asked for are there.");
    const history = await project.history(second.name);
    if ([one.value, two.value].some((item) => project.mirroring.isTrashed(project.item(item.id) ?? item)))
      return fail("join-trashed", "One of the two chapters is in the trash.", "Put it back first.");
    const anchors = await allCurrentAnchors(project, order.second);
    const { gap } = order;
    const known = gap !== null && isCutGap(gap) ? gap : null;
    const found = { first, second, index: history?.index, gap: known, anchors, remove: order.remove };
    return succeed({ at: joinOpen(project, order.second, author, found) });
  });
}

function joinOpen(
  project: Project,
  joined: ItemId,
  author: Author | null,
  {
    first,
    second,
    index,
    gap: known,
    anchors,
    remove,
  }: {
    readonly first: LiveDocument;
    readonly second: LiveDocument;
    readonly index: TextIndex | undefined;
    readonly gap: string | null;
    readonly anchors: readonly CurrentAnchor[];
    readonly remove: boolean;
  },
): RelativePosition {
  const moved = second.text.toString();
  const action = new Action("joined", author, { to: itemOfDocument(first.name) });
  let start = first.text.length;
  project.act(action, () => {
    const gap = known ?? (start > 0 && moved !== "" ? missingBlankLine(first.text.toString()) : "");
    first.doc.transact(() => first.text.insert(start, gap), action);
    start += gap.length;
    const sources = idsOf(index, moved, 0, moved.length);
    const held = heldTexts(second, anchors);
    insertCopy(first, start, moved, second.name, sources, action);
    carryHeld(project, held, { from: 0, to: moved.length }, first, start, action);
    second.doc.transact(() => second.text.delete(0, moved.length), action);
    applyOutlineEdit(project.outlineDocument.doc, { kind: "trash", item: joined }, action);
    if (remove) applyOutlineEdit(project.outlineDocument.doc, { kind: "remove", item: joined }, action);
  });
  const at = Y.createRelativePositionFromTypeIndex(first.text, start);
  return Y.relativePositionToJSON(at) as RelativePosition;
}

/** What a text lacks at its end to one blank line. */
function missingBlankLine(text: string): string {
  return text.endsWith("\n\n") ? "" : text.endsWith("\n") ? "\n" : "\n\n";
}

/** Makes a chapter read as it did in a version, by an edit: words that both have stay the ones that they are. */
export function restoreText(
  project: Project,
  chapter: ItemId,
  index: TextIndex,
  version: Version,
  author: Author | null,
): Promise<boolean> {
  return restoreDocument(project, textDocument(chapter), index, version, author);
}

/** The same for any text: a draft's. */
export async function restoreDocument(
  project: Project,
  name: DocumentName,
  index: TextIndex,
  version: Version,
  author: Author | null,
): Promise<boolean> {
  const document = await project.document(name);
  const live = document.text.toString();
  const target = index.textAt(version);
  const edits = wordEdits(live, target);
  if (edits.length === 0) return false;
  const action = new Action("restored", author, { version: versionToObject(version) });
  project.act(action, () => {
    let shift = 0;
    for (const edit of edits) {
      const at = edit.from + shift;
      if (edit.to > edit.from) document.doc.transact(() => document.text.delete(at, edit.to - edit.from), action);
      const sources = index.idsAt(version, at, at + edit.insert.length);
      insertCopy(document, at, edit.insert, document.name, sources, action);
      shift += edit.insert.length - (edit.to - edit.from);
    }
  });
  return true;
}

function findText(project: Project, id: ItemId): Result<OutlineItem> {
  const item = project.item(id);
  if (item?.file) return succeed(item);
  return fail(
    "chapter-unknown",
    "There is no such chapter in this story.",
    "Look at the outline: it may have been moved or renamed.",
  );
}

/** A place between whole characters: half a surrogate pair can't be written as UTF-8. */
function wholeCharacter(text: string, position: number): number {
  const unit = text.charCodeAt(position);
  return unit >= 0xdc00 && unit <= 0xdfff ? position - 1 : position;
}

function absolute(document: LiveDocument, at: RelativePosition): number | null {
  try {
    const position = Y.createRelativePositionFromJSON(at);
    return Y.createAbsolutePositionFromRelativePosition(position, document.doc)?.index ?? null;
  } catch {
    return null;
  }
}
