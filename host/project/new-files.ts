import { textDocument } from "../../history/record.ts";
import { fileNameFor } from "../../story/file-names.ts";
import type { ItemId } from "../../story/ids.ts";
import { applyOutlineEdit } from "../../story/outline-edits.ts";
import { Action } from "../live/action.ts";
import type { Project } from "./project.ts";

/**
 * Chapters that were made in this run and have no file yet. One is made as “New chapter” and gets its title a moment
 * later: its file is named by the title that it has when its first words are written, and keeps that name.
 */
export class NewFiles {
  readonly #unnamed = new Set<ItemId>();
  #isClosing = false;

  add(item: ItemId): void {
    this.#unnamed.add(item);
  }

  /** Its file isn't written yet. */
  isUnnamed(item: ItemId): boolean {
    return this.#unnamed.has(item);
  }

  /** From now on empty chapters get their files too. */
  giveUp(): void {
    this.#isClosing = true;
  }

  /** Names the files of those that have words. */
  async name(project: Project): Promise<void> {
    for (const id of [...this.#unnamed]) {
      const item = project.item(id);
      const isEmpty = project.loaded(textDocument(id))?.text.length === 0;
      if (isEmpty && !this.#isClosing) continue;
      this.#unnamed.delete(id);
      if (!item?.file || project.mirroring.state.get(textDocument(id))) continue;
      const others = (await takenFiles(project)).filter((file) => file !== item.file);
      const file = fileNameFor(item.title, others, item.kind === "note" ? "notes" : "chapters");
      if (file === item.file) continue;
      const action = new Action("typed", null, null);
      project.act(action, () => {
        applyOutlineEdit(project.outlineDocument.doc, { kind: "setFile", item: id, file }, action);
      });
    }
  }
}

/** File names that are used: in the outline, or by a file in the folder that the outline doesn't know. */
export async function takenFiles(project: Project): Promise<readonly string[]> {
  const taken = project.items.flatMap((item) => (item.file === null ? [] : [item.file]));
  for (const folder of ["chapters", "notes"]) {
    const entries = await project.disk.list(`${project.folder.path}/${folder}`);
    taken.push(...entries.map(({ name }) => `${folder}/${name}`));
  }
  return taken;
}
