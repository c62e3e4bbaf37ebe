import { documentAt } from "../../history/document-at.ts";
import { outlineDocument } from "../../history/record.ts";
import type { Outline } from "../../story/outline.ts";
import { readOutline } from "../../story/outline-document.ts";
import { type Result, succeed } from "../../story/problem.ts";
import type { Project } from "./project.ts";
import { findVersion, type NamedVersion } from "./versions.ts";

/** The outline as it was in a version that somebody names. */
export async function showOutline(project: Project, at: string): Promise<Result<Outline>> {
  const version = await findVersion(project, at, null);
  return version.ok ? succeed(await outlineAt(project, version.value)) : version;
}

export async function outlineAt(project: Project, version: NamedVersion | null): Promise<Outline> {
  const history = version === null ? null : await project.history(outlineDocument);
  if (version === null || !history) return project.outline;
  const document = documentAt(history.union, version.of(history.index));
  const outline = readOutline(document);
  document.destroy();
  return outline;
}
