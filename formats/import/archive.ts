import { Inflate } from "fflate";
import { fail, type Result, succeed } from "../../story/problem.ts";

/** By name, as the archive says it with "/" between; a name is only ever looked up here and never a path on the disk. */
export type Archive = ReadonlyMap<string, () => Result<Uint8Array>>;

const mostEntries = 10_000;
/** Bytes that one entry, and all of them together, may say that they unpack to. */
const largestEntry = 128 * 1024 * 1024;
const largestWhole = 512 * 1024 * 1024;

const signature = { entry: 0x02014b50, local: 0x04034b50, end: 0x06054b50 };
/** Of a directory's end with the longest comment (APPNOTE.TXT 6.3.10, section 4.3.16). */
const longestEnd = 22 + 0xffff;
const stored = 0;
const deflated = 8;

/** Whether bytes begin as an archive does, empty or not. */
export function looksLikeArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * Reads the directory of a ZIP archive (APPNOTE.TXT 6.3.10); an entry is unpacked when it is asked for. All that it says of
 * sizes is judged before anything is unpacked, and what unpacks to more than it said is damaged.
 *
 * Problems: "archive-broken", "archive-encrypted", "archive-too-large", "archive-zip64".
 */
export function openArchive(bytes: Uint8Array): Result<Archive> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return broken();
  const count = view.getUint16(end + 10, true);
  const from = view.getUint32(end + 16, true);
  if (count === 0xffff || from === 0xffffffff) return needsZip64();
  if (count > mostEntries) return unpacksTooFar();
  const entries = new Map<string, () => Result<Uint8Array>>();
  let at = from;
  let packed = 0;
  let whole = 0;
  for (let place = 0; place < count; place++) {
    if (at + 46 > end || view.getUint32(at, true) !== signature.entry) return broken();
    const entry: Entry = {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    };
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return broken();
    if (entry.flags & 1) return encrypted();
    if (entry.packed === 0xffffffff || entry.size === 0xffffffff || entry.header === 0xffffffff) return needsZip64();
    packed += entry.packed;
    whole += entry.size;
    if (entry.size > largestEntry || whole > largestWhole) return unpacksTooFar();
    // Entries that share bytes are how a small archive unpacks to a huge one.
    if (packed > bytes.length) return broken();
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (entry.flags & 0x800) !== 0);
    if (name !== "" && !name.endsWith("/") && !entries.has(name)) entries.set(name, () => unpack(view, entry));
    at = next;
  }
  return succeed(entries);
}

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly header: number;
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - longestEnd);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === signature.end) return at;
  return null;
}

/** UTF-8 where it says so or is; else the code page of the archive's first makers, of which only ASCII matters here. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  const name = new TextDecoder("utf-8", { fatal: false }).decode(bytes);
  const shown = isUtf8 || !name.includes("\ufffd") ? name : new TextDecoder("windows-1252").decode(bytes);
  return shown.replaceAll("\\", "/").replace(/^\/+/, "");
}

function unpack(view: DataView, entry: Entry): Result<Uint8Array> {
  const { header, packed, size, method } = entry;
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== signature.local) return broken();
  const from = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (from + packed > view.byteLength) return broken();
  const data = new Uint8Array(view.buffer, view.byteOffset + from, packed);
  if (method !== stored && method !== deflated) return broken();
  const made = method === stored ? data : inflate(data, size);
  if (made === null || made.length !== size || checksum(made) !== entry.checksum) return broken();
  return succeed(made);
}

/** Stops at the size that was announced; null where it is another one, or the data are none. */
function inflate(data: Uint8Array, size: number): Uint8Array | null {
  const made = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw new RangeError("more than was announced");
    made.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    const step = 1 << 15;
    for (let at = 0; at < data.length; at += step) {
      stream.push(data.subarray(at, at + step), at + step >= data.length);
    }
  } catch {
    return null;
  }
  return filled === size ? made : null;
}

const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 (ISO 3309). */
function checksum(bytes: Uint8Array): number {
  let value = -1;
  for (let at = 0; at < bytes.length; at++) value = (checksums[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ -1) >>> 0;
}

function broken() {
  return fail(
    "archive-broken",
    "This file is damaged: part of it is missing or was changed.",
    "Take another copy of it, or save it anew in the program that made it.",
  );
}

function encrypted() {
  return fail("archive-encrypted", "This file is locked with a password.", "Save it without a password.");
}

export function unpacksTooFar() {
  return fail(
    "archive-too-large",
    "This file unpacks to far more than a manuscript has.",
    "Check that it is the manuscript, and save it without videos and large images.",
  );
}

function needsZip64() {
  return fail(
    "archive-zip64",
    "This file is packed as only archives of more than 4 GB need to be.",
    "Save it anew in the program that made it.",
  );
}
