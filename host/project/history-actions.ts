import { type Author, outlineDocument, textDocument } from "../../history/record.ts";
import { versionToObject } from "../../history/version.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { Project } from "./project.ts";
import { restoreText } from "./text-actions.ts";
import { findMainVersion, findVersion, readRevisions, textIn } from "./versions.ts";

export interface ShownVersion {
  readonly text: string;
  readonly revision: string;
  readonly time: string;
}

/** A chapter's text in a version. */
export async function showVersion(project: Project, chapter: ItemId, at: string): Promise<Result<ShownVersion>> {
  if (at === "now") {
    const revisions = (await readRevisions(project, chapter))?.revisions ?? [];
    const last = revisions.at(-1);
    const time = last ? new Date(last.end * 1000).toISOString() : "";
    return succeed({ text: await project.textOf(chapter), revision: last?.id ?? "", time });
  }
  const version = await findVersion(project, at, chapter);
  if (!version.ok) return version;
  const text = await textIn(project, chapter, version.value);
  return succeed({ text, revision: version.value.revision, time: version.value.time });
}

/**
 * Names a version: of a revision, or of everything as it stands. The outline's log keeps all labels of a story.
 *
 * @param chapter whose revision it is; null where the whole book is meant
 */
export async function labelVersion(
  project: Project,
  chapter: ItemId | null,
  at: string,
  name: string,
  author: Author | null = null,
): Promise<Result<null>> {
  const tidy = name.replaceAll(/\s+/g, " ").trim().slice(0, 200);
  if (tidy === "") return fail("label-empty", "A label has at least one letter.", "Write a name for this version.");
  const { log } = project;
  if (!log) throw new Error("A project that is only read was to be labelled.");
  const version = await findMainVersion(project, at, chapter);
  if (!version.ok) return version;
  const documents = [outlineDocument, ...(chapter === null ? [] : [textDocument(chapter)])];
  const history = at === "now" ? null : await project.history(documents.at(-1) ?? outlineDocument);
  const own = history ? version.value.of(history.index) : log.version();
  log.append({
    parts: documents.map((document) => ({ document, update: new Uint8Array(0), copies: [] })),
    author,
    origin: "label",
    detail: { name: tidy, version: versionToObject(own) },
    sender: "",
  });
  for (const document of documents) {
    project.forgetIndex(document);
    project.events.documentChanged(document, false);
  }
  project.storing.changed();
  return succeed(null);
}

/** A forward edit that makes the chapter read as it did. Gives the id of the revision that it is. */
export async function restoreVersion(
  project: Project,
  chapter: ItemId,
  at: string,
  author: Author | null = null,
): Promise<Result<{ readonly revision: string }>> {
  const version = await findMainVersion(project, at, chapter);
  if (!version.ok) return version;
  const history = await project.history(textDocument(chapter));
  if (!history) return fail("history-empty", "This chapter has no history yet.", "Write in it first.");
  const changed = await restoreText(project, chapter, history.index, version.value.of(history.index), author);
  if (!changed) return succeed({ revision: version.value.revision });
  const revisions = (await readRevisions(project, chapter))?.revisions ?? [];
  return succeed({ revision: revisions.at(-1)?.id ?? "" });
}
