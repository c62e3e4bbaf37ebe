import type { ReadFlow } from "../../../formats/import/flow.ts";
import { readRtf } from "../../../formats/rtf/read.ts";

/** Each character a byte: what isn't ASCII is written as a program would write it in its code page. */
export function rtfBytes(source: string): Uint8Array {
  return Uint8Array.from(Buffer.from(source, "latin1"));
}

export function readSource(source: string): ReadFlow {
  const read = readRtf(rtfBytes(source));
  if (!read.ok) throw new Error(read.problem.sentence);
  return read.value;
}

/** Of what stands in a file that says Windows-1252. */
export function markdownOf(inside: string): string {
  return readSource(`{\\rtf1\\ansi\\ansicpg1252\\deff0 ${inside}}`).markdown;
}
