import * as Y from "yjs";
import { type ItemId, isItemId } from "./ids.ts";
import type { SceneAnchor } from "./outline.ts";
import { plainAnchor, readAnchor } from "./outline-scenes.ts";
import { readLine } from "./outline-values.ts";

/** What somebody said of a stretch of a chapter; null is the chapter as a whole. */
export interface StoredComment {
  readonly id: ItemId;
  readonly anchor: SceneAnchor | null;
  readonly author: string;
  /** ISO 8601; empty where it isn't known. */
  readonly time: string;
  readonly text: string;
}

export interface StoredReply extends Omit<StoredComment, "anchor"> {
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
}

const commentsKey = "comments";
const repliesKey = "replies";
const resolutionsKey = "resolutions";

/**
 * Reads a review document: three maps, from id to a map of `anchor`, `author`, `time`, `text`, `removed` (comments), of `comment`,
 * `author`, `time`, `text`, `removed` (replies), and of `resolved`, `time` (resolutions, by comment). What is none is passed over.
 */
export function readReview(doc: Y.Doc): PersonsReview {
  return {
    comments: entries(doc, commentsKey).flatMap(([id, map]) =>
      map.get("removed") === true ? [] : [{ id, anchor: readAnchor(map.get("anchor")), ...readSaid(map) }],
    ),
    replies: entries(doc, repliesKey).flatMap(([id, map]) => {
      const comment = map.get("comment");
      return map.get("removed") === true || !isItemId(comment) ? [] : [{ id, comment, ...readSaid(map) }];
    }),
    resolutions: entries(doc, resolutionsKey).map(([comment, map]) => {
      return { comment, resolved: map.get("resolved") === true, time: readLine(map.get("time")) };
    }),
  };
}

/** Each key of a comment is one of its own: who moves it while another machine corrects it changes nothing there. */
export function writeComment(doc: Y.Doc, { id, anchor, ...said }: StoredComment): void {
  const map = writeSaid(doc.getMap(commentsKey), id, said);
  if (anchor) map.set("anchor", plainAnchor(anchor));
}

export function writeReply(doc: Y.Doc, { id, comment, ...said }: StoredReply): void {
  writeSaid(doc.getMap(repliesKey), id, said).set("comment", comment);
}

export function writeResolution(doc: Y.Doc, { comment, resolved, time }: Resolution): void {
  const map = new Y.Map<unknown>();
  doc.getMap(resolutionsKey).set(comment, map);
  map.set("resolved", resolved);
  map.set("time", time);
}

type Said = Pick<StoredComment, "author" | "time" | "text">;

function writeSaid(all: Y.Map<unknown>, id: ItemId, { author, time, text }: Said): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  all.set(id, map);
  map.set("author", author);
  map.set("time", time);
  map.set("text", text);
  return map;
}

function readSaid(map: Y.Map<unknown>): Said {
  const text = map.get("text");
  const said = typeof text === "string" ? text : "";
  return { author: readLine(map.get("author")), time: readLine(map.get("time")), text: said };
}

function entries(doc: Y.Doc, key: string): readonly (readonly [ItemId, Y.Map<unknown>])[] {
  const found: (readonly [ItemId, Y.Map<unknown>])[] = [];
  for (const [id, map] of doc.getMap(key)) if (isItemId(id) && map instanceof Y.Map) found.push([id, map]);
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}
