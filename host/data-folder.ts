import { createHash, randomBytes } from "node:crypto";
import { homedir, hostname, userInfo } from "node:os";
import { join } from "node:path";
import envPaths from "env-paths";
import { createItemId } from "../story/ids.ts";
import { colourOfPerson } from "../story/people.ts";
import { unnamedWriter } from "../story/unnamed-writer.ts";
import type { Person } from "./contract/contract.ts";
import type { Disk } from "./disk/disk.ts";
import { makeLastingFolder } from "./disk/lasting-folder.ts";
import { writeWhole } from "./disk/write-whole.ts";

/** The installation's own folder: identity, write-ahead logs, the library's list. Never inside a project. */
export interface DataFolder {
  readonly path: string;
  readonly person: Person;
  readonly device: string;
  /** Signs leases; made once. */
  readonly key: Uint8Array;
}

/** `REDRAFT_HOME`, or else the platform's usual place. */
export function dataFolderPath(): string {
  return process.env.REDRAFT_HOME ?? envPaths("Redraft", { suffix: "" }).data;
}

/** Where new stories and the sample are made: "Redraft" in the person's documents, or in `REDRAFT_HOME` where that is set. */
export function libraryFolderPath(): string {
  const own = process.env.REDRAFT_HOME;
  return own ? join(own, "Library") : join(homedir(), "Documents", "Redraft");
}

export async function openDataFolder(disk: Disk, path: string): Promise<DataFolder> {
  await makeLastingFolder(disk, path);
  const person = await readOrMake(disk, join(path, "person.json"), parsePerson, () => {
    const id = createItemId(Date.now(), Math.random);
    return encodeJson({ id, name: accountName() });
  });
  const key = await readOrMake(
    disk,
    join(path, "key"),
    (bytes) => (bytes.length === 32 ? bytes : null),
    () => randomBytes(32),
  );
  return { path, person, device: hostname(), key };
}

export async function renamePerson(disk: Disk, folder: DataFolder, name: string): Promise<DataFolder> {
  const person = { ...folder.person, name };
  await writeWhole(disk, join(folder.path, "person.json"), encodeJson({ id: person.id, name }));
  return { ...folder, person };
}

/** The folder of what this installation knows of a project at one place: by real path and inode, so that a copy is another. */
export function placeFolder(folder: DataFolder, realPath: string, identity: string): string {
  const name = createHash("sha256").update(`${realPath}\n${identity}`).digest("hex").slice(0, 32);
  return join(folder.path, "projects", name);
}

async function readOrMake<Value>(
  disk: Disk,
  path: string,
  parse: (bytes: Uint8Array) => Value | null,
  make: () => Uint8Array,
): Promise<Value> {
  if (await disk.stat(path)) {
    const value = parse(await disk.read(path));
    if (value !== null) return value;
  }
  const made = make();
  await writeWhole(disk, path, made);
  const value = parse(made);
  if (value === null) throw new Error(`What was made for ${path} can't be read back.`);
  return value;
}

function parsePerson(bytes: Uint8Array): Person | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value !== "object" || value === null || !("id" in value) || !("name" in value)) return null;
    const { id, name } = value;
    if (typeof id !== "string" || typeof name !== "string") return null;
    return { id, name, colour: colourOfPerson(id).css };
  } catch {
    return null;
  }
}

function accountName(): string {
  try {
    const name = userInfo().username;
    return name && name !== "root" ? name : unnamedWriter;
  } catch {
    return unnamedWriter;
  }
}

export function encodeJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
