import type { DraftId } from "../story/drafts.ts";
import type { ItemId } from "../story/ids.ts";
import type { Version } from "./version.ts";

/**
 * One installation's log in one project: "<replica id>.<epoch>". A new epoch begins whenever the log can't be proved to
 * be the one that was written here (a copied, cloned or rolled back folder), so a key never names two histories.
 */
export type ReplicaKey = string & { readonly __brand: "ReplicaKey" };

/** "outline", "text/<item id>", "draft/<draft id>/text/<item id>" or "review/<item id or book>/<person>". The part of the name after the project on `/live`. */
export type DocumentName = string & { readonly __brand: "DocumentName" };

/**
 * May this be a document's name? Each has a folder of that name, and the name comes from whoever writes in the story: it
 * never leads out of the history. Names that a later version has are known only by their shape.
 */
export function isDocumentName(name: unknown): name is DocumentName {
  return typeof name === "string" && /^[0-9A-Za-z_-]+(?:\/[0-9A-Za-z_-]+)*$/.test(name);
}

export const outlineDocument = "outline" as DocumentName;

export function textDocument(item: string): DocumentName {
  return `text/${item}` as DocumentName;
}

/** The document of a chapter's text in a draft. */
export function draftText(draft: DraftId, chapter: ItemId): DocumentName {
  return `draft/${draft}/text/${chapter}` as DocumentName;
}

/** What one person says of a chapter, or of the book: comments, replies, resolutions. */
export function reviewDocument(of: ItemId | "book", person: string): DocumentName {
  return `review/${of}/${person}` as DocumentName;
}

/** The document of a chapter's text: the main one, or a draft's. */
export function chapterText(chapter: ItemId, draft: DraftId | null): DocumentName {
  return draft === null ? textDocument(chapter) : draftText(draft, chapter);
}

/** Why a record was made. The number is its byte in a frame and in a segment, for ever; new ones go at the end. */
export const origins = [
  "typed",
  "pasted",
  "undone",
  "restored",
  "imported",
  "outside",
  "replaced",
  "taken",
  "split",
  "joined",
  "moved",
  "label",
  "draft",
  "mirror",
  "forgotten",
  "untaken",
] as const;
export type Origin = (typeof origins)[number];

/**
 * A hybrid logical clock (Kulkarni et al., 2014) of whole seconds: later than everything that its writer had seen, and
 * as close to the wall clock as that allows.
 */
export interface HybridTime {
  /** Seconds since 1970. */
  readonly seconds: number;
  readonly counter: number;
}

export interface Author {
  readonly id: string;
  readonly name: string;
}

/** Characters that copy earlier ones: `length` ids from (client, clock) on repeat as many of `source`. */
export interface Copy {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly source: { readonly document: DocumentName; readonly client: number; readonly clock: number };
}

/** What a record does to one document. */
export interface RecordPart {
  readonly document: DocumentName;
  /** Sequence number of this replica's record before this one in this document; 0 where there is none. */
  readonly previous: number;
  /** Yjs update, version 1; empty where the record changes nothing (a label, a mirror). */
  readonly update: Uint8Array;
  readonly copies: readonly Copy[];
}

/**
 * What only some origins say, as lib0's `Any`. label: {name, version: {[replica]: seq}}; mirror and outside: {hash:
 * Uint8Array, the first 8 bytes of the file's SHA-256; of a mirror in a segment 2}, an outside also {size: of the file, in bytes}, a mirror also {beyond: {[replica]: seq}} where the text shows more of
 * those logs than the version of its record; split, joined and moved: {to}, the id of the text that the words went to; restored: {version}; imported: {file}, of a change that a file says the time of also {said}; what drafts say is in docs/drafts.md; untaken (an outside edit that turned out to be another replica's mirror is taken
 * back): {record: "<replica>:<seq>"}; forgotten: {ranges: {[document]: [client, clock, length, …]}}, characters of which nothing may be left.
 */
export type RecordDetail = { readonly [key: string]: unknown } | null;

/** The unit of history: about a second of one person's writing, or one action, in one replica's log. */
export interface HistoryRecord {
  readonly replica: ReplicaKey;
  /** 1, 2, 3, … without a gap in one replica's log, over all its documents. */
  readonly seq: number;
  /** What its writer had newly seen of other replicas since this replica's record before; usually empty. */
  readonly seen: Version;
  readonly time: HybridTime;
  /** What the wall clock claimed, in seconds since 1970; shown, never ordered by. */
  readonly wall: number;
  /** null is the replica's own person (info.json). */
  readonly author: Author | null;
  readonly origin: Origin;
  readonly detail: RecordDetail;
  /** At least one. Several are one action, whole or not at all. */
  readonly parts: readonly RecordPart[];
}

/** "<replica>:<seq>", what revisions and versions are called outside. */
export function recordId(replica: ReplicaKey, seq: number): string {
  return `${replica}:${seq}`;
}

export function parseRecordId(text: string): { readonly replica: ReplicaKey; readonly seq: number } | null {
  const match = /^([0-9a-z]+\.[1-9][0-9]*):([1-9][0-9]*)$/.exec(text);
  if (!match) return null;
  return { replica: match[1] as ReplicaKey, seq: Number(match[2]) };
}

/** Orders records so that causes come before effects: by hybrid time, then by replica and sequence number. */
export function compareRecords(
  a: { readonly time: HybridTime; readonly replica: ReplicaKey; readonly seq: number },
  b: { readonly time: HybridTime; readonly replica: ReplicaKey; readonly seq: number },
): number {
  if (a.replica === b.replica) return a.seq - b.seq;
  return a.time.seconds - b.time.seconds || a.time.counter - b.time.counter || (a.replica < b.replica ? -1 : 1);
}
