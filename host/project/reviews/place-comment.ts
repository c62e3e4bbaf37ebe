import { FollowedWords } from "../../../history/followed-words.ts";
import { type DocumentName, origins, textDocument } from "../../../history/record.ts";
import type { IdRange } from "../../../history/structs.ts";
import type { TextIndex } from "../../../history/text-index.ts";
import type { ItemId } from "../../../story/ids.ts";
import type { CharacterId, SceneAnchor } from "../../../story/outline.ts";
import { anchorAt, heldStretch, placeOfAnchor } from "../../../story/scene-places.ts";
import { itemOfDocument } from "../mirroring.ts";
import type { Project } from "../project.ts";
import { reviewsOf } from "./stored-reviews.ts";

/** Where a comment stands by now. */
export interface CommentPlace {
  readonly chapter: ItemId;
  /** Null for a comment on the chapter as a whole. */
  readonly stretch: { readonly from: number; readonly to: number } | null;
  /** What holds it there; null where its words are gone, which leaves it where they were. */
  readonly anchor: SceneAnchor | null;
}

/** From text to text to text: further nobody follows. */
const mostTexts = 16;

/** A record is of about a second of writing: one that ends a moment later may have words that the comment was made on. Seconds. */
const recordLength = 2;

/**
 * Where a comment's words stand: in the chapter in which it was made, or wherever a split, a join or a move has taken them since. Where
 * they are nowhere it is at what was written in their place, or where they were; with a chapter that was joined to another one it
 * goes there. @throws DiskError
 */
export async function placeComment(
  project: Project,
  home: ItemId,
  { anchor, time }: { readonly anchor: SceneAnchor | null; readonly time: string },
): Promise<CommentPlace> {
  const name = textDocument(home);
  const { text } = await project.document(name);
  const held = anchor && heldStretch(text, anchor);
  const atHome = held && { chapter: home, stretch: held, anchor: anchorAt(text, home, held.from, held.to) };
  if (atHome && isEitherEnd(atHome.anchor, anchor)) return atHome;
  const index = (await project.history(name))?.index;
  if (!index) return atHome ?? { chapter: home, stretch: anchor && { from: 0, to: 0 }, anchor: null };
  const stretch = anchor && stretchOfAllTimes(index, anchor);
  const ids = stretch ? index.idsBetween(stretch.start, stretch.end) : [];
  const first = ids.flatMap((range) => broughtBy(index, range, Date.parse(time) / 1000 + recordLength));
  const found =
    (await follow(project, new FollowedWords(name, first), index)) ??
    atHome ??
    (await follow(project, new FollowedWords(name, ids), index)) ??
    (await goneWithChapter(project, home, stretch?.start ?? null));
  if (found) return found;
  const place = anchor && (placeOfAnchor(text, anchor) ?? { from: 0, to: 0 });
  return { chapter: home, stretch: place && { from: place.from, to: place.from }, anchor: null };
}

/** Does one of the two characters stand that hold the comment? Then its words do. */
function isEitherEnd(now: SceneAnchor | null, { start, end }: SceneAnchor): boolean {
  const isSame = (a: CharacterId | undefined, b: CharacterId) => a?.client === b.client && a.clock === b.clock;
  return isSame(now?.start, start) || isSame(now?.end, end);
}

/** The stretch of the text of all times that an anchor holds. */
function stretchOfAllTimes(index: TextIndex, { start, end }: SceneAnchor): { start: number; end: number } | null {
  const place = ({ client, clock }: CharacterId) => index.stretchesOf({ client, clock, length: 1 })[0];
  const [first, last] = [place(start)?.[0], place(end)?.[1]];
  return first !== undefined && last !== undefined && first < last ? { start: first, end: last } : null;
}

/** Those of some characters that had been written by then. */
function broughtBy(index: TextIndex, range: IdRange, seconds: number): readonly IdRange[] {
  const brought: IdRange[] = [];
  let { clock } = range;
  for (const { length, record } of index.writersOf(range)) {
    if (record >= 0 && (index.records.wall[record] as number) <= seconds) brought.push({ ...range, clock, length });
    clock += length;
  }
  return brought;
}

/** Looks for words in their text, and then in those that they were taken to. */
async function follow(project: Project, words: FollowedWords, begin: TextIndex): Promise<CommentPlace | null> {
  const asked = [begin.document];
  for (let texts = 0; texts < mostTexts; texts++) {
    const name = asked.shift();
    const chapter = name && itemOfDocument(name);
    if (!name || !chapter) return null;
    const { text } = await project.document(name);
    const index = (await project.history(name))?.index;
    if (!index) continue;
    const isNew = words.lookInto(index);
    const stretch = words.standingIn(index);
    if (stretch) return { chapter, stretch, anchor: anchorAt(text, chapter, stretch.from, stretch.to) };
    // Where nothing new came of it, everything that it leads to was asked.
    if (!isNew && texts > 0) continue;
    for (const to of words.goneTo(index)) if (isText(project, to)) asked.push(textDocument(to));
  }
  return null;
}

/** A chapter that was joined to another one takes along what is said of it, though nothing of what it is said of stands any more. */
async function goneWithChapter(project: Project, home: ItemId, at: number | null): Promise<CommentPlace | null> {
  const asked = [home];
  let words: FollowedWords | null = null;
  for (let texts = 0; texts < mostTexts; texts++) {
    const chapter = asked.shift();
    const index = chapter && (await project.history(textDocument(chapter)))?.index;
    if (!chapter || !index) return null;
    words ??= new FollowedWords(index.document, index.idsBetween(0, index.life.text.length));
    words.lookInto(index);
    const place = texts > 0 ? words.nearestIn(index, at ?? 0) : null;
    if (place !== null) return { chapter, stretch: at === null ? null : { from: place, to: place }, anchor: null };
    const next = joinedTo(project, chapter, index);
    if (next === null) return null;
    asked.push(next);
  }
  return null;
}

/** The chapter that an emptied one, which isn't in the book any more, was joined to. */
function joinedTo(project: Project, chapter: ItemId, index: TextIndex): ItemId | null {
  const item = project.item(chapter);
  if ((item && !project.mirroring.isTrashed(item)) || index.textAt(index.latest()) !== "") return null;
  const { records } = index;
  for (let row = records.count - 1; row >= 0; row--) {
    if (origins[records.origin[row] as number] !== "joined") continue;
    const to = records.detail.get(row)?.to;
    // In the chapter that others were joined to, the record says its own name.
    if (typeof to === "string" && to !== chapter) return isText(project, to) ? to : null;
  }
  return null;
}

function isText(project: Project, id: string): id is ItemId {
  return (project.item(id) ?? project.removedItem(id))?.file != null;
}

/** The chapters in which comments were made whose words may stand in this one by now: itself, and all that it has copies of. @throws DiskError */
export async function homesFor(project: Project, chapter: ItemId): Promise<readonly ItemId[]> {
  const known = new Set<DocumentName>([textDocument(chapter)]);
  for (const name of known) {
    for (const { timeline } of await project.slices(name)) {
      for (const { source } of [...timeline.copies.values()].flat()) {
        const item = itemOfDocument(source.document);
        if (item) known.add(source.document);
      }
    }
  }
  return [...known].flatMap((name) => itemOfDocument(name) ?? []).filter((home) => reviewsOf(project, home).length > 0);
}
