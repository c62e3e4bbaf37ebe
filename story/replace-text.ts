import type * as Y from "yjs";

/** Makes the text read `after` by touching only what differs, so that what others write beside it stays. */
export function replaceText(text: Y.Text, after: string): void {
  const before = text.toString();
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  if (splitsPair(before, start)) start--;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (splitsPair(before, before.length - end)) end--;
  text.delete(start, before.length - end - start);
  text.insert(start, after.slice(start, after.length - end));
}

function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}
