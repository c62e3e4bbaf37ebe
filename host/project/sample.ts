import { dirname, join } from "node:path";
import { type Result, succeed } from "../../story/problem.ts";
import type { Disk } from "../disk/disk.ts";
import { diskProblem, unmade } from "../disk/disk-problem.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { writeWhole } from "../disk/write-whole.ts";
import type { Host } from "../host.ts";
import { sampleFolder } from "../shipped.ts";
import { buildingFolder } from "./building-folder.ts";
import { manifestName } from "./project-folder.ts";

/** The writer's own copy of the sample story: made in the library the first time, the same one ever after. */
export async function openSample(host: Host): Promise<Result<string>> {
  const { disk } = host;
  const library = await host.libraryFolder();
  const folder = join(library, "An Allowance for Mud");
  if (await disk.stat(join(folder, manifestName))) return succeed(folder);
  const building = await buildingFolder(disk, library);
  try {
    await makeLastingFolder(disk, library);
    await copyFolder(disk, sampleFolder, building);
    await disk.makeFolder(join(building, "trash"));
    await disk.rename(building, folder);
    await disk.flushFolder(dirname(folder));
    return succeed(folder);
  } catch (cause) {
    await disk.removeFolder(building).catch(() => undefined);
    return { ok: false, problem: unmade(diskProblem(cause)) };
  }
}

async function copyFolder(disk: Disk, from: string, to: string): Promise<void> {
  await disk.makeFolder(to);
  for (const { name, kind } of await disk.list(from)) {
    if (kind === "folder") await copyFolder(disk, join(from, name), join(to, name));
    if (kind === "file") await writeWhole(disk, join(to, name), await disk.read(join(from, name)));
  }
}
