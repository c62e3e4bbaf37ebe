import { dirname, join } from "node:path";
import type { ProjectId } from "../../story/ids.ts";
import { type DataFolder, encodeJson, placeFolder } from "../data-folder.ts";
import { type Disk, DiskError } from "../disk/disk.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { parseIdentity } from "./identity.ts";

/** `place.json`: which folder of which project a place's files are about. */
interface PlaceNote {
  readonly path: string;
  readonly identity: string;
  readonly project: ProjectId;
}

export interface Place {
  /** Folder in the data folder. */
  readonly folder: string;
  /** Places of the same project whose folder is gone: what only their write-ahead logs hold has to be brought here. */
  readonly abandoned: readonly string[];
}

/**
 * Finds what this installation keeps about a project at one place on the disk. A folder that was renamed or moved on
 * its disk keeps its identity (same inode, and nothing is at the old path any more); a copy gets a place of its own.
 *
 * @throws DiskError
 */
export async function findPlace(
  disk: Disk,
  data: DataFolder,
  projectFolder: string,
  project: ProjectId,
): Promise<Place> {
  const path = (await disk.realPath(projectFolder)) ?? projectFolder;
  const identity = (await disk.stat(path))?.identity ?? "";
  const folder = placeFolder(data, path, identity);
  const abandoned: string[] = [];
  const known = (await disk.stat(folder)) !== null;
  await makeLastingFolder(disk, join(data.path, "projects"));
  for (const { name, kind } of await disk.list(join(data.path, "projects"))) {
    const other = join(data.path, "projects", name);
    if (kind !== "folder" || other === folder) continue;
    const note = await readNote(disk, join(other, "place.json"));
    if (note?.project !== project || (await disk.stat(note.path)) !== null) continue;
    if (note.identity === identity && !known) {
      await disk.rename(other, folder);
      await disk.flushFolder(join(data.path, "projects"));
    } else abandoned.push(other);
  }
  await makeLastingFolder(disk, folder);
  const note: PlaceNote = { path, identity, project };
  await writeWhole(disk, join(folder, "place.json"), encodeJson(note));
  return { folder, abandoned };
}

/**
 * The replicas that this installation was, in whatever place, of a project: a folder that was copied, moved to another disk
 * or made of a backup brings the logs of one along, and no other machine has ever written them.
 */
export async function formerReplicas(disk: Disk, place: string, project: ProjectId): Promise<ReadonlySet<string>> {
  const all = dirname(place);
  const replicas = new Set<string>();
  for (const { name, kind } of await disk.list(all)) {
    const bytes = kind === "folder" ? await readIfThere(disk, join(all, name, "identity.json")) : null;
    const identity = bytes && parseIdentity(new TextDecoder().decode(bytes));
    if (identity?.project === project) replicas.add(identity.replica);
  }
  return replicas;
}

/** What an abandoned place held is in this project now. */
export async function settleAbandoned(disk: Disk, place: string): Promise<void> {
  await disk.remove(join(place, "place.json"));
}

async function readNote(disk: Disk, path: string): Promise<PlaceNote | null> {
  try {
    return JSON.parse(new TextDecoder().decode(await disk.read(path))) as PlaceNote;
  } catch (cause) {
    if (cause instanceof DiskError || cause instanceof SyntaxError) return null;
    throw cause;
  }
}
