import type { LogSlice } from "../../history/slice.ts";
import { packTape } from "../../history/tape-bytes.ts";
import { recordTape, type TapeOptions } from "../../history/tape-recorder.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";

/** A text's history, to be put on a tape. */
export interface TapeOrder extends TapeOptions {
  readonly slices: readonly LogSlice[];
}

export function findTape({ slices, ...options }: TapeOrder): Uint8Array<ArrayBuffer> {
  return packTape(recordTape(TextIndex.build(uniteSlices(slices)), options));
}
