import { foldPath } from "./file-names.ts";
import type { ItemId } from "./ids.ts";
import { longestRise } from "./longest-rise.ts";
import type { Manifest } from "./manifest.ts";
import { type ColumnValues, type Outline, type OutlineItem, type SceneDetails, walkOutline } from "./outline.ts";
import type { OutlineEdit } from "./outline-edits.ts";

/**
 * What another program changed in `project.redraft`, as edits of the outline, by item id.
 *
 * A field counts as changed where `outside` differs from `base`; where the outline has that value already, nothing is
 * to be done. An item that only `outside` has is created; one that `outside` no longer has goes to the trash if `base`
 * had it. Without a base nothing but new items can be told, and those are created. Apply the edits in their order; one
 * that has stopped making sense (a part that both sides moved into each other) is refused then, and can be passed over.
 *
 * @param base the file as it was last mirrored or read here; null if that is not known
 */
export function mergeManifest(base: Manifest | null, outside: Manifest, current: Outline): OutlineEdit[] {
  const before = base === null ? null : indexOutline(base.outline);
  const after = indexOutline(outside.outline);
  const now = indexOutline(current);
  const edits: OutlineEdit[] = [];

  if (base !== null) edits.push(...storyEdits(base.outline, outside.outline, current));
  const takenFiles = new Set(
    [...now.values()].flatMap(({ item }) => (item.file === null ? [] : [foldPath(item.file)])),
  );
  const missing = new Set<ItemId>();
  const refused = new Set(outside.refused.map((item) => item.id));
  const moved = before === null ? new Set<ItemId>() : movedItems(before, after);
  for (const [id, place] of after) {
    const mine = now.get(id);
    const theirs = before?.get(id);
    if (mine === undefined) {
      if (theirs !== undefined) {
        missing.add(id);
        continue;
      }
      if (place.item.file !== null && takenFiles.has(foldPath(place.item.file))) {
        missing.add(id);
        continue;
      }
      edits.push(...createEdits(place, after, missing));
    } else if (theirs !== undefined) {
      edits.push(...fieldEdits(theirs.item, place.item, mine.item));
      // What was inside an item that is refused now has not moved.
      const stranded = refused.has(theirs.item.parent) && !after.has(theirs.item.parent as ItemId);
      if (moved.has(id) && !stranded && !missing.has(place.item.parent as ItemId) && !samePlace(place, mine)) {
        edits.push({ kind: "move", item: id, parent: place.item.parent, after: siblingBefore(place, after, missing) });
      }
    }
  }
  edits.push(...trashEdits(before, after, now, refused));
  edits.push(...columnEdits(base?.outline ?? null, outside.outline, current));
  edits.push(...sceneEdits(base?.outline ?? null, outside.outline, current));
  edits.push(...bookmarkEdits(base?.outline ?? null, outside.outline, current));
  return edits;
}

/** A column, a scene or a bookmark that is missing from the file is missing nowhere else. */
function columnEdits(base: Outline | null, outside: Outline, current: Outline): OutlineEdit[] {
  return outside.columns.flatMap(({ id, name }): OutlineEdit[] => {
    const before = base?.columns.find((column) => column.id === id)?.name;
    const now = current.columns.find((column) => column.id === id)?.name;
    return name === before || name === now ? [] : [{ kind: "nameColumn", column: id, name }];
  });
}

function bookmarkEdits(base: Outline | null, outside: Outline, current: Outline): OutlineEdit[] {
  return outside.bookmarks.flatMap(({ id, anchor, name }): OutlineEdit[] => {
    const before = base?.bookmarks.find((bookmark) => bookmark.id === id);
    const now = current.bookmarks.find((bookmark) => bookmark.id === id);
    if (!before && !now) return [{ kind: "setBookmark", bookmark: id, anchor, name }];
    if (!before || !now || name === before.name || name === now.name) return [];
    return [{ kind: "setBookmark", bookmark: id, name }];
  });
}

