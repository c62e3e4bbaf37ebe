import { join } from "node:path";
import { type DocumentName, type HybridTime, isDocumentName } from "../../history/record.ts";
import { type Version, versionFromObject, versionToObject } from "../../history/version.ts";
import type { Disk } from "../disk/disk.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { writeWhole } from "../disk/write-whole.ts";

/** `seal-<n>.json`: what became of a tail. */
export interface SealList {
  readonly tail: number;
  /** Length and checksum of the tail, as it was when it was sealed. */
  readonly bytes: number;
  readonly crc: number;
  /** First and last sequence number. */
  readonly from: number;
  readonly to: number;
  readonly time: HybridTime;
  /** What the log had seen of others when the tail ended. */
  readonly seen: Version;
  readonly segments: readonly {
    readonly document: DocumentName;
    readonly from: number;
    readonly to: number;
    readonly file: string;
  }[];
}

export function printSeal(seal: SealList): string {
  return `${JSON.stringify({ ...seal, time: [seal.time.seconds, seal.time.counter], seen: versionToObject(seal.seen) })}\n`;
}

export function parseSeal(bytes: Uint8Array | null): SealList | null {
  const value = parseJson(bytes);
  if (!value) return null;
  const { tail, bytes: length, crc, from, to, time, segments } = value;
  const seen = versionFromObject(value.seen);
  if (!isCount(length) || !isCount(crc)) return null;
  if (!isCount(tail) || !isCount(from) || !isCount(to) || !Array.isArray(time) || !Array.isArray(segments) || !seen)
    return null;
  const [seconds, counter] = time as unknown[];
  if (!isCount(seconds) || !isCount(counter)) return null;
  for (const segment of segments as readonly Record<string, unknown>[]) {
    if (!isDocumentName(segment.document) || typeof segment.file !== "string") return null;
    if (!isCount(segment.from) || !isCount(segment.to) || !/^[0-9]+-[0-9]+\.[0-9a-f]+\.seg$/.test(segment.file))
      return null;
  }
  return {
    tail,
    bytes: length,
    crc,
    from,
    to,
    time: { seconds, counter },
    seen,
    segments: segments as SealList["segments"],
  };
}

export function parseJson(bytes: Uint8Array | null): Record<string, unknown> | null {
  if (!bytes) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** With fewer lists than this, one for each tail costs little. */
const fewLists = 16;

/**
 * Makes one list of the older ones, which says in which segments their records are now; the two newest stay, because the
 * installation's identity is proved by them. The new one is whole before any other goes.
 *
 * @throws DiskError; nothing is lost then
 */
export async function joinSealLists(disk: Disk, folder: string): Promise<void> {
  const lists: { readonly name: string; readonly seal: SealList }[] = [];
  for (const { name, kind } of await disk.list(folder)) {
    if (kind !== "file" || !/^seal-[1-9][0-9]*\.json$/.test(name)) continue;
    const seal = parseSeal(await readIfThere(disk, join(folder, name)));
    // One that can't be read may name what no other does.
    if (!seal) return;
    lists.push({ name, seal });
  }
  if (lists.length < fewLists) return;
  lists.sort((a, b) => a.seal.tail - b.seal.tail);
  const older = lists.slice(0, -2);
  const last = older.at(-1);
  if (!last) return;
  // A list that is missing between two must go on being missed, too.
  if (older.some(({ seal }, place) => place > 0 && seal.from > (older[place - 1]?.seal.to ?? 0) + 1)) return;
  const segments = [];
  for (const document of new Set(older.flatMap(({ seal }) => seal.segments.map((segment) => segment.document)))) {
    const named = older.flatMap(({ seal }) => seal.segments).filter((segment) => segment.document === document);
    const here = await segmentsOf(disk, folder, document);
    // What isn't here must go on being missed.
    if (!named.every(({ from, to }) => here.some((segment) => segment.from <= from && to <= segment.to))) return;
    segments.push(...here.filter(({ from, to }) => named.some((one) => from <= one.from && one.to <= to)));
  }
  const from = Math.min(...older.map(({ seal }) => seal.from));
  const joined = new TextEncoder().encode(printSeal({ ...last.seal, from, segments }));
  await writeWhole(disk, join(folder, last.name), joined);
  for (const { name } of older) if (name !== last.name) await disk.remove(join(folder, name));
  await disk.flushFolder(folder);
}

async function segmentsOf(disk: Disk, folder: string, document: DocumentName): Promise<SealList["segments"]> {
  const found: SealList["segments"][number][] = [];
  for (const { name: file, kind } of await disk.list(join(folder, ...document.split("/")))) {
    const match = /^([0-9]+)-([0-9]+)\.[0-9a-f]{16}\.seg$/.exec(file);
    if (kind === "file" && match) found.push({ document, from: Number(match[1]), to: Number(match[2]), file });
  }
  return found.sort((a, b) => a.from - b.from);
}
