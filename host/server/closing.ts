/** A socket that is closed with this code was refused: its reason says why, in a sentence. */
export const refusedCode = 4403;

/** The protocol allows a reason of 123 bytes (RFC 6455, 5.5). */
export function closeReason(sentence: string): string {
  let reason = sentence;
  while (Buffer.byteLength(reason) > 123) reason = `${reason.slice(0, -2).trimEnd()}…`;
  return reason;
}
