import * as Y from "yjs";
import { rangesAt } from "./columns.ts";
import { type IdRange, mergeRanges } from "./structs.ts";
import { replicaOfRow, type Union } from "./union.ts";
import { type Version, versionContains } from "./version.ts";

/**
 * A document of maps and nested types (the outline) as it was in a version, made again from its logs. For the flat
 * texts `TextIndex` is the way, which is a thousand times faster.
 */
export function documentAt(union: Union, version: Version): Y.Doc {
  const whole = new Y.Doc({ gc: false });
  Y.applyUpdateV2(whole, union.update);
  const clocks = new Map<number, number>();
  const deleted: IdRange[] = [];
  const { records } = union;
  for (let row = 0; row < records.count; row++) {
    if (!versionContains(version, replicaOfRow(records, row), records.seq[row] ?? 0)) continue;
    for (const { client, clock, length } of rangesAt(records.inserted, row)) {
      clocks.set(client, Math.max(clocks.get(client) ?? 0, clock + length));
    }
    deleted.push(...rangesAt(records.deleted, row));
  }
  // Merged, because two replicas may delete the same: a snapshot with ranges that overlap says something else.
  const deletions = Y.createDeleteSet();
  for (const { client, clock, length } of mergeRanges(deleted)) {
    const ranges = deletions.clients.get(client) ?? [];
    deletions.clients.set(client, ranges);
    ranges.push({ clock, len: length });
  }
  return Y.createDocFromSnapshot(whole, Y.createSnapshot(deletions, clocks), new Y.Doc({ gc: false }));
}
