import { createHash } from "node:crypto";
import type { ImportedManuscript } from "../../../formats/import/manuscript.ts";
import type { Author } from "../../../history/record.ts";
import { readLine } from "../../../story/outline-values.ts";

/**
 * Whoever a file names. A name proves nothing, so that they are never taken for somebody who writes here: their ids begin with
 * "by-" and are made of the name, the same on every machine.
 */
export function importedPerson(name: string): Author {
  const tidy = readLine(name).replaceAll(/\s+/g, " ").slice(0, 80);
  const key = createHash("sha256").update(tidy.normalize("NFKC").toLowerCase()).digest("hex").slice(0, 20);
  return { id: `by-${key}`, name: tidy };
}

/**
 * Who is credited with what a file changes without saying who did: the one person who has commented or tracked changes in it, or
 * its author if that isn't the story's own, or nobody but the file.
 */
export function reviserOf(manuscript: ImportedManuscript, fileName: string, ownAuthor: string): Author {
  const said = [...(manuscript.comments ?? []), ...(manuscript.suggestions ?? [])];
  const reviewers = new Set(said.map(({ author }) => author).filter((author) => /\S/.test(author)));
  const [only] = reviewers;
  if (reviewers.size === 1 && only !== undefined) return importedPerson(only);
  const { author } = manuscript;
  if (/\S/.test(author) && author !== ownAuthor) return importedPerson(author);
  return importedPerson(fileName.replace(/\.[^.]{1,10}$/, "") || fileName);
}
