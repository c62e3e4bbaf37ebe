import type * as Y from "yjs";
import { countWords } from "../../story/words.ts";
import type { IdRange } from "../structs.ts";
import { mergeRanges } from "../structs.ts";
import { eachStretch, joinIds } from "./both-texts.ts";

/** UTF-16 units, from and to. */
export type TextRange = readonly [number, number];

/** All in which a draft and the main text differ between two characters that both show. */
export interface Gap {
  readonly inMain: TextRange;
  readonly inDraft: TextRange;
  /** Written in the draft, in the order of the text. */
  readonly inserted: readonly IdRange[];
  /** The main text's, deleted in the draft. */
  readonly deleted: readonly IdRange[];
}

/** What a reader would call one change: whole words, with the gaps that it is made of. */
export interface DraftChange {
  /** Names exactly this difference: when anything of it is another, so is the name. */
  readonly key: string;
  readonly gaps: readonly Gap[];
  /** With the words that the gaps lie in. */
  readonly inMain: TextRange;
  readonly inDraft: TextRange;
}

/** A kept piece between two gaps that is not worth showing apart: up to two words inside of a paragraph. */
const smallWords = 2;

/**
 * What a draft changes in the main text, exactly.
 *
 * @param draft has followed all of `main`
 */
export function draftGaps(main: Y.Doc, draft: Y.Doc): readonly Gap[] {
  const gaps: Gap[] = [];
  let [atMain, atDraft] = [0, 0];
  let open: { main: number; draft: number; inserted: IdRange[]; deleted: IdRange[] } | null = null;
  const close = (): void => {
    if (!open) return;
    gaps.push({
      inMain: [open.main, atMain],
      inDraft: [open.draft, atDraft],
      inserted: joinIds(open.inserted),
      deleted: joinIds(open.deleted),
    });
    open = null;
  };
  eachStretch(main, draft, ({ text, ids, inMain, inDraft }) => {
    if (!inMain && !inDraft) return;
    if (inMain && inDraft) close();
    else {
      open ??= { main: atMain, draft: atDraft, inserted: [], deleted: [] };
      if (inDraft) open.inserted.push(ids);
      else open.deleted.push(ids);
    }
    if (inMain) atMain += text.length;
    if (inDraft) atDraft += text.length;
  });
  close();
  return gaps;
}

/** Gaps as changes that can be read. */
export function draftChanges(mainText: string, gaps: readonly Gap[]): readonly DraftChange[] {
  const groups: Gap[][] = [];
  for (const gap of gaps) {
    const last = groups.at(-1)?.at(-1);
    if (last && isSmall(mainText.slice(last.inMain[1], gap.inMain[0]))) groups.at(-1)?.push(gap);
    else groups.push([gap]);
  }
  return groups.map((group) => describe(mainText, group));
}

function isSmall(kept: string): boolean {
  return !/\s/.test(kept) || (!kept.includes("\n") && countWords(kept) <= smallWords);
}

function describe(mainText: string, gaps: readonly Gap[]): DraftChange {
  const first = gaps[0] as Gap;
  const last = gaps.at(-1) as Gap;
  // What lies around the gaps stands in both texts, so that both grow alike.
  let [before, after] = [0, 0];
  while (isInWord(mainText, first.inMain[0] - before - 1)) before++;
  while (isInWord(mainText, last.inMain[1] + after)) after++;
  return {
    key: nameOf(gaps),
    gaps,
    inMain: [first.inMain[0] - before, last.inMain[1] + after],
    inDraft: [first.inDraft[0] - before, last.inDraft[1] + after],
  };
}

function isInWord(text: string, at: number): boolean {
  const character = text[at];
  return character !== undefined && !/\s/.test(character);
}

/** FNV-1a twice, over all ids: long enough that no two differences of a chapter meet. */
function nameOf(gaps: readonly Gap[]): string {
  const print = (ranges: readonly IdRange[]): string =>
    ranges.map(({ client, clock, length }) => `${client}.${clock}.${length}`).join();
  const said = gaps.map(({ inserted, deleted }) => `${print(inserted)}-${print(deleted)}`).join("+");
  const hash = (start: number): string => {
    let value = start;
    for (let at = 0; at < said.length; at++) value = Math.imul(value ^ said.charCodeAt(at), 0x01000193) >>> 0;
    return value.toString(36);
  };
  return `${hash(0x811c9dc5)}.${hash(0x1b873593)}`;
}

/** All ids that a change inserts and deletes: what a writer leaves when leaving it. */
export function idsOfChange({ gaps }: Pick<DraftChange, "gaps">): readonly IdRange[] {
  return mergeRanges(gaps.flatMap(({ inserted, deleted }) => [...inserted, ...deleted]));
}

/** Is all of a change among what was left? */
export function isLeft(change: Pick<DraftChange, "gaps">, left: readonly IdRange[]): boolean {
  return idsOfChange(change).every((range) =>
    left.some(
      ({ client, clock, length }) =>
        client === range.client && clock <= range.clock && range.clock + range.length <= clock + length,
    ),
  );
}

/** Ids that are in the first ranges and in none of the others. */
export function withoutRanges(ranges: readonly IdRange[], others: readonly IdRange[]): readonly IdRange[] {
  return others.reduce<readonly IdRange[]>(
    (rest, { client, clock, length }) =>
      rest.flatMap((range) => {
        if (range.client !== client) return [range];
        const end = range.clock + range.length;
        const before = { client, clock: range.clock, length: Math.min(range.length, clock - range.clock) };
        const from = Math.max(range.clock, clock + length);
        return [before, { client, clock: from, length: end - from }].filter((piece) => piece.length > 0);
      }),
    ranges,
  );
}