function sceneEdits(base: Outline | null, outside: Outline, current: Outline): OutlineEdit[] {
  const before = new Map(base?.scenes.map((scene) => [scene.id, scene]));
  const now = new Map(current.scenes.map((scene) => [scene.id, scene]));
  return outside.scenes.flatMap((scene): OutlineEdit[] => {
    const theirs = before.get(scene.id);
    const mine = now.get(scene.id);
    if (mine !== undefined && theirs !== undefined) return describedEdits(theirs, scene, mine);
    if (mine !== undefined || theirs !== undefined) return [];
    const empty = { ...scene, synopsis: "", status: null, tags: [], pointOfView: "", columns: {} };
    return [{ kind: "anchorScene", scene: scene.id, anchor: scene.anchor }, ...describedEdits(empty, scene, empty)];
  });
}

interface Place {
  readonly item: OutlineItem;
  readonly siblings: readonly OutlineItem[];
  readonly index: number;
}

/** In reading order, parents before what they hold. */
function indexOutline(outline: Outline): Map<ItemId, Place> {
  const places = new Map<ItemId, Place>();
  const add = (siblings: readonly OutlineItem[]): void => {
    siblings.forEach((item, index) => {
      places.set(item.id, { item, siblings, index });
      add(item.children);
    });
  };
  add(outline.book);
  add(outline.notes);
  add(outline.trash);
  return places;
}

function storyEdits(base: Outline, outside: Outline, current: Outline): OutlineEdit[] {
  const changed = <Key extends "title" | "author" | "language">(key: Key): { [key: string]: string } =>
    outside[key] !== base[key] && outside[key] !== current[key] ? { [key]: outside[key] } : {};
  const fields = { ...changed("title"), ...changed("author"), ...changed("language") };
  return Object.keys(fields).length === 0 ? [] : [{ kind: "setStory", ...fields }];
}

function fieldEdits(base: OutlineItem, outside: OutlineItem, current: OutlineItem): OutlineEdit[] {
  const item = current.id;
  const changed = (key: keyof OutlineItem): boolean => {
    const theirs = JSON.stringify(outside[key]);
    return theirs !== JSON.stringify(base[key]) && theirs !== JSON.stringify(current[key]);
  };
  const edits: OutlineEdit[] = [];
  const known = new Set([...base.formerTitles, ...current.formerTitles]);
  // One that is missing from the file is missing nowhere else: an older Redraft writes none.
  if (outside.formerTitles.some((title) => !known.has(title))) {
    const titles = [...new Set([...current.formerTitles, ...outside.formerTitles])];
    edits.push({ kind: "setFormerTitles", item, titles });
  }
  // After it, for it adds the title that is given up here.
  if (changed("title")) edits.push({ kind: "rename", item, title: outside.title });
  if (outside.file !== null && changed("file")) edits.push({ kind: "setFile", item, file: outside.file });
  edits.push(...describedEdits(base, outside, current));
  if (changed("target")) edits.push({ kind: "setTarget", item, target: outside.target });
  if (changed("inBook")) edits.push({ kind: "setInBook", item, inBook: outside.inBook });
  if (changed("archived")) edits.push({ kind: "setArchived", item, archived: outside.archived });
  if (changed("matter")) edits.push({ kind: "setMatter", item, matter: outside.matter });
  return edits;
}

/** What items and scenes have in common. */
function describedEdits<Described extends OutlineItem | SceneDetails>(
  base: Described,
  outside: Described,
  current: Described,
): OutlineEdit[] {
  const item = current.id;
  const changed = (key: "synopsis" | "status" | "tags" | "pointOfView"): boolean => {
    const theirs = JSON.stringify(outside[key]);
    return theirs !== JSON.stringify(base[key]) && theirs !== JSON.stringify(current[key]);
  };
  const edits: OutlineEdit[] = [];
  if (changed("synopsis")) edits.push({ kind: "setSynopsis", item, synopsis: outside.synopsis });
  if (changed("status")) edits.push({ kind: "setStatus", item, status: outside.status });
  if (changed("tags")) edits.push({ kind: "setTags", item, tags: outside.tags });
  if (changed("pointOfView")) edits.push({ kind: "setPointOfView", item, pointOfView: outside.pointOfView });
  for (const column of changedColumns(base.columns, outside.columns, current.columns))
    edits.push({ kind: "setColumn", item, column: column as ItemId, value: outside.columns[column] ?? "" });
  return edits;
}

