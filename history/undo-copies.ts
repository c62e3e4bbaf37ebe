/**
 * Runs where the writer undoes: an UndoManager puts deleted text back as new characters, and only it knows of which old
 * ones they are copies (`redone`, inside of Yjs's items, for as long as the document is loaded).
 */
import type * as Y from "yjs";
import type { Copy, DocumentName } from "./record.ts";

/**
 * What a transaction of an UndoManager put back, as copies: new ids ← the ids that were deleted. Called when the
 * transaction is over (`afterTransaction` or an observer); of a transaction that put nothing back it gives none. Text
 * that was put back and deleted again since is credited like any other: a copy of a copy is followed to its start.
 *
 * @param document the name of the document that holds `text`
 */
export function copiesOfUndo(transaction: Y.Transaction, text: Y.Text, document: DocumentName): readonly Copy[] {
  const client = transaction.doc.clientID;
  const from = transaction.beforeState.get(client) ?? 0;
  const to = transaction.afterState.get(client) ?? from;
  if (to <= from) return [];
  const copies: { client: number; clock: number; length: number; source: Copy["source"] }[] = [];
  for (let item: Y.Item | null = text._start; item !== null; item = item.right) {
    const copy = item.redone;
    if (copy === null || copy.client !== client || copy.clock < from || copy.clock >= to || !item.countable) continue;
    copies.push({
      client,
      clock: copy.clock,
      length: Math.min(item.length, to - copy.clock),
      source: { document, client: item.id.client, clock: item.id.clock },
    });
  }
  return joinCopies(copies.sort((a, b) => a.clock - b.clock));
}

/** Joins copies that continue each other on both sides. */
function joinCopies(copies: readonly Copy[]): readonly Copy[] {
  const joined: Copy[] = [];
  for (const copy of copies) {
    const last = joined.at(-1);
    const continues =
      last !== undefined &&
      copy.clock === last.clock + last.length &&
      copy.source.client === last.source.client &&
      copy.source.clock === last.source.clock + last.length;
    if (continues) joined[joined.length - 1] = { ...last, length: last.length + copy.length };
    else joined.push(copy);
  }
  return joined;
}
