import { dirname } from "node:path";
import { textDocument } from "../../history/record.ts";
import type { ItemId } from "../../story/ids.ts";
import { hashBytes, hexOf } from "./mirror-state.ts";
import type { Project } from "./project.ts";

/**
 * The files of what was taken out of the trash. They go from the folder, for the log held all that they show before
 * they were written, and come again when it is brought back. A file that somebody has changed since stays.
 */
export class RemovedFiles {
  readonly #gone = new Set<ItemId>();

  /** @throws DiskError */
  async clear(project: Project): Promise<void> {
    const { disk, folder, mirroring } = project;
    for (const { id } of project.removed) {
      const name = textDocument(id);
      const entry = mirroring.state.get(name);
      if (!entry || !project.log) continue;
      const path = await folder.resolve(entry.file);
      if (path.ok && (await disk.stat(path.value))) {
        if (hexOf(hashBytes(await disk.read(path.value))) !== entry.hash) continue;
        await disk.remove(path.value);
        await disk.flushFolder(dirname(path.value));
      }
      mirroring.state.delete(name);
      this.#gone.add(id);
    }
  }

  /** Opens the texts that were brought back, so that the next round writes their files. @throws DiskError */
  async bringBack(project: Project): Promise<void> {
    for (const id of [...this.#gone]) {
      if (!project.item(id)) continue;
      this.#gone.delete(id);
      await project.document(textDocument(id));
    }
  }
}
