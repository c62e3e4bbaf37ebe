import type { ComparedText } from "../story/compared-text.ts";
import { editsBack, type ReturnedText } from "../story/take-back.ts";
import { pushRange } from "./item-table.ts";
import type { IdRange } from "./structs.ts";
import type { TextIndex } from "./text-index.ts";
import type { Version } from "./version.ts";

/** Put `insert`, copied from `ids`, in place of [from, to) of the text as it stands. UTF-16 units. */
export interface EditBack {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly ids: readonly IdRange[];
}

/**
 * The edits of the text as it stands that take some changes between two versions back: what they brought goes, as far as
 * it is still there, and what they took comes again, at the place that it left, unless it is there already. Ascending.
 *
 * @param compared the comparison of `early` and `late`
 * @param chosen places in its changes
 */
export function changesBack(
  index: TextIndex,
  versions: { readonly early: Version; readonly late: Version; readonly now: Version },
  compared: ComparedText,
  chosen: ReadonlySet<number>,
): readonly EditBack[] {
  const { late, now } = versions;
  const gone: EditBack[] = [];
  const come: EditBack[] = [];
  for (const { from, to, returned } of editsBack(compared, chosen)) {
    for (const [start, end] of standing(index, late, now, from, to - from))
      gone.push({ from: start, to: end, insert: "", ids: [] });
    const at = placeNow(index, late, now, from);
    for (const text of returned)
      for (const piece of comingBack(index, versions, text)) come.push({ from: at, to: at, ...piece });
  }
  return [...gone, ...come].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** What of a text that comes back is not there again already. */
function comingBack(
  index: TextIndex,
  versions: { readonly early: Version; readonly late: Version; readonly now: Version },
  { text, of }: ReturnedText,
): readonly Pick<EditBack, "insert" | "ids">[] {
  if (of === null) return [{ insert: text, ids: [] }];
  if (of.side === "before") return missing(index, versions, of.at[0], text);
  return [{ insert: text, ids: index.idsAt(versions.late, ...of.at) }];
}

/** Where a place of a version is in the text as it stands: behind the character that stood before it. */
function placeNow(index: TextIndex, late: Version, now: Version, at: number): number {
  if (at === 0) return 0;
  const [id] = index.idsAt(late, at - 1, at);
  const found = id ? index.positionOf(now, id.client, id.clock) : null;
  return found ? found.position + (found.present ? 1 : 0) : 0;
}

/**
 * What of a stretch of the earlier text has not come back since: all that the later text has somewhere else, too, for it
 * is the words that are compared and not their ids.
 */
function missing(
  index: TextIndex,
  { early, late, now }: { readonly early: Version; readonly late: Version; readonly now: Version },
  from: number,
  text: string,
): readonly { readonly insert: string; readonly ids: readonly IdRange[] }[] {
  const back = late === now ? new Set<string>() : comeBack(index, late, now);
  const pieces: { insert: string; ids: IdRange[] }[] = [];
  let at = 0;
  let isOpen = false;
  for (const { client, clock, length } of index.idsAt(early, from, from + text.length)) {
    for (let done = 0; done < length; done++, at++) {
      if (back.has(`${client} ${clock + done}`)) {
        isOpen = false;
        continue;
      }
      const last = isOpen ? pieces.at(-1) : undefined;
      const piece = last ?? { insert: "", ids: [] };
      if (!last) pieces.push(piece);
      piece.insert += text[at];
      pushRange(piece.ids, { client, clock: clock + done, length: 1 });
      isOpen = true;
    }
  }
  return pieces;
}

/** Ids that stand in the text now and did not in a version, and those that they repeat. */
function comeBack(index: TextIndex, late: Version, now: Version): ReadonlySet<string> {
  const back = new Set<string>();
  const copies = [...index.records.copies.values()].flat().filter(({ source }) => source.document === index.document);
  for (const { kind, ids } of index.spans(late, now)) {
    if (kind !== "inserted") continue;
    for (const { client, clock, length } of ids) {
      for (let id = clock; id < clock + length; id++) {
        back.add(`${client} ${id}`);
        const copy = copies.find((one) => one.client === client && one.clock <= id && id < one.clock + one.length);
        if (copy) back.add(`${copy.source.client} ${copy.source.clock + id - copy.clock}`);
      }
    }
  }
  return back;
}

/** Where a stretch of the later text stands now. */
function standing(
  index: TextIndex,
  late: Version,
  now: Version,
  from: number,
  length: number,
): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const range of index.idsAt(late, from, from + length)) {
    for (const part of partsBy(index, now, range)) {
      if (!part.present) continue;
      const last = ranges.at(-1);
      if (last && last[1] === part.position) last[1] += part.length;
      else ranges.push([part.position, part.position + part.length]);
    }
  }
  return ranges;
}

/** Ids in stretches that are there in a version, one after the other, or are not. */
function partsBy(
  index: TextIndex,
  version: Version,
  { client, clock, length }: IdRange,
): readonly (IdRange & { readonly present: boolean; readonly position: number })[] {
  const parts: { client: number; clock: number; length: number; present: boolean; position: number }[] = [];
  for (let done = 0; done < length; done++) {
    const found = index.positionOf(version, client, clock + done) ?? { position: 0, present: false };
    const last = parts.at(-1);
    const continues =
      last && last.present === found.present && (!found.present || found.position === last.position + last.length);
    if (continues) last.length++;
    else parts.push({ client, clock: clock + done, length: 1, ...found });
  }
  return parts;
}
