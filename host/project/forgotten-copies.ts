import { join } from "node:path";
import type { Project } from "./project.ts";

/** Lines of a passage that are shorter than this stand in other places by chance. UTF-16 units. */
const leastLine = 24;

/**
 * Plain files of the project's folder and of this installation's place for it in which a line of a forgotten passage still
 * stands: a conflicted copy, a file of another program, a note. Paths from the project's folder where they are in it.
 */
export async function findPlainCopies(project: Project, passage: string): Promise<readonly string[]> {
  const lines = passage.split("\n").map((line) => line.trim());
  const long = lines.filter((line) => line.length >= leastLine);
  const sought = (long.length > 0 ? long : [passage.trim()]).filter((line) => line !== "");
  const found: string[] = [];
  const look = async (folder: string, shown: string): Promise<void> => {
    for (const { name, kind } of await project.disk.list(folder)) {
      const path = join(folder, name);
      const told = shown === "" ? name : `${shown}/${name}`;
      // The history itself is packed, and was written again.
      if (kind === "folder" && name !== ".history" && name !== ".git") await look(path, told);
      if (kind !== "file") continue;
      const text = new TextDecoder().decode(await project.disk.read(path));
      if (sought.some((line) => text.includes(line))) found.push(told);
    }
  };
  await look(project.folder.path, "");
  await look(project.place, project.place);
  return found;
}
