import { strFromU8, strToU8, type Zippable, zipSync } from "fflate";
import { type Archive, looksLikeArchive, openArchive } from "../../formats/import/archive.ts";
import { inspectUpdate } from "../../history/structs.ts";
import { isProse, isWholeFor } from "../../history/whole-update.ts";
import { type ItemId, isItemId, isProjectId } from "../../story/ids.ts";
import { readAnchor } from "../../story/outline-scenes.ts";
import { deepestNesting } from "../../story/outline-tree.ts";
import { readLanguage, readLine } from "../../story/outline-values.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { ReadableItem } from "../../story/readable-book.ts";
import type { GuestId, LinkId } from "../contract/sharing.ts";
import type { HomesReview, Packet, PacketAnswer } from "./packet.ts";

// docs/together.md, “By file”, has the form. Everything is read as what a stranger wrote: each value is one of its kind, or none.

export const packetEnding = ".redraft-review";
/** Bytes. */
export const largestPacket = 128 * 1024 * 1024;

const format = 1;
const aboutName = "packet.json";
const reviewsName = "reviews.json";
const textName = (chapter: ItemId) => `texts/${chapter}.yjs`;
const suggestionsName = (chapter: ItemId) => `suggestions/${chapter}.yjs`;

/** Of one chapter's, more than anybody says. */
const mostRemarks = 10_000;
const mostItems = 5000;

export function writePacket({ texts, answer, ...about }: Packet): Uint8Array {
  const files: Zippable = {
    [aboutName]: strToU8(`${JSON.stringify({ format, ...about, answered: answer.time }, null, 2)}\n`),
  };
  for (const [chapter, update] of texts) files[textName(chapter)] = update;
  for (const [chapter, update] of answer.suggestions) files[suggestionsName(chapter)] = update;
  files[reviewsName] = strToU8(`${JSON.stringify(answer.reviews, null, 2)}\n`);
  return zipSync(files, { level: 6 });
}

export function readPacket(bytes: Uint8Array): Result<Packet> {
  if (bytes.length > largestPacket || !looksLikeArchive(bytes)) return noPacket;
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  const about = readJson(archive.value, aboutName);
  if (!about.ok) return about;
  const value = about.value as { readonly [key: string]: unknown } | null;
  if (typeof value?.format !== "number") return noPacket;
  if (value.format > format)
    return fail("packet-newer", "This packet was made by a newer Redraft.", "Update Redraft, and open it again.");
  const { id, story, person, secret, role } = value as Partial<Record<keyof Packet, unknown>>;
  const { id: guest, name } = (person ?? {}) as { readonly id?: unknown; readonly name?: unknown };
  const isWhole = isItemId(id) && isProjectId(story) && isItemId(guest) && typeof secret === "string";
  if (!isWhole || (role !== "suggest" && role !== "comment")) return noPacket;
  const items = readItems(value.items);
  const chapters = items.filter(({ kind }) => kind === "chapter").map((item) => item.id);
  const texts = readUpdates(archive.value, chapters, textName);
  if (!texts.ok) return texts;
  const isReadable = [...texts.value.values()].every(isWholeText);
  if (!isReadable || texts.value.size < chapters.length || chapters.length === 0) return noPacket;
  const answer = readAnswer(archive.value, chapters, value.answered);
  if (!answer.ok) return answer;
  return succeed({
    id: id as string as LinkId,
    story,
    title: readLine(value.title),
    author: readLine(value.author),
    language: readLanguage(value.language),
    role,
    person: { id: guest as string as GuestId, name: readLine(name) },
    secret,
    items,
    texts: texts.value,
    answer: answer.value,
  });
}

function readAnswer(archive: Archive, chapters: readonly ItemId[], answered: unknown): Result<PacketAnswer> {
  const suggestions = readUpdates(archive, chapters, suggestionsName);
  if (!suggestions.ok) return suggestions;
  const said = archive.has(reviewsName) ? readJson(archive, reviewsName) : succeed([]);
  if (!said.ok) return said;
  const reviews = listOf(said.value, mostItems).flatMap((each) => readReviewOf(each, chapters));
  return succeed({ time: readTime(answered), suggestions: suggestions.value, reviews });
}

function readUpdates(
  archive: Archive,
  chapters: readonly ItemId[],
  nameOf: (chapter: ItemId) => string,
): Result<ReadonlyMap<ItemId, Uint8Array>> {
  const updates = new Map<ItemId, Uint8Array>();
  for (const chapter of chapters) {
    const update = archive.get(nameOf(chapter))?.();
    if (update && !update.ok) return update;
    if (update) updates.set(chapter, update.value);
  }
  return succeed(updates);
}

/** Letters, and all that they stand on: what isn't would spoil the copy in which somebody reviews it. */
function isWholeText(update: Uint8Array): boolean {
  return inspectUpdate(update) !== null && isProse(update) && isWholeFor(update, () => 0);
}

function readJson(archive: Archive, name: string): Result<unknown> {
  const bytes = archive.get(name)?.();
  if (!bytes) return noPacket;
  if (!bytes.ok) return bytes;
  try {
    return succeed(JSON.parse(strFromU8(bytes.value)));
  } catch {
    return noPacket;
  }
}

function readItems(value: unknown): readonly ReadableItem[] {
  const known = new Set<string>();
  return listOf(value, mostItems).flatMap(({ id, kind, title, depth }) => {
    if (!isItemId(id) || known.has(id) || (kind !== "part" && kind !== "chapter")) return [];
    known.add(id);
    const isDepth = typeof depth === "number" && Number.isInteger(depth) && depth >= 0 && depth < deepestNesting;
    return [{ id, kind, title: readLine(title), depth: isDepth ? depth : 0 }];
  });
}

function readReviewOf(value: Entry, chapters: readonly ItemId[]): readonly HomesReview[] {
  const home = value.home === "book" ? "book" : chapters.find((chapter) => chapter === value.home);
  if (!home) return [];
  const remarks = (list: unknown) =>
    listOf(list, mostRemarks).flatMap((entry) => {
      const { id, text, time, edited } = entry;
      if (!isItemId(id) || typeof text !== "string") return [];
      return [{ entry, said: { id, author: "", text, time: readTime(time), edited: readTime(edited) } }];
    });
  return [
    {
      home,
      comments: remarks(value.comments).map(({ entry, said }) => ({
        ...said,
        anchor: entry.anchor === null ? null : readAnchor(entry.anchor),
        about: "",
      })),
      replies: remarks(value.replies).flatMap(({ entry: { comment }, said }) =>
        isItemId(comment) ? [{ ...said, comment }] : [],
      ),
      resolutions: listOf(value.resolutions, mostRemarks).flatMap(({ comment, resolved, time }) =>
        isItemId(comment) ? [{ comment, resolved: resolved === true, time: readTime(time) }] : [],
      ),
      removed: (Array.isArray(value.removed) ? value.removed : []).slice(0, mostRemarks).filter(isItemId),
    },
  ];
}

type Entry = { readonly [key: string]: unknown };

function listOf(value: unknown, most: number): readonly Entry[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, most).filter((each): each is Entry => typeof each === "object" && each !== null);
}

/** ISO 8601 in UTC; empty for what is no time. */
function readTime(value: unknown): string {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? "" : new Date(time).toISOString();
}

const noPacket = fail(
  "packet-unreadable",
  "This is no packet for a review, or a part of it is missing.",
  "Ask whoever sent it to send it again.",
);
