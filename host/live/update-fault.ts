import { outlineDocument } from "../../history/record.ts";
import { inspectUpdate } from "../../history/structs.ts";
import { isProse, isWholeFor } from "../../history/whole-update.ts";
import type { LiveDocument } from "./live-document.ts";

/** Nothing that could be read, or not letters; text without its history; under a client id that isn't theirs; without what it builds on. */
export type UpdateFault = "unreadable" | "collected" | "foreign" | "partial";

/**
 * What is wrong with an update that somebody sends for a document; null where nothing is. It is taken whole or not at all.
 *
 * @param mayBring may this sender bring what is new here under a client id?
 */
export function faultOf(
  update: Uint8Array,
  live: LiveDocument,
  mayBring: (client: number) => boolean,
): UpdateFault | null {
  const summary = update.length > 0 ? inspectUpdate(update) : null;
  if (!summary) return "unreadable";
  if (summary.collected) return "collected";
  for (const { client, clock, length } of summary.inserted)
    if (clock + length > live.clockOf(client) && !mayBring(client)) return "foreign";
  if (live.name !== outlineDocument && !isProse(update)) return "unreadable";
  return isWholeFor(update, (client) => live.clockOf(client)) ? null : "partial";
}
