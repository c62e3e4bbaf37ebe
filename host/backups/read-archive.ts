import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";
import { foldPath, isWritableName } from "../../story/file-names.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { type Disk, DiskError } from "../disk/disk.ts";
import { manifestName } from "../project/project-folder.ts";
import { archiveLimits } from "./archive-limits.ts";

/**
 * Puts a story's archive into a folder that is not there yet. Everything that the archive says of itself is checked first,
 * and what it turns out to be while it is read: nothing is written outside the folder, and nothing more than it said.
 *
 * @param into given up by the caller where this fails
 * @throws DiskError
 */
export async function readArchive(disk: Disk, path: string, into: string): Promise<Result<null>> {
  let zip: ZipFile;
  try {
    const { openPromise } = await import("yauzl");
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
  } catch (cause) {
    return unreadable(cause);
  }
  try {
    const planned = await plan(zip);
    if (!planned.ok) return planned;
    const folders = new Set<string>();
    for (const { entry, name } of planned.value) {
      const target = join(into, ...name.split("/"));
      for (const folder of foldersAbove(name)) {
        if (!folders.has(folder)) await disk.makeFolder(join(into, ...folder.split("/")));
        folders.add(folder);
      }
      const written = await unpack(disk, zip, entry, target);
      if (!written.ok) return written;
    }
    for (const folder of folders) await disk.flushFolder(join(into, ...folder.split("/")));
    await disk.flushFolder(into);
    return succeed(null);
  } finally {
    zip.close();
  }
}

interface PlannedFile {
  readonly entry: Entry;
  /** In the story's folder. */
  readonly name: string;
}

async function plan(zip: ZipFile): Promise<Result<readonly PlannedFile[]>> {
  if (zip.entryCount > archiveLimits.entries) return tooLarge;
  const entries: Entry[] = [];
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/")) continue;
      bytes += entry.uncompressedSize;
      if (bytes > archiveLimits.bytes || entry.uncompressedSize > archiveLimits.bytesOfFile) return tooLarge;
      entries.push(entry);
    }
  } catch (cause) {
    return unreadable(cause);
  }
  const top = topFolder(entries.map(({ fileName }) => fileName));
  if (top === null) return noStory;
  const taken = new Set<string>();
  const files: PlannedFile[] = [];
  for (const entry of entries) {
    const name = entry.fileName.slice(top.length);
    if (!isSafe(name) || isLink(entry)) return unsafe(entry.fileName);
    // Two names that one disk takes for the same: the second would overwrite the first.
    const folded = foldPath(name);
    if (taken.has(folded)) return unsafe(entry.fileName);
    taken.add(folded);
    files.push({ entry, name });
  }
  return succeed(files);
}

/** Reads one file; more than it said of itself, or a wrong checksum, is damage. */
async function unpack(disk: Disk, zip: ZipFile, entry: Entry, target: string): Promise<Result<null>> {
  const file = await disk.create(target);
  try {
    let size = 0;
    let sum = 0;
    const stream = await zip.openReadStreamPromise(entry).catch((cause: unknown) => unreadable(cause));
    if ("ok" in stream) return stream;
    try {
      for await (const chunk of stream) {
        size += (chunk as Buffer).length;
        if (size > entry.uncompressedSize) return unreadable(new Error("a file is larger than it says"));
        sum = crc32(chunk as Buffer, sum);
        file.write(chunk as Buffer);
      }
      if (size !== entry.uncompressedSize || sum !== entry.crc32)
        return unreadable(new Error("a file is not what it was"));
    } catch (cause) {
      if (cause instanceof DiskError) throw cause;
      return unreadable(cause);
    }
    await file.flush();
    return succeed(null);
  } finally {
    await file.close();
  }
}

/** "" or the one folder that everything is in: where the story's own file or its history is. */
function topFolder(names: readonly string[]): string | null {
  const isStory = (top: string) =>
    names.some((name) => name === `${top}${manifestName}` || name.startsWith(`${top}.history/`));
  if (isStory("")) return "";
  const first = names[0]?.split("/")[0];
  const top = first === undefined ? null : `${first}/`;
  return top !== null && names.every((name) => name.startsWith(top)) && isStory(top) ? top : null;
}

function isSafe(name: string): boolean {
  return name.length <= 1000 && name.split("/").every(isWritableName);
}

/** The file's kind as Unix has it stands in the upper half of the external attributes (APPNOTE 4.4.15). */
function isLink(entry: Entry): boolean {
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  return kind !== 0 && kind !== 0o100000;
}

function foldersAbove(name: string): readonly string[] {
  const parts = name.split("/").slice(0, -1);
  return parts.map((_, depth) => parts.slice(0, depth + 1).join("/"));
}

const tooLarge = fail(
  "archive-too-large",
  "This archive says that it is larger than any story.",
  "Choose the backup of a story.",
);
const noStory = fail(
  "archive-no-story",
  "There is no story in this archive.",
  "Choose an archive that Redraft has made: it holds a project.redraft.",
);

function unsafe(name: string): Result<never> {
  return fail(
    "archive-unsafe",
    `This archive holds “${name.slice(0, 120)}”, which is no place in a story’s folder.`,
    "Nothing was unpacked. Choose an archive that Redraft has made.",
  );
}

function unreadable(cause: unknown): Result<never> {
  const reason = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
  return fail("archive-damaged", `This archive is damaged, or none: ${reason}.`, "Choose another backup of the story.");
}
