import { join } from "node:path";
import { foldPath } from "../../story/file-names.ts";
import { DiskError } from "../disk/disk.ts";
import type { Project } from "./project.ts";

/**
 * The texts' files that lie in the folder, those that the outline knows by the name that it has for them: a disk that folds
 * names may show another spelling, and a file that was on a Mac comes back with its accents apart.
 *
 * @param known paths in the project folder
 */
export async function listTextFiles(project: Project, known: Iterable<string>): Promise<ReadonlySet<string>> {
  const spellings = new Map([...known].map((file) => [foldPath(file), file]));
  const files = new Set<string>();
  for (const folder of ["chapters", "notes", "trash/chapters", "trash/notes"]) {
    const entries = await project.disk.list(join(project.folder.path, folder));
    const there = entries
      .filter(({ name, kind }) => kind === "file" && name.endsWith(".md") && !name.startsWith("."))
      .map(({ name }) => `${folder}/${name}`);
    for (const file of there) {
      const own = spellings.get(foldPath(file));
      const isOther = own === undefined || own === file || there.includes(own);
      files.add(isOther || !(await goesBy(project, file, own)) ? file : own);
    }
  }
  return files;
}

/** Is this file there by its own name, too? One that only has its accents apart is called by it from now on. */
async function goesBy({ disk, folder }: Project, file: string, own: string): Promise<boolean> {
  const [from, to] = [join(folder.path, file), join(folder.path, own)];
  const there = await disk.stat(to);
  if (there) return there.identity === (await disk.stat(from))?.identity;
  if (file.normalize("NFC") !== own.normalize("NFC")) return false;
  try {
    await disk.rename(from, to);
    return true;
  } catch (cause) {
    // It is asked about like one that nobody knows.
    if (cause instanceof DiskError) return false;
    throw cause;
  }
}
