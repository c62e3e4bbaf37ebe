import type { DocumentName, ReplicaKey } from "../../history/record.ts";
import { replicaOfRow } from "../../history/union.ts";
import { joinVersions, type Version, versionContains } from "../../history/version.ts";
import type { Project } from "./project.ts";
import type { NamedVersion } from "./versions.ts";

/**
 * What a name means in these documents, as one version that has with each record all that its writer knew: a time, looked
 * up in each log by itself, may name a record without those that it builds on.
 */
export async function closedVersion(
  project: Project,
  documents: readonly DocumentName[],
  named: NamedVersion,
): Promise<Version> {
  let closed: Version = new Map();
  for (const document of documents) {
    const history = await project.history(document);
    if (!history) continue;
    const { index } = history;
    const version = named.of(index);
    const last = new Map<ReplicaKey, number>();
    for (let row = 0; row < index.records.count; row++) {
      const replica = replicaOfRow(index.records, row);
      if (versionContains(version, replica, index.records.seq[row] ?? 0)) last.set(replica, row);
    }
    for (const row of last.values()) closed = joinVersions(closed, index.versionOf(row));
    // A record of another document is named by its number only.
    closed = joinVersions(closed, version);
  }
  return closed;
}
