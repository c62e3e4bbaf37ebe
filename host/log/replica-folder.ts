import { join } from "node:path";
import { type DamageReason, type DecodedFrames, decodeFrames, replicaKeyOf } from "../../history/frame.ts";
import type { DocumentName, HistoryRecord, HybridTime, ReplicaKey } from "../../history/record.ts";
import type { Version } from "../../history/version.ts";
import type { Person } from "../contract/contract.ts";
import type { Disk } from "../disk/disk.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { parseJson, parseSeal, type SealList } from "./seal-lists.ts";

export interface TailFound {
  readonly file: string;
  readonly n: number;
  readonly size: number;
  readonly decoded: DecodedFrames;
  readonly records: readonly HistoryRecord[];
}

/** One replica's folder as it was found: everything but the segments' content. */
export interface ReplicaFolder {
  readonly key: ReplicaKey;
  readonly path: string;
  readonly person: Pick<Person, "id" | "name"> | null;
  readonly device: string;
  /** Of which story it is a log, and which one; null where it doesn't say. */
  readonly project: string | null;
  readonly saidKey: string | null;
  /** Do its tails say that they are another log's? */
  readonly isOthersTails: boolean;
  readonly seals: readonly SealList[];
  readonly tails: readonly TailFound[];
  /** The highest number that a tail or a seal has in its name, whether or not it can be read. */
  readonly lastFile: number;
  /** Tails of which not even the first entry is whole: a crash or a full disk left them. */
  readonly scraps: readonly string[];
  /** The last sequence number up to which nothing is missing. */
  readonly lastSeq: number;
  /** Numbers that later files show to exist, but that are not here. */
  readonly missing: { readonly after: number; readonly before: number } | null;
  readonly time: HybridTime;
  /** Cumulative: what this log says to have seen of others. */
  readonly seen: Version;
  /** Last record by document. */
  readonly lastByDocument: ReadonlyMap<DocumentName, number>;
  /** Files of which a part can't be read and is nowhere else in the folder. */
  readonly damage: readonly FileDamage[];
}

export interface FileDamage {
  readonly file: string;
  readonly sentence: string;
  readonly bytes: number;
  /** Where it is "cut" it may be not all there yet. */
  readonly reason: DamageReason;
}

const keyPattern = /^[0-9a-z]{15}\.[1-9][0-9]*$/;

export function isReplicaFolderName(name: string): name is ReplicaKey {
  return keyPattern.test(name);
}

/**
 * Reads tails and seals of one replica's log. Files that a sync client doubled ("tail-3 (conflicted copy).log") are read
 * as further input: records are known by their numbers.
 */
export async function readReplicaFolder(disk: Disk, path: string, key: ReplicaKey): Promise<ReplicaFolder> {
  const entries = (await disk.list(path)).filter((entry) => entry.kind === "file");
  const seals: SealList[] = [];
  const tails: TailFound[] = [];
  const damage: (FileDamage & { readonly n: number })[] = [];
  const scraps: string[] = [];
  const heads = new Set<ReplicaKey>();
  for (const { name } of entries) {
    if (/^seal-.*\.json$/.test(name)) {
      const seal = parseSeal(await readIfThere(disk, join(path, name)));
      if (seal) seals.push(seal);
      else {
        const sentence = "The list of a seal can't be read.";
        damage.push({ file: name, sentence, bytes: 0, reason: "damaged", n: Number.POSITIVE_INFINITY });
      }
    } else if (/^tail-.*\.log$/.test(name)) {
      const bytes = await readIfThere(disk, join(path, name));
      if (!bytes) continue;
      const decoded = decodeFrames(bytes);
      const { head } = decoded;
      if (!head) scraps.push(name);
      if (decoded.damage) {
        const { sentence, reason } = decoded.damage;
        damage.push({
          file: name,
          sentence,
          bytes: bytes.length - decoded.end,
          reason,
          n: head?.n ?? Number.POSITIVE_INFINITY,
        });
      }
      if (head) heads.add(replicaKeyOf(head));
      if (!head || replicaKeyOf(head) !== key) continue;
      const records = decoded.frames.flatMap((frame) => (frame.kind === "record" ? [frame.record] : []));
      tails.push({ file: name, n: head.n, size: bytes.length, decoded, records });
    }
  }
  seals.sort((a, b) => a.from - b.from);
  tails.sort((a, b) => a.n - b.n || b.records.length - a.records.length);
  const info = parseInfo(await readIfThere(disk, join(path, "info.json")));
  const summary = summarise(seals, tails);
  // What a crash left half of is repeated in the file after it: nothing is lost as long as no number is missing.
  const last = tails.at(-1)?.n ?? 0;
  const lost = damage.filter(({ n }) => summary.missing !== null || n >= last);
  const lastFile = Math.max(0, ...entries.map(({ name }) => Number(/^(?:tail|seal)-([0-9]+)/.exec(name)?.[1] ?? 0)));
  const isOthersTails = heads.size > 0 && !heads.has(key);
  return { key, path, ...info, isOthersTails, seals, tails, lastFile, scraps, damage: lost, ...summary };
}

