import type { ItemId } from "../../story/ids.ts";
import type { MatterRole } from "../../story/matter.ts";
import { placeOfMatter } from "../../story/matter-place.ts";
import { matterTemplate, type TemplateRole } from "../../story/matter-templates.ts";
import type { Outline } from "../../story/outline.ts";
import type { OutlineActions } from "./outline-actions.ts";

/**
 * Makes these pages of their templates, each where a book has it; all of them are one entry of the undo.
 *
 * @returns those that were made
 */
export async function addMatter(
  outline: Outline,
  actions: OutlineActions,
  roles: readonly TemplateRole[],
): Promise<readonly ItemId[]> {
  const book: { readonly id: ItemId; readonly matter: MatterRole | null }[] = [...outline.book];
  const made: ItemId[] = [];
  await actions.asOne(async () => {
    for (const matter of roles) {
      const { title, text } = matterTemplate(matter, outline.language);
      const after = placeOfMatter(book, matter);
      const id = await actions.create("chapter", title, "book", after, { text, matter });
      if (id === null) break;
      made.push(id);
      book.splice(book.findIndex((item) => item.id === after) + 1, 0, { id, matter });
    }
  });
  return made;
}
