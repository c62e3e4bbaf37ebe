/**
 * Text that was pasted together of UTF-8 and Windows-1252, as it was meant: what is whole UTF-8 is that, any other byte above ASCII a
 * letter of Windows-1252 (https://encoding.spec.whatwg.org). null where too little of it is UTF-8: in Windows-1252 alone “É»” looks like it.
 */
export function decodeMixed(bytes: Uint8Array): string | null {
  const western = new TextDecoder("windows-1252");
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const parts: string[] = [];
  let sequences = 0;
  let strays = 0;
  /** Where what is whole so far begins. */
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceAt(bytes, at);
    if (length > 1) sequences++;
    if (length > 0) at += length;
    else {
      strays++;
      parts.push(utf8.decode(bytes.subarray(start, at)), western.decode(bytes.subarray(at, at + 1)));
      at++;
      start = at;
    }
  }
  if (sequences * 4 < strays) return null;
  parts.push(utf8.decode(bytes.subarray(start)));
  return parts.join("");
}

/** How many bytes the character has that begins there; 0 where none does (Unicode 16, table 3-7). */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || second < least || second > most) return 0;
  for (let next = at + 2; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