function changedColumns(base: ColumnValues, outside: ColumnValues, current: ColumnValues): string[] {
  const keys = new Set([...Object.keys(base), ...Object.keys(outside)]);
  return [...keys].filter((key) => outside[key] !== base[key] && outside[key] !== current[key]).sort();
}

function createEdits(place: Place, after: ReadonlyMap<ItemId, Place>, missing: ReadonlySet<ItemId>): OutlineEdit[] {
  const { item } = place;
  const home = item.kind === "part" || item.kind === "chapter" ? "book" : "notes";
  const create: OutlineEdit = {
    kind: "create",
    item: item.id,
    itemKind: item.kind,
    title: item.title,
    parent: missing.has(item.parent as ItemId) ? home : item.parent,
    after: siblingBefore(place, after, missing),
    file: item.file,
  };
  const empty: OutlineItem = {
    ...item,
    synopsis: "",
    status: null,
    tags: [],
    pointOfView: "",
    target: null,
    inBook: item.kind === "part" || item.kind === "chapter",
    archived: false,
    matter: null,
    formerTitles: [],
    columns: {},
  };
  return [create, ...fieldEdits(empty, item, empty)];
}

/** The nearest sibling before it that the outline will have by then. */
function siblingBefore(
  { siblings, index }: Place,
  after: ReadonlyMap<ItemId, Place>,
  missing: ReadonlySet<ItemId>,
): ItemId | null {
  for (let i = index - 1; i >= 0; i--) {
    const sibling = siblings[i];
    if (sibling !== undefined && after.has(sibling.id) && !missing.has(sibling.id)) return sibling.id;
  }
  return null;
}

function samePlace(theirs: Place, mine: Place): boolean {
  return (
    theirs.item.parent === mine.item.parent &&
    theirs.siblings[theirs.index - 1]?.id === mine.siblings[mine.index - 1]?.id
  );
}

/**
 * The items that are elsewhere in `after`: under another parent, or out of order among the siblings that stayed. Of
 * those the fewest possible: moving one chapter to the front moves one, not all the others.
 */
function movedItems(before: ReadonlyMap<ItemId, Place>, after: ReadonlyMap<ItemId, Place>): Set<ItemId> {
  const moved = new Set<ItemId>();
  const seen = new Set<readonly OutlineItem[]>();
  for (const { siblings } of after.values()) {
    if (seen.has(siblings)) continue;
    seen.add(siblings);
    const stayed: { id: ItemId; index: number }[] = [];
    for (const { id, parent } of siblings) {
      const earlier = before.get(id);
      if (earlier === undefined) continue;
      if (earlier.item.parent === parent) stayed.push({ id, index: earlier.index });
      else moved.add(id);
    }
    const inOrder = longestRise(stayed.map(({ index }) => index));
    stayed.forEach(({ id }, index) => {
      if (!inOrder.has(index)) moved.add(id);
    });
  }
  return moved;
}

function trashEdits(
  before: ReadonlyMap<ItemId, Place> | null,
  after: ReadonlyMap<ItemId, Place>,
  now: ReadonlyMap<ItemId, Place>,
  refused: ReadonlySet<string>,
): OutlineEdit[] {
  if (before === null) return [];
  const gone = new Set<ItemId>();
  for (const id of before.keys()) {
    if (!after.has(id) && !refused.has(id) && now.has(id)) gone.add(id);
  }
  const trashed = new Set<ItemId>();
  for (const item of walkOutline(trashOf(now))) trashed.add(item.id);
  const edits: OutlineEdit[] = [];
  for (const id of gone) {
    const parent = now.get(id)?.item.parent;
    if (parent === undefined || trashed.has(id)) continue;
    // What was added here since, and the other program could not know of, stays in the book.
    for (const { id: own } of now.get(id)?.item.children ?? []) {
      if (!before.has(own) && !after.has(own)) edits.push({ kind: "move", item: own, parent, after: id });
    }
    if (!gone.has(parent as ItemId)) edits.push({ kind: "trash", item: id });
  }
  return edits;
}

function trashOf(now: ReadonlyMap<ItemId, Place>): OutlineItem[] {
  return [...now.values()].map(({ item }) => item).filter(({ parent }) => parent === "trash");
}
