import { deleteIds } from "../../../history/drafts/both-texts.ts";
import { areTakesWhole, doubleCopies, lateDeletions } from "../../../history/drafts/double-takes.ts";
import { draftText, textDocument } from "../../../history/record.ts";
import { versionToObject } from "../../../history/version.ts";
import { Action } from "../../live/action.ts";
import type { Project } from "../project.ts";
import type { DraftPlace } from "./draft-texts.ts";
import { followAll } from "./following.ts";

/**
 * Deletes what stands twice because it was taken on two machines, and lets deletions that came late follow what was taken:
 * see docs/drafts.md. While anything of either text is waiting, nothing is judged.
 */
export async function mendDraft(project: Project, { draft, chapter }: DraftPlace): Promise<void> {
  const names = [textDocument(chapter), draftText(draft, chapter)] as const;
  await project.using(names, async ([main, own]) => {
    const mainHistory = await project.history(names[0]);
    const ownHistory = await project.history(names[1]);
    if (!main || !own || !mainHistory || !ownHistory || !project.log) return;
    if (mainHistory.union.waiting.length > 0 || ownHistory.union.waiting.length > 0) return;
    const records = {
      draftId: draft,
      main: mainHistory.union.records,
      draft: ownHistory.union.records,
      mainName: names[0],
      draftName: names[1],
    };
    if (!areTakesWhole(records)) return;
    const doubles = doubleCopies(records, { main: main.doc, draft: own.doc });
    const followed = doubles.inMain.length > 0 ? project.versionOf(names[0]) : null;
    const detail = { draft, mends: true, ...(followed ? { followed: versionToObject(followed) } : {}) };
    const action = new Action("taken", null, detail);
    project.act(action, () => {
      deleteIds(main.doc, doubles.inMain, action);
      deleteIds(own.doc, [...lateDeletions(records), ...doubles.inDraft], action);
      // Only where the main text is mended is it followed: else the draft stays as it is.
      if (followed) followAll(project, { main, own, followed, action });
    });
  });
}
