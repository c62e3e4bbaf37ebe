import type { IdRange } from "./structs.ts";
import type { TextIndex } from "./text-index.ts";

/**
 * The character of a text as it stands that copies the same first one as this: what a deleted character is now, after
 * it was undone, restored or moved within its text. Null where none of its copies stands there.
 */
export function standingCopy(
  index: TextIndex,
  { client, clock }: { readonly client: number; readonly clock: number },
): IdRange | null {
  const version = index.latest();
  const first = index.sourceOf(client, clock);
  let at = 0;
  for (const { length, source } of index.attribution(version, 0, index.textAt(version).length)) {
    const ahead = source ? first.clock - source.clock : -1;
    const isSame = source?.document === first.document && source.client === first.client;
    if (isSame && ahead >= 0 && ahead < length) return index.idsAt(version, at + ahead, at + ahead + 1)[0] ?? null;
    at += length;
  }
  return null;
}
