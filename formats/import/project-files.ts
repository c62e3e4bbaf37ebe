import { fail, type Result, succeed } from "../../story/problem.ts";
import { looksLikeArchive, openArchive } from "./archive.ts";
import type { ManuscriptSource } from "./flow.ts";

/** The files of a project, whether it is a folder or an archive of one. A path is only looked up here, never on a disk. */
export class ProjectFiles {
  /** Of the folder in which the project is; without its ending. */
  readonly name: string;
  /** Inside of the project, with "/". */
  readonly paths: readonly string[];
  readonly #files: ReadonlyMap<string, () => Result<Uint8Array>>;
  /** Paths that were asked for and are damaged. */
  readonly damaged = new Set<string>();

  constructor(name: string, files: ReadonlyMap<string, () => Result<Uint8Array>>) {
    this.name = name;
    this.paths = [...files.keys()];
    this.#files = new Map([...files].map(([path, read]) => [fold(path), read]));
  }

  has(path: string): boolean {
    return this.#files.has(fold(path));
  }

  /** Null where there is no such file, or it is damaged. Capitals do not matter: not every disk keeps them. */
  read(path: string): Uint8Array | null {
    const read = this.#files.get(fold(path))?.();
    if (read === undefined) return null;
    if (read.ok) return read.value;
    this.damaged.add(path);
    return null;
  }
}

function fold(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** Whether there is a file with such a name in a folder, or in an archive. */
export function holdsFile(source: ManuscriptSource, name: RegExp): boolean {
  const entries = entriesOf(source);
  return entries.ok && entries.value.some(([path]) => isOwn(path) && name.test(path));
}

/**
 * The project whose main file has that name: the one that is the fewest folders deep, and what is beside and below it.
 *
 * Problems: those of `openArchive`, "project-absent".
 */
export function findProject(source: ManuscriptSource, main: RegExp): Result<{ files: ProjectFiles; main: string }> {
  const read = entriesOf(source);
  if (!read.ok) return read;
  const entries = read.value;
  const candidates = entries.map(([path]) => path).filter((path) => isOwn(path) && main.test(path));
  const depth = (path: string) => path.split("/").length;
  const found = candidates.sort((left, right) => depth(left) - depth(right) || (left < right ? -1 : 1))[0];
  if (found === undefined) {
    return fail("project-absent", "There is no project in it.", "Choose the project's own folder.");
  }
  const folder = found.slice(0, found.lastIndexOf("/") + 1);
  const inside = entries.filter(([path]) => path.startsWith(folder) && isOwn(path));
  const files = new Map(inside.map(([path, read]) => [path.slice(folder.length), read]));
  const name = folder === "" ? source.name : (folder.split("/").at(-2) ?? source.name);
  return succeed({
    files: new ProjectFiles(name.replace(/\.(?:scriv|zip)$/i, "").replace(/\.scriv$/i, ""), files),
    main: found.slice(folder.length),
  });
}

/** What macOS puts beside the files of an archive is none of them. */
function isOwn(path: string): boolean {
  return !/(?:^|\/)(?:__MACOSX\/|\._)/.test(path);
}

function entriesOf(source: ManuscriptSource): Result<readonly (readonly [string, () => Result<Uint8Array>])[]> {
  if (source.isFolder) return succeed(source.files.map(({ path, bytes }) => [path, () => succeed(bytes)] as const));
  const bytes = source.files[0]?.bytes;
  if (!bytes || !looksLikeArchive(bytes)) return succeed([]);
  const archive = openArchive(bytes);
  return archive.ok ? succeed([...archive.value]) : archive;
}
