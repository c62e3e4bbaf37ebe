/** Runs where the writer copies: ids lie inside of Yjs's items, and positions are all that an editor knows. */
import type * as Y from "yjs";
import { pushRange } from "./item-table.ts";
import type { Copy, DocumentName } from "./record.ts";
import type { IdRange } from "./structs.ts";

/** The ids of the characters of a live text from one place to another, as it stands. */
export function idsOfText(text: Y.Text, from: number, to: number): readonly IdRange[] {
  const ids: IdRange[] = [];
  let position = 0;
  for (let item: Y.Item | null = text._start; item !== null && position < to; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const start = Math.max(from, position) - position;
    const end = Math.min(to, position + item.length) - position;
    if (start < end) pushRange(ids, { client: item.id.client, clock: item.id.clock + start, length: end - start });
    position += item.length;
  }
  return ids;
}

/**
 * What a transaction pasted, as copies; none where it brought more or less than was copied.
 *
 * @param sources ids of the text that was copied, in its order
 */
export function copiesOfPaste(
  transaction: Y.Transaction,
  document: DocumentName,
  sources: readonly IdRange[],
): readonly Copy[] {
  const client = transaction.doc.clientID;
  const from = transaction.beforeState.get(client) ?? 0;
  const length = sources.reduce((sum, source) => sum + source.length, 0);
  if ((transaction.afterState.get(client) ?? from) - from !== length) return [];
  let clock = from;
  return sources.map((source) => {
    const copy = {
      client,
      clock,
      length: source.length,
      source: { document, client: source.client, clock: source.clock },
    };
    clock += source.length;
    return copy;
  });
}
