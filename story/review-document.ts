import * as Y from "yjs";
import { type ItemId, isItemId } from "./ids.ts";
import type { SceneAnchor } from "./outline.ts";
import { plainAnchor, readAnchor } from "./outline-scenes.ts";
import { readLine } from "./outline-values.ts";

/** What somebody said, in a comment or in a reply. */
interface StoredRemark {
  readonly id: ItemId;
  readonly author: string;
  /** ISO 8601; empty where it isn't known. */
  readonly time: string;
  readonly text: string;
  /** When its author last changed it; empty where nobody did. */
  readonly edited: string;
}

/** What somebody said of a stretch of a chapter; null is the chapter as a whole, or the book. */
export interface StoredComment extends StoredRemark {
  readonly anchor: SceneAnchor | null;
  /** The words that it stood on when it was made; empty where it stood on none, or nobody kept them. */
  readonly about: string;
}

export interface StoredReply extends StoredRemark {
  readonly comment: ItemId;
}

export interface Resolution {
  readonly comment: ItemId;
  readonly resolved: boolean;
  readonly time: string;
}

/** All that one person says of one chapter. */
export interface PersonsReview {
  readonly comments: readonly StoredComment[];
  readonly replies: readonly StoredReply[];
  readonly resolutions: readonly Resolution[];
  /** Comments and replies of others that this person, who owns the story, has taken away. */
  readonly removals: readonly ItemId[];
}

const commentsKey = "comments";
const repliesKey = "replies";
const resolutionsKey = "resolutions";
const removalsKey = "removals";

/**
 * Reads a review document: maps, from id to a map of `anchor`, `about` (a Y.Text), `author`, `time`, `text`, `edited`, `removed`
 * (comments), of `comment`, `author`, `time`, `text`, `edited`, `removed` (replies), of `resolved`, `time` (resolutions, by comment), and from
 * id to true (removals). What is none is passed over.
 */
export function readReview(doc: Y.Doc): PersonsReview {
  return {
    comments: entries(doc, commentsKey).flatMap(([id, map]) =>
      map.get("removed") === true
        ? []
        : [{ id, anchor: readAnchor(map.get("anchor")), about: readAbout(map), ...readSaid(map) }],
    ),
    replies: entries(doc, repliesKey).flatMap(([id, map]) => {
      const comment = map.get("comment");
      return map.get("removed") === true || !isItemId(comment) ? [] : [{ id, comment, ...readSaid(map) }];
    }),
    resolutions: entries(doc, resolutionsKey).map(([comment, map]) => {
      return { comment, resolved: map.get("resolved") === true, time: readLine(map.get("time")) };
    }),
    removals: [...doc.getMap(removalsKey)].flatMap(([id, is]) => (is === true && isItemId(id) ? [id] : [])),
  };
}

/** Each key of a comment is one of its own: who moves it while another machine corrects it changes nothing there. */
export function writeComment(doc: Y.Doc, { id, anchor, ...said }: New<Omit<StoredComment, "about">>): void {
  const map = writeSaid(doc.getMap(commentsKey), id, said);
  if (!anchor) return;
  map.set("anchor", plainAnchor(anchor));
  map.set("about", new Y.Text());
}

/** Where the words of a comment go that it stands on: a text, so that they can be forgotten as copies of the chapter's. */
export function aboutText(doc: Y.Doc, comment: ItemId): Y.Text | null {
  const about = remarkMap(doc, comment)?.get("about");
  return about instanceof Y.Text ? about : null;
}

export function writeReply(doc: Y.Doc, { id, comment, ...said }: New<StoredReply>): void {
  writeSaid(doc.getMap(repliesKey), id, said).set("comment", comment);
}

/** @param call the id of the call that asked for it: who asks twice, because the first answer was lost, changes nothing */
export function writeResolution(doc: Y.Doc, { comment, resolved, time }: Resolution, call?: ItemId): void {
  const all = doc.getMap(resolutionsKey);
  const known = all.get(comment);
  if (call && known instanceof Y.Map && known.get("call") === call) return;
  const map = new Y.Map<unknown>();
  all.set(comment, map);
  map.set("resolved", resolved);
  map.set("time", time);
  if (call) map.set("call", call);
}

/** Is something of this id in the document, also what was removed since? */
export function holdsRemark(doc: Y.Doc, id: ItemId): boolean {
  return remarkMap(doc, id) !== null;
}

/** Changes what a person said. False where there is nothing of this id any more. */
export function editRemark(
  doc: Y.Doc,
  id: ItemId,
  { text, time, call }: { readonly text: string; readonly time: string; readonly call: ItemId },
): boolean {
  const map = remarkMap(doc, id);
  if (!map || map.get("removed") === true) return false;
  if (map.get("call") === call) return true;
  map.set("text", text);
  map.set("edited", time);
  map.set("call", call);
  return true;
}

/** Takes away what a person said. False where there is nothing of this id. */
export function removeRemark(doc: Y.Doc, id: ItemId): boolean {
  const map = remarkMap(doc, id);
  if (map && map.get("removed") !== true) map.set("removed", true);
  return map !== null;
}

/** What this person had said and has taken away. */
export function removedRemarks(doc: Y.Doc): readonly ItemId[] {
  return [commentsKey, repliesKey].flatMap((key) =>
    entries(doc, key).flatMap(([id, map]) => (map.get("removed") === true ? [id] : [])),
  );
}

/** Takes away what somebody else said. */
export function writeRemoval(doc: Y.Doc, id: ItemId): void {
  const all = doc.getMap(removalsKey);
  if (all.get(id) !== true) all.set(id, true);
}

function remarkMap(doc: Y.Doc, id: ItemId): Y.Map<unknown> | null {
  for (const key of [commentsKey, repliesKey]) {
    const map = doc.getMap(key).get(id);
    if (map instanceof Y.Map) return map;
  }
  return null;
}

/** Nobody has changed it yet. */
type New<Remark> = Omit<Remark, "edited">;
type Said = Pick<StoredRemark, "author" | "time" | "text">;

function writeSaid(all: Y.Map<unknown>, id: ItemId, { author, time, text }: Said): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  all.set(id, map);
  map.set("author", author);
  map.set("time", time);
  map.set("text", text);
  return map;
}

function readSaid(map: Y.Map<unknown>): Said & Pick<StoredRemark, "edited"> {
  const text = map.get("text");
  const said = typeof text === "string" ? text : "";
  const [author, time, edited] = ["author", "time", "edited"].map((key) => readLine(map.get(key)));
  return { author: author ?? "", time: time ?? "", edited: edited ?? "", text: said };
}

function readAbout(map: Y.Map<unknown>): string {
  const about = map.get("about");
  return about instanceof Y.Text ? about.toString() : "";
}

function entries(doc: Y.Doc, key: string): readonly (readonly [ItemId, Y.Map<unknown>])[] {
  const found: (readonly [ItemId, Y.Map<unknown>])[] = [];
  for (const [id, map] of doc.getMap(key)) if (isItemId(id) && map instanceof Y.Map) found.push([id, map]);
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}