function summarise(
  seals: readonly SealList[],
  tails: readonly TailFound[],
): Pick<ReplicaFolder, "lastSeq" | "missing" | "time" | "seen" | "lastByDocument"> {
  const ranges = [
    ...seals.map((seal) => [seal.from, seal.to] as const),
    ...tails.flatMap((tail) => tail.records.map((record) => [record.seq, record.seq] as const)),
  ].sort((a, b) => a[0] - b[0]);
  let lastSeq = 0;
  let missing: { after: number; before: number } | null = null;
  for (const [from, to] of ranges) {
    if (from > lastSeq + 1) {
      missing = { after: lastSeq, before: from };
      break;
    }
    lastSeq = Math.max(lastSeq, to);
  }
  let time: HybridTime = { seconds: 0, counter: 0 };
  const seen = new Map<ReplicaKey, number>();
  const lastByDocument = new Map<DocumentName, number>();
  const noteSeen = (version: Version) => {
    for (const [replica, seq] of version) seen.set(replica, Math.max(seq, seen.get(replica) ?? 0));
  };
  const noteTime = (later: HybridTime) => {
    if (later.seconds > time.seconds || (later.seconds === time.seconds && later.counter > time.counter)) time = later;
  };
  const noteDocument = (document: DocumentName, seq: number) => {
    lastByDocument.set(document, Math.max(seq, lastByDocument.get(document) ?? 0));
  };
  for (const seal of seals) {
    noteTime(seal.time);
    if (seal.to <= lastSeq) noteSeen(seal.seen);
    for (const segment of seal.segments) noteDocument(segment.document, segment.to);
  }
  for (const tail of tails) {
    if (tail.decoded.head && tail.decoded.head.firstSeq <= lastSeq + 1) noteSeen(tail.decoded.head.seen);
    for (const record of tail.records) {
      noteTime(record.time);
      if (record.seq <= lastSeq) noteSeen(record.seen);
      for (const part of record.parts) noteDocument(part.document, record.seq);
    }
  }
  return { lastSeq, missing, time, seen, lastByDocument };
}

function parseInfo(bytes: Uint8Array | null): Pick<ReplicaFolder, "person" | "device" | "project" | "saidKey"> {
  const value = parseJson(bytes);
  const person = value?.person as { id?: unknown; name?: unknown } | undefined;
  return {
    person:
      typeof person?.id === "string" && typeof person.name === "string" ? { id: person.id, name: person.name } : null,
    device: typeof value?.device === "string" ? value.device : "",
    project: typeof value?.project === "string" ? value.project : null,
    saidKey: typeof value?.replica === "string" ? `${value.replica}.${value.epoch}` : null,
  };
}
