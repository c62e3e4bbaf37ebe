import type { ReplicaKey } from "./record.ts";

/**
 * The text, exactly, as one replica knew it: of each replica's log, everything up to a sequence number. A replica that
 * is not named counts as 0. A record that arrives late never changes what a version says.
 */
export type Version = ReadonlyMap<ReplicaKey, number>;

export const emptyVersion: Version = new Map();

export function versionContains(version: Version, replica: ReplicaKey, seq: number): boolean {
  return seq <= (version.get(replica) ?? 0);
}

/** The smallest version that includes both. */
export function joinVersions(a: Version, b: Version): Version {
  const joined = new Map(a);
  for (const [replica, seq] of b) if (seq > (joined.get(replica) ?? 0)) joined.set(replica, seq);
  return joined;
}

/** What `after` has that `before` had not: the entries to write into a frame's `seen`. */
export function versionChange(before: Version, after: Version): Version {
  const change = new Map<ReplicaKey, number>();
  for (const [replica, seq] of after) if (seq > (before.get(replica) ?? 0)) change.set(replica, seq);
  return change;
}

export function versionToObject(version: Version): { readonly [replica: string]: number } {
  return Object.fromEntries([...version].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Reads what `versionToObject` wrote; anything else in the value is an error of the caller's data and gives null. */
export function versionFromObject(value: unknown): Version | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const version = new Map<ReplicaKey, number>();
  for (const [replica, seq] of Object.entries(value)) {
    if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 0) return null;
    version.set(replica as ReplicaKey, seq);
  }
  return version;
}

/** A version as a name that can be said to the host: "@<replica>:<seq>+<replica>:<seq>". */
export function printVersion(version: Version): string {
  return `@${[...version]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([replica, seq]) => `${replica}:${seq}`)
    .join("+")}`;
}

/** Reads what `printVersion` wrote, of a draft's text too ("main/<replica>"); null for anything else. */
export function parseVersion(name: string): Version | null {
  if (!name.startsWith("@")) return null;
  const version = new Map<ReplicaKey, number>();
  for (const entry of name.slice(1).split("+")) {
    if (entry === "") continue;
    const match = /^((?:main\/)?[0-9a-z]+\.[1-9][0-9]*):(0|[1-9][0-9]{0,15})$/.exec(entry);
    if (!match) return null;
    version.set(match[1] as ReplicaKey, Number(match[2]));
  }
  return version;
}
