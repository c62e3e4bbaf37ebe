import type { ProjectId } from "../../story/ids.ts";
import { fail, type Result } from "../../story/problem.ts";
import type { CallArgument, CallName, CallResult } from "../contract/contract.ts";
import type { Host } from "../host.ts";
import type { Project } from "../project/project.ts";
import type { Session } from "../sharing/session.ts";

/** What some of the contract's calls do. */
export type Handlers<Name extends CallName> = {
  readonly [Each in Name]: (host: Host, argument: CallArgument<Each>, session: Session) => Promise<CallResult<Each>>;
};

export async function withProject<Value>(
  host: Host,
  id: string,
  act: (project: Project) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const project = host.project(id);
  return project.ok ? act(project.value) : project;
}

/** For calls about one chapter's history, or its draft's, also of one that was taken out of the trash. */
export async function withText<Value>(
  host: Host,
  { project, chapter, draft }: { readonly project: string; readonly chapter: string; readonly draft?: string | null },
  act: (project: Project) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  return withProject(host, project, async (open) => {
    if (typeof draft === "string" && !open.draftTexts.list.some(({ id }) => id === draft))
      return fail("draft-unknown", "There is no such draft.", "Look at the list of drafts.");
    if ((open.item(chapter) ?? open.removedItem(chapter))?.file) return act(open);
    return fail(
      "chapter-unknown",
      "There is no such chapter in this story.",
      "Look at the outline: it may have been moved or renamed.",
    );
  });
}

/** For what changes where scenes are: every window learns it at once. */
export async function withScenes<Value>(
  host: Host,
  id: ProjectId,
  act: (project: Project) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const result = await withWritable(host, id, act);
  if (result.ok) await host.countNow(id);
  return result;
}

export async function withWritable<Value>(
  host: Host,
  id: string,
  act: (project: Project) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  return withProject(host, id, async (project) => {
    if (project.access.kind === "read-only") return { ok: false, problem: project.access.problem };
    const result = await act(project);
    if (result.ok) await project.storing.stored(true);
    return result;
  });
}
