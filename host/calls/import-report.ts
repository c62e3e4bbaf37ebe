import type { ImportedManuscript } from "../../formats/import/manuscript.ts";
import { walkOutline } from "../../story/outline.ts";
import { countWords } from "../../story/words.ts";
import type { ImportReport } from "../contract/contract.ts";
import type { Host } from "../host.ts";
import type { Project } from "../project/project.ts";

/** What became of a manuscript, read back from the project that was made of it. */
export async function reportImport(
  host: Host,
  project: Project,
  manuscript: ImportedManuscript,
): Promise<ImportReport> {
  const counts = await host.counts(project);
  const chapters = [...walkOutline(project.outline.book)].flatMap(({ id, kind, title, file }) => {
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
  };
}
