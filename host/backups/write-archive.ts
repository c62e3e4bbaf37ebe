import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { folderNameFor, foldPath, freePath, isWritableName } from "../../story/file-names.ts";
import { type Disk, DiskError } from "../disk/disk.ts";
import { isTemporaryName } from "../disk/write-whole.ts";
import { manifestName } from "../project/project-folder.ts";
import { archiveLimits } from "./archive-limits.ts";

export interface WrittenArchive {
  /** Its size. */
  readonly bytes: number;
  /** Files, relative and with "/", that are larger than an archive may hold. */
  readonly leftOut: readonly string[];
}

/**
 * A story's whole folder as one zip, in a folder of its name. The history comes last: what the chapters' files show is in
 * it then. One file at a time is in memory; compressing is done beside the event loop.
 *
 * @param folder the story's
 * @param path where the archive is to be; nothing may be there
 * @throws DiskError; "absent" where a file went while the others were read
 */
export async function writeArchive(disk: Disk, folder: string, path: string): Promise<WrittenArchive> {
  const { names, leftOut } = await fittingFiles(disk, folder);
  const inside = namesInside(names);
  const { ZipFile } = await import("yazl");
  const file = await disk.create(path);
  try {
    const zip = new ZipFile();
    for (const name of names) {
      const source = join(folder, ...name.split("/"));
      zip.addReadStreamLazy(`${folderNameFor(basename(folder))}/${inside.get(name)}`, {}, (give) => {
        disk.read(source).then(
          (bytes) => give(null, Readable.from([bytes])),
          (cause: unknown) => give(cause, Readable.from([])),
        );
      });
    }
    zip.end();
    await new Promise<void>((resolve, reject) => {
      zip.on("error", reject);
      zip.outputStream.on("error", reject);
      zip.outputStream.on("end", resolve);
      zip.outputStream.on("data", (chunk: Buffer) => {
        try {
          file.write(chunk);
        } catch (cause) {
          reject(cause);
        }
      });
    });
    await file.flush();
    return { bytes: file.size, leftOut };
  } finally {
    await file.close();
  }
}

/** All files but those that an archive can't hold: the largest are left out until the others fit; never the history. */
async function fittingFiles(
  disk: Disk,
  folder: string,
): Promise<{ readonly names: readonly string[]; readonly leftOut: readonly string[] }> {
  const names = await filesOf(disk, folder, "");
  // A folder that was moved away, or whose disk was pulled out, looks empty: no copy of a story comes of that.
  if (!names.some((name) => name === manifestName || name.startsWith(".history/")))
    throw new DiskError("absent", folder);
  const sizes = new Map<string, number>();
  for (const name of names) sizes.set(name, (await disk.stat(join(folder, ...name.split("/"))))?.size ?? 0);
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const leftOut = new Set<string>();
  const largestFirst = [...sizes].filter(([name]) => !name.startsWith(".history/")).sort((a, b) => b[1] - a[1]);
  for (const [name, size] of largestFirst) {
    if (size <= archiveLimits.bytesOfFile && total <= archiveLimits.bytes) break;
    leftOut.add(name);
    total -= size;
  }
  return { names: names.filter((name) => !leftOut.has(name)), leftOut: [...leftOut] };
}

/**
 * What each file is called in the archive, so that every system can write it again (readArchive refuses the rest): its own
 * name, unless a part of it is such as only some systems have, or another file's on a disk that folds case. A story's own
 * names are plain and in lower case: they come first.
 */
function namesInside(names: readonly string[]): ReadonlyMap<string, string> {
  const isPlain = (name: string) => name.split("/").every(isWritableName);
  const rank = (name: string) => (isPlain(name) ? (foldPath(name) === name ? 0 : 1) : 2);
  const folded = new Set<string>();
  const inside = new Map<string, string>();
  for (const name of [...names].sort((a, b) => rank(a) - rank(b))) {
    const parts = name.split("/").map((part) => (isWritableName(part) ? part : folderNameFor(part)));
    const free = freePath(parts.join("/"), folded);
    folded.add(foldPath(free));
    inside.set(name, free);
  }
  return inside;
}

/** Relative, with "/"; what Redraft doesn't know is the writer's too. Links are left out: they lead out of the folder. */
export async function filesOf(disk: Disk, folder: string, inside: string): Promise<readonly string[]> {
  const found: string[] = [];
  const entries = [...(await disk.list(join(folder, inside)))].sort(historyLast);
  for (const { name, kind } of entries) {
    const path = inside === "" ? name : `${inside}/${name}`;
    if (kind === "folder") found.push(...(await filesOf(disk, folder, path)));
    else if (kind === "file" && !isTemporaryName(name)) found.push(path);
  }
  return found;
}

function historyLast(a: { readonly name: string }, b: { readonly name: string }): number {
  if ((a.name === ".history") !== (b.name === ".history")) return a.name === ".history" ? 1 : -1;
  return a.name < b.name ? -1 : 1;
}
