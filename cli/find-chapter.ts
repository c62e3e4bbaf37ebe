import type { Studio } from "../host/contract/contract.ts";
import type { ItemId, ProjectId } from "../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../story/outline.ts";
import { fail, type Result, succeed } from "../story/problem.ts";

/** Every item that has a text, in reading order: the book, the notes, the trash. */
export function textItems(outline: Outline): readonly OutlineItem[] {
  return [...walkOutline([...outline.book, ...outline.notes, ...outline.trash])].filter((item) => item.file !== null);
}

/** A chapter by its id, its file ("chapters/loomings.md" or "loomings.md") or its title. */
export async function findChapter(studio: Studio, project: ProjectId, name: string): Promise<Result<OutlineItem>> {
  const outline = await studio.call("project.outline", { project });
  if (!outline.ok) return outline;
  const items = textItems(outline.value);
  const exact = items.find((item) => item.id === name || item.file === name || item.file?.split("/").at(-1) === name);
  if (exact) return succeed(exact);
  const fold = (title: string) => title.normalize("NFKC").toLowerCase().trim();
  const titled = items.filter((item) => fold(item.title) === fold(name));
  if (titled.length === 1 && titled[0]) return succeed(titled[0]);
  if (titled.length > 1) {
    const files = titled.map((item) => item.file).join(", ");
    return fail(
      "chapter-ambiguous",
      `There are ${titled.length} chapters called “${name}”.`,
      `Name one by its file: ${files}.`,
    );
  }
  return fail(
    "chapter-unknown",
    `There is no chapter “${name}” in this story.`,
    "“redraft outline PROJECT” lists them.",
  );
}

/** Chapters by a list of names with commas; null where there is no list. */
export async function findChapters(
  studio: Studio,
  project: ProjectId,
  names: string | undefined,
): Promise<Result<readonly ItemId[] | null>> {
  if (names === undefined) return succeed(null);
  const found: ItemId[] = [];
  for (const name of names.split(",")) {
    const chapter = await findChapter(studio, project, name.trim());
    if (!chapter.ok) return chapter;
    found.push(chapter.value.id);
  }
  return succeed(found);
}
