import * as Y from "yjs";
import type { CopySources } from "../copy-sources.ts";
import type { Copy, DocumentName } from "../record.ts";
import type { IdRange } from "../structs.ts";
import { deleteIds, findIds, followMain } from "./both-texts.ts";
import type { Gap } from "./draft-changes.ts";

/** A main text and a draft of it, to be changed together as one record. */
export interface DraftPair {
  readonly main: Y.Doc;
  readonly draft: Y.Doc;
  readonly mainName: DocumentName;
  readonly draftName: DocumentName;
  /** The origin of what becomes the record. */
  readonly origin: unknown;
  /** The origin of what comes from the main text into the draft, which is no writing. */
  readonly fromMain: unknown;
}

/**
 * Takes differences of a draft into the main text: copies what it wrote, deletes what it deleted, brings the copies into the
 * draft, and deletes there what they are copies of. Both texts show the same in these places then.
 *
 * @param gaps of both texts as they are at this moment, the draft having followed
 * @param firsts tells of what the draft's characters are copies since a take was taken back; see double-takes.ts
 * @returns the copies in the main text
 */
export function takeGaps(pair: DraftPair, gaps: readonly Gap[], firsts: CopySources): readonly Copy[] {
  const { main, draft, origin } = pair;
  const mainText = main.getText("text");
  const draftText = draft.getText("text");
  const words = draftText.toString();
  const copies: Copy[] = [];
  draft.transact(() => {
    for (const { inDraft } of [...gaps].reverse())
      if (inDraft[1] > inDraft[0]) draftText.delete(inDraft[0], inDraft[1] - inDraft[0]);
  }, origin);
  main.transact(() => {
    for (const { inMain, inDraft, inserted } of [...gaps].reverse()) {
      if (inMain[1] > inMain[0]) mainText.delete(inMain[0], inMain[1] - inMain[0]);
      if (inDraft[1] === inDraft[0]) continue;
      copies.push(...copiesOf(main, inserted, firsts, pair.draftName));
      mainText.insert(inMain[0], words.slice(...inDraft));
    }
  }, origin);
  followMain(draft, main, pair.fromMain);
  return copies;
}

/** What is inserted next under a document's own id, as copies of these. */
function copiesOf(
  document: Y.Doc,
  sources: readonly IdRange[],
  firsts: CopySources,
  sourceDocument: DocumentName,
): readonly Copy[] {
  const client = document.clientID;
  let clock = Y.getState(document.store, client);
  const copies: Copy[] = [];
  for (const range of sources) {
    let done = 0;
    for (const { length, source } of firsts.pieces(range)) {
      const own = { document: sourceDocument, client: range.client, clock: range.clock + done };
      copies.push({ client, clock, length, source: source ?? own });
      clock += length;
      done += length;
    }
  }
  return copies;
}

/** What one take did: its copies in the main text, and what it deleted there. */
export interface Taken {
  readonly copies: readonly Copy[];
  readonly deleted: readonly IdRange[];
}

/**
 * Makes both texts what they would be without a take. What it inserted and still stands goes from the main text and is written
 * in the draft again; what it deleted is written in the main text again, and deleted in the draft.
 *
 * @returns the copies in each text
 */
export function takeBack(
  pair: DraftPair,
  { copies, deleted }: Taken,
  firsts: { readonly main: CopySources; readonly draft: CopySources },
): { readonly inMain: readonly Copy[]; readonly inDraft: readonly Copy[] } {
  const { main, draft, mainName, draftName, origin, fromMain } = pair;
  const ids = copies.map(({ client, clock, length }) => ({ client, clock, length }));
  const standing = findIds(draft.getText("text"), ids).filter(({ isShown }) => isShown);
  const inDraft: Copy[] = [];
  draft.transact(() => {
    for (const place of [...standing].reverse()) {
      inDraft.push(...copiesOf(draft, sourcesOf(place.ids, copies), firsts.draft, draftName));
      draft.getText("text").insert(place.at + place.ids.length, place.text);
    }
  }, origin);
  deleteIds(main, ids, origin);
  const gone = findIds(main.getText("text"), deleted).filter(({ isShown }) => !isShown);
  const inMain: Copy[] = [];
  main.transact(() => {
    for (const place of [...gone].reverse()) {
      inMain.push(...copiesOf(main, [place.ids], firsts.main, mainName));
      main.getText("text").insert(place.at, place.text);
    }
  }, origin);
  followMain(draft, main, fromMain);
  deleteIds(draft, inMain, origin);
  return { inMain, inDraft };
}

/** The ids in the draft that characters of the main text were taken from. */
function sourcesOf(range: IdRange, copies: readonly Copy[]): readonly IdRange[] {
  const sources: IdRange[] = [];
  for (const { client, clock, length, source } of [...copies].sort((a, b) => a.clock - b.clock)) {
    const from = Math.max(clock, range.clock);
    const to = Math.min(clock + length, range.clock + range.length);
    if (client !== range.client || from >= to) continue;
    sources.push({ client: source.client, clock: source.clock + from - clock, length: to - from });
  }
  return sources;
}
