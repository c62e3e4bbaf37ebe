import * as Y from "yjs";
import { type ItemId, isItemId } from "./ids.ts";
import { readLine } from "./outline-values.ts";

/** The id of a draft, made as an item's is. */
export type DraftId = string & { readonly __brand: "DraftId" };

/** A named variant of the book, or of one chapter. */
export interface Draft {
  readonly id: DraftId;
  readonly name: string;
  /** null is the whole book. */
  readonly chapter: ItemId | null;
  /** The version that it began with, or that it followed as a whole since: of each log, up to which record. */
  readonly pinned: { readonly [replica: string]: number };
  /** Seconds since 1970. */
  readonly made: number;
  /** Who began it. */
  readonly author: string;
  /** The id of the one person whose suggestions it has; null is whoever writes in it. */
  readonly suggester: string | null;
  /** Somebody else's changes to the main text, which wait to be taken or left: its writer is who made them. */
  readonly suggests: boolean;
  /** Put aside: it stays, and is out of the way. */
  readonly archived: boolean;
  /** Thrown away: it can be brought back. */
  readonly removed: boolean;
}

/** Sets what it names. */
export type DraftEdit = Partial<Pick<Draft, "name" | "pinned" | "archived" | "removed">>;

const draftsKey = "drafts";

/** All drafts of the outline document, those that were thrown away too, the oldest first. */
export function readDrafts(doc: Y.Doc): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const [id, map] of doc.getMap(draftsKey)) {
    if (!isItemId(id) || !(map instanceof Y.Map)) continue;
    const chapter = map.get("chapter");
    const made = map.get("made");
    drafts.push({
      id: id as string as DraftId,
      name: readLine(map.get("name")) || id,
      chapter: isItemId(chapter) ? chapter : null,
      pinned: readPinned(map.get("pinned")),
      made: typeof made === "number" && Number.isFinite(made) ? made : 0,
      author: readLine(map.get("author")),
      suggester: readLine(map.get("suggester")) || null,
      suggests: map.get("suggests") === true,
      archived: map.get("archived") === true,
      removed: map.get("removed") === true,
    });
  }
  return drafts.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function writeNewDraft(doc: Y.Doc, draft: Draft): void {
  const map = new Y.Map<unknown>();
  doc.getMap(draftsKey).set(draft.id, map);
  map.set("name", draft.name);
  if (draft.chapter !== null) map.set("chapter", draft.chapter);
  map.set("pinned", draft.pinned);
  map.set("made", draft.made);
  map.set("author", draft.author);
  if (draft.suggester !== null) map.set("suggester", draft.suggester);
  if (draft.suggests) map.set("suggests", true);
}

/** Each is a key of its own: who renames a draft while another archives it changes nothing there. */
export function editDraft(doc: Y.Doc, draft: DraftId, edit: DraftEdit): void {
  const map = doc.getMap(draftsKey).get(draft);
  if (!(map instanceof Y.Map)) return;
  for (const [key, value] of Object.entries(edit)) if (value !== undefined) map.set(key, value);
}

function readPinned(value: unknown): Draft["pinned"] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, seq]) => Number.isSafeInteger(seq) && seq >= 0));
}
