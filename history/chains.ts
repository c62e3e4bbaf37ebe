import type { ReplicaKey } from "./record.ts";
import type { LogSlice } from "./slice.ts";

/** A record where it lies: in which slice, in which of its rows. */
export interface Place {
  readonly slice: number;
  readonly row: number;
  readonly seq: number;
}

/** One replica's records of a document. */
export interface Chain {
  /** Without duplicates or holes, in order. */
  readonly places: readonly Place[];
  /** How many more there are after a hole, and the last record that the hole swallowed. */
  readonly held: number;
  readonly before: number;
  /** How many were left out among `places`, because their writer could not show them and went on without them. */
  readonly skipped: number;
}

/** Each replica's records in order, once each, without those that come after one that is missing. */
export function chainRecords(
  slices: readonly LogSlice[],
  readable: readonly boolean[],
): ReadonlyMap<ReplicaKey, Chain> {
  const places = new Map<ReplicaKey, Place[]>();
  for (let slice = 0; slice < slices.length; slice++) {
    if (!readable[slice]) continue;
    const { replica, timeline } = slices[slice] as LogSlice;
    const list = places.get(replica) ?? [];
    places.set(replica, list);
    for (let row = 0; row < timeline.count; row++) list.push({ slice, row, seq: timeline.seq[row] as number });
  }
  const chains = new Map<ReplicaKey, Chain>();
  for (const [replica, list] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (list.some((place, i) => i > 0 && place.seq <= (list[i - 1] as Place).seq)) list.sort((a, b) => a.seq - b.seq);
    const chain: Place[] = [];
    let last = 0;
    let hole = 0;
    let held = 0;
    let heldLast = 0;
    for (const place of list) {
      if (place.seq === last || place.seq === heldLast) continue;
      const previous = previousOf(slices, place);
      // After a hole a log goes on with a record that knows nothing of it: its writer had lost those records for good.
      if (previous <= last) {
        chain.push(place);
        last = place.seq;
      } else {
        if (held === 0) hole = previous;
        held++;
        heldLast = place.seq;
      }
    }
    chains.set(replica, { places: chain, held, before: hole, skipped: 0 });
  }
  return chains;
}

/**
 * A chain without the records from a place on that can't be shown, as far as its writer went on without them; null where
 * that is nowhere. Who writes while a part of another's log is missing names as previous the last record that could be shown.
 *
 * @param from the first place that can't be shown
 */
export function goOnWithout(chain: Chain, from: number, slices: readonly LogSlice[]): Chain | null {
  if (from >= chain.places.length) return null;
  const last = chain.places[from - 1]?.seq ?? 0;
  const next = chain.places.findIndex((place, at) => at > from && previousOf(slices, place) <= last);
  if (next < 0) return null;
  const places = [...chain.places.slice(0, from), ...chain.places.slice(next)];
  return { ...chain, places, skipped: chain.skipped + next - from };
}

function previousOf(slices: readonly LogSlice[], { slice, row }: Place): number {
  return (slices[slice] as LogSlice).timeline.previous[row] as number;
}
