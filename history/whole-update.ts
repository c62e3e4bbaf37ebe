import * as Y from "yjs";
import { decodeUpdate, eachNeed, type IdRange, mergeRanges, type Struct } from "./structs.ts";

/**
 * Can a document take all of an update at once? Otherwise Yjs would keep a part of it and wait: for structs that may never come, or for
 * characters that somebody is still to write and that would be deleted as they arrive.
 *
 * @param clockOf the next number of a client in the document
 */
export function isWholeFor(update: Uint8Array, clockOf: (client: number) => number): boolean {
  const { structs, deleted } = decodeUpdate(update);
  const brought = mergeRanges(structs.map(rangeOf));
  const ends = new Map<number, number>();
  for (const { client, clock, length } of brought) {
    const end = ends.get(client) ?? clockOf(client);
    if (clock > end) return false;
    ends.set(client, Math.max(end, clock + length));
  }
  const has = (client: number, clock: number) => clock < (ends.get(client) ?? clockOf(client));
  if (!deleted.every(({ client, clock, length }) => has(client, clock + length - 1))) return false;
  return structs.every((struct) => {
    let isThere = true;
    eachNeed(struct, (client, clock) => {
      isThere &&= has(client, clock);
    });
    return isThere;
  });
}

/** Does an update write letters and nothing else, into the text and nowhere else? */
export function isProse(update: Uint8Array): boolean {
  return decodeUpdate(update).structs.every((struct) => {
    if (!(struct instanceof Y.Item)) return true;
    const isLetters = struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentDeleted;
    const isInText = typeof struct.parent !== "string" || struct.parent === "text";
    return isLetters && isInText && struct.parentSub === null;
  });
}

function rangeOf(struct: Struct): IdRange {
  return { client: struct.id.client, clock: struct.id.clock, length: struct.length };
}
