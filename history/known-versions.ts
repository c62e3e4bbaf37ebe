import type { ReplicaKey } from "./record.ts";
import { firstPlace } from "./search.ts";
import { type RecordTable, replicaOfRow } from "./union.ts";
import { emptyVersion, joinVersions, type Version } from "./version.ts";

/** What each record's writer knew: kept only where it changed, because it seldom does. */
export class KnownVersions {
  readonly #records: RecordTable;
  readonly #points = new Map<ReplicaKey, { readonly rows: number[]; readonly versions: Version[] }>();

  constructor(records: RecordTable) {
    this.#records = records;
    for (const [row, seen] of [...records.seen].sort(([a], [b]) => a - b)) {
      const replica = replicaOfRow(records, row);
      const points = this.#points.get(replica) ?? { rows: [], versions: [] };
      this.#points.set(replica, points);
      points.rows.push(row);
      points.versions.push(joinVersions(points.versions.at(-1) ?? emptyVersion, seen));
    }
  }

  /** The version that the record of a row made: all that its writer had seen, and its own log up to it. */
  at(row: number): Version {
    const replica = replicaOfRow(this.#records, row);
    const points = this.#points.get(replica);
    const rows = points?.rows ?? [];
    const place = firstPlace(rows.length, (at) => (rows[at] as number) > row) - 1;
    const seen = points?.versions[place] ?? emptyVersion;
    return new Map(seen).set(replica, this.#records.seq[row] as number);
  }
}
