import type { ImportedManuscript } from "../../formats/import/manuscript.ts";
import type { ItemId } from "../../story/ids.ts";
import { walkOutline } from "../../story/outline.ts";
import { countWords } from "../../story/words.ts";
import type { ImportReport } from "../contract/contract.ts";
import type { Host } from "../host.ts";
import type { Project } from "../project/project.ts";

/**
 * What became of a manuscript, read back from the project that it is in.
 *
 * @param added the items that were made of it
 */
export async function reportImport(
  host: Host,
  project: Project,
  manuscript: ImportedManuscript,
  added: readonly ItemId[],
): Promise<ImportReport> {
  const counts = await host.counts(project);
  const within = new Set<string>(added);
  const chapters = [...walkOutline(project.outline.book)]
    .filter(({ id, parent }) => {
      // A part comes before what it holds.
      if (within.has(parent)) within.add(id);
      return within.has(id);
    })
    .flatMap(({ id, kind, title, file }) => {
      const count = counts.items[id];
      return kind === "chapter" && file
        ? [{ id, title, file, words: count?.words ?? 0, scenes: count?.scenes.length ?? 0 }]
        : [];
    });
  const { title, author, language } = project.outline;
  return {
    title,
    author,
    language,
    chapters,
    setAside: manuscript.setAside.map(({ kind, text }) => ({ kind, words: countWords(text) })),
    words: manuscript.words,
    removed: manuscript.removed ?? [],
  };
}
