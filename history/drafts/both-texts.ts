/**
 * Looks into Yjs documents (13.6, pinned): a main text, and a draft of it that has followed all of it. In such a pair the
 * draft holds every character that the main text ever had, in the same order, with its own between them.
 */
import * as Y from "yjs";
import { pushRange } from "../item-table.ts";
import type { IdRange } from "../structs.ts";

/** Characters that stand beside each other, are one writer's, and are treated alike by both texts. */
export interface Stretch {
  readonly text: string;
  readonly ids: IdRange;
  /** Is it the main text's, whether it shows it or not? Else it was written in the draft. */
  readonly isMain: boolean;
  readonly inMain: boolean;
  readonly inDraft: boolean;
}

/** Brings the whole main text into its draft, without making it the draft's own writing. */
export function followMain(draft: Y.Doc, main: Y.Doc, origin: unknown): void {
  Y.applyUpdate(draft, Y.encodeStateAsUpdate(main, Y.encodeStateVector(draft)), origin);
}

/** A draft as it would be if it followed the main text now. It is the caller's to destroy. */
export function followedCopy(draft: Y.Doc, main: Y.Doc): Y.Doc {
  const copy = new Y.Doc({ gc: false });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(draft));
  followMain(copy, main, null);
  return copy;
}

/** Every character that either text ever had, in order. */
export function eachStretch(main: Y.Doc, draft: Y.Doc, visit: (stretch: Stretch) => void): void {
  const clocks = new Map([...main.store.clients.keys()].map((client) => [client, Y.getState(main.store, client)]));
  for (let item: Y.Item | null = draft.getText("text")._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    const text = item.content.str;
    if (clock >= (clocks.get(client) ?? 0)) {
      const ids = { client, clock, length: item.length };
      visit({ text, ids, isMain: false, inMain: false, inDraft: !item.deleted });
      continue;
    }
    for (let at = 0; at < item.length; ) {
      const { length, deleted } = mainAt(main, client, clock + at, item.length - at);
      const piece = text.slice(at, at + length);
      const ids = { client, clock: clock + at, length };
      visit({ text: piece, ids, isMain: true, inMain: !deleted, inDraft: !item.deleted });
      at += length;
    }
  }
}

/** How many characters from an id on lie in one struct of the main text, and whether that is deleted. */
function mainAt(main: Y.Doc, client: number, clock: number, most: number): { length: number; deleted: boolean } {
  const structs = main.store.clients.get(client) ?? [];
  const struct = structs[Y.findIndexSS(structs, clock)];
  if (!struct) throw new Error(`The main text has no ${client}:${clock}`);
  return { length: Math.min(most, struct.id.clock + struct.length - clock), deleted: struct.deleted };
}

/** Where characters of one text stand in it, or would stand if they weren't deleted, in the order of the text. */
export interface FoundPlace {
  /** UTF-16 units. */
  readonly at: number;
  readonly ids: IdRange;
  readonly text: string;
  readonly isShown: boolean;
}

/** Finds characters by their ids. */
export function findIds(text: Y.Text, ranges: readonly IdRange[]): readonly FoundPlace[] {
  const wanted = new Map<number, IdRange[]>();
  for (const range of ranges) wanted.set(range.client, [...(wanted.get(range.client) ?? []), range]);
  const found: FoundPlace[] = [];
  let position = 0;
  for (let item: Y.Item | null = text._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) {
      if (!item.deleted && item.countable) position += item.length;
      continue;
    }
    const { client, clock } = item.id;
    const pieces: FoundPlace[] = [];
    for (const range of wanted.get(client) ?? []) {
      const from = Math.max(range.clock, clock);
      const to = Math.min(range.clock + range.length, clock + item.length);
      if (from >= to) continue;
      pieces.push({
        at: position + (item.deleted ? 0 : from - clock),
        ids: { client, clock: from, length: to - from },
        text: item.content.str.slice(from - clock, to - clock),
        isShown: !item.deleted,
      });
    }
    found.push(...pieces.sort((a, b) => a.ids.clock - b.ids.clock));
    if (!item.deleted) position += item.length;
  }
  return found;
}

/** Deletes those of the characters that still stand. Gives whether there were any. */
export function deleteIds(document: Y.Doc, ranges: readonly IdRange[], origin: unknown): boolean {
  const text = document.getText("text");
  const shown = findIds(text, ranges).filter(({ isShown }) => isShown);
  if (shown.length === 0) return false;
  document.transact(() => {
    for (const { at, ids } of [...shown].reverse()) text.delete(at, ids.length);
  }, origin);
  return true;
}

/** Joins ids that follow each other, in the order in which they are given. */
export function joinIds(ranges: Iterable<IdRange>): readonly IdRange[] {
  const joined: IdRange[] = [];
  for (const range of ranges) pushRange(joined, range);
  return joined;
}
