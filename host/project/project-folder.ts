import { basename, dirname, join, relative, sep } from "node:path";
import { isSafeProjectPath } from "../../story/file-names.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { type Disk, DiskError } from "../disk/disk.ts";

export const manifestName = "project.redraft";

/** The paths of one project on this machine. */
export class ProjectFolder {
  /** With all links resolved. */
  readonly path: string;
  readonly #disk: Disk;

  constructor(disk: Disk, path: string) {
    this.#disk = disk;
    this.path = path;
  }

  get manifest(): string {
    return join(this.path, manifestName);
  }

  get history(): string {
    return join(this.path, ".history");
  }

  /**
   * A folder that is moved away, or whose disk is pulled out, while the story is open looks as if nothing had ever been in it.
   * Whoever would take that for the story's state, or make folders in its place, asks here first.
   *
   * @throws DiskError "absent" where it, or its history, is gone
   */
  async assertThere(): Promise<void> {
    if (await this.#disk.stat(this.history)) return;
    throw new DiskError("absent", (await this.#disk.stat(this.path)) ? this.history : this.path);
  }

  /**
   * Where a file of the project is on the disk. A path from the outline never leaves the folder, nor does a link in the
   * folder that it goes through.
   */
  async resolve(file: string): Promise<Result<string>> {
    const inside = file.startsWith("trash/") ? file.slice("trash/".length) : file;
    if (!isSafeProjectPath(inside)) return refusePath(file);
    const path = join(this.path, ...file.split("/"));
    for (let place = path; place !== this.path && place !== dirname(place); place = dirname(place)) {
      const real = await this.#disk.realPath(place);
      if (real === null) continue;
      const way = relative(this.path, real);
      if (way === ".." || way.startsWith(`..${sep}`) || way.startsWith(sep)) return refusePath(file);
      break;
    }
    return succeed(path);
  }
}

function refusePath(file: string): Result<never> {
  return fail(
    "path-outside",
    `“${file}” is not a place inside the project's folder.`,
    "That item is left out; everything else can be used. Correct its path in project.redraft.",
  );
}

/** A project is opened by its folder or by the `project.redraft` in it. */
export async function findProjectFolder(disk: Disk, path: string): Promise<Result<ProjectFolder>> {
  const folder = basename(path) === manifestName ? dirname(path) : path;
  const stat = await disk.stat(folder);
  if (!stat) {
    return fail(
      "project-absent",
      `There is no story at ${folder}.`,
      "Check the place: the folder may have been moved or renamed, or its disk may not be connected.",
    );
  }
  if (stat.kind !== "folder") {
    return fail(
      "project-not-a-folder",
      `${folder} is not a story's folder.`,
      "Open the folder that holds project.redraft, or import the file.",
    );
  }
  const real = (await disk.realPath(folder)) ?? folder;
  const found = new ProjectFolder(disk, real);
  if (!(await disk.stat(found.manifest)) && !(await disk.stat(join(found.history, "format.json")))) {
    return fail(
      "project-not-a-story",
      `${folder} holds no story: there is no ${manifestName} in it.`,
      "Open a folder that Redraft made, or import what is in this one.",
    );
  }
  return succeed(found);
}
