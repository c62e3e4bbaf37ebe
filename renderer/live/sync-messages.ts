import { createDecoder, readVarString, readVarUint } from "lib0/decoding";

const sync = 0;
const syncReply = 4;
const step1 = 0;

/** Is this Hocuspocus message the host's question what this side has ("sync step 1")? */
export function isFirstSyncStep(message: Uint8Array): boolean {
  const decoder = createDecoder(message);
  readVarString(decoder);
  const type = readVarUint(decoder);
  return (type === sync || type === syncReply) && readVarUint(decoder) === step1;
}
