import { openDraft } from "../drafts/open-draft.ts";
import type { ProjectSession } from "../studio/project-session.ts";

/** From now on what is written on the first page waits as this person's suggestions; the main text stays as it is. */
export async function suggestInstead(session: ProjectSession): Promise<void> {
  session.flush();
  const { project, studio } = session;
  const begun = await studio.call("drafts.suggest", { project });
  if (begun.ok) openDraft(session, begun.value.draft);
  else session.trouble.set(begun.problem);
}
