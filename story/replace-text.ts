import type * as Y from "yjs";
import { wordEdits } from "./compare.ts";

/**
 * Makes a live text read `after` by touching only the words that differ: what stays keeps its history, and what others
 * write beside it stays too. Call it inside a transaction that says where the change comes from.
 */
export function replaceText(text: Y.Text, after: string): void {
  const before = text.toString();
  if (text.length !== before.length) {
    // A peer put something that is no text into it, and offsets into the string are not offsets into it.
    text.delete(0, text.length);
    text.insert(0, after);
    return;
  }
  for (const { from, to, insert } of wordEdits(before, after).reverse()) {
    text.delete(from, to - from);
    text.insert(from, insert);
  }
}
